"""Logins that stand in for a page: at its own address, or where a redirect leads instead.

Known by whole titles, by the words of a form with a password, by paths and hosts of nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck import urls
from citecheck.links.content import softpages
from citecheck.links.content.look import Look
from citecheck.patterns import lazy

# Whole segments of a path, with or without a suffix; words of headlines stand among others.
_LOGIN_PATH: Final = lazy(
    r"/(?:(?:user|member|account|wp|cas)[-_]?)?(?:log[-_]?in|sign[-_]?(?:in|on)|sso|oauth2?"
    r"|authorize"
    r"|authenticate|saml2?|anmelden|einloggen|connexion|iniciar-sesion|accedi|login[-_]form)"
    r"(?:\.[a-z]{2,5})?(?=/|$)",
    re.IGNORECASE,
)
_LOGIN_HOST: Final = lazy(
    r"(?:^|\.)(?:log-?in|sign-?in|sso|auth|accounts?|idp|id|identity|passport)\."
)
# Of these, hosts that do nothing else.
_SIGN_ON_HOST: Final = lazy(r"(?:^|\.)(?:log-?in|sign-?in|sso|auth|idp|passport)\.")
_LOGIN_TITLE: Final = lazy(
    r"(?:please )?(?:log|sign) ?[io]n(?: (?:to|or|required|page|with|-).*)?|(?:member|user"
    r"|account)"
    r" (?:log|sign)[ -]?in|you must (?:be logged|log|sign) in\b.*|(?:bitte )?(?:melden sie sich"
    r"|melde dich) (?:bitte )?an|bitte (?:melden sie sich|anmelden|einloggen).*|anmelden"
    r"|anmeldung|einloggen|(?:se )?connecter|connexion|iniciar sesión"
    r"|inicia sesión|acceder|accedi|accesso|iniciar sessão|fazer login|entrar|вход|войти"
    r"|авторизация|вхід|увійти|登录|登入|用户登录|ログイン|sign in required|login required",
)

# What a form says for which there is more than it shows.
_LOGIN_SAID: Final = lazy(
    r"\b(?:please |must |need to )(?:be )?(?:log(?:ged)?|sign(?:ed)?) in to (?:view|see|access"
    r"|read"
    r"|continue)\b|\byou are not logged in\b|\bmelden sie sich (?:bitte )?an, um\b|\bveuillez vous"
    r" (?:connecter|identifier) pour\b|\b(?:inicia|inicie) sesión para\b|\baccedi per\b"
    r"|\bfaça login para\b|\b(?:войдите|авторизуйтесь),? чтобы\b|\bувійдіть,? щоб\b"
    r"|请(?:先)?登录(?:后|以)"
)

# Without a login, such pages are only read.
_TO_ADD: Final = lazy(
    r"\b(?:to|zu|pour|para|per|чтобы|щоб) (?:reply|comment|post|answer|vote|leave|join|antworten"
    r"|kommentieren|répondre|commenter|responder|comentar|rispondere|commentare|ответить"
    r"|комментировать|оставить|написать|відповісти|коментувати|залишити|написати)\b"
)
# Text of a page beyond this many characters holds more than a form.
_LOGIN_TEXT: Final = 600
_FEW: Final = 20


def login_page(asked: urls.Url, _final: urls.Url, look: Look) -> str:
    """Return what shows that a page asks for a login where another was cited; empty for none."""
    if b"password" not in look.low:
        return ""  # nearly every page is done with here
    if not look.is_shorter(_LOGIN_TEXT) or _LOGIN_PATH.search(asked.path):
        return ""
    if asked.path == "/" or _LOGIN_HOST.search(asked.host) or softpages.is_headed(asked, look):
        return ""
    lines = (*look.title_parts, *(head.lower() for head in look.headings))
    named = any(_LOGIN_TITLE.fullmatch(line) and not _TO_ADD.search(line) for line in lines)
    named = named or _asks_first(look.text.lower())
    return "a page that asks for a password" if named and _has_field(look) else ""


def _asks_first(text: str) -> bool:
    """Return whether a form says that its reader is to log in, and not only to add something."""
    ends = (found.end() for found in _LOGIN_SAID.finditer(text))
    return any(not _TO_ADD.search(text, max(0, end - _FEW), end + _FEW) for end in ends)


def _has_field(look: Look) -> bool:
    """Return whether a page has a field for a password."""
    return any(meta.get("type") == "password" for meta in look.metas(b"password"))


def login_wall(asked: urls.Url, final: urls.Url, look: Look | None) -> str:
    """Return what shows that a link was led to a login instead of its page; empty for none."""
    moved = (asked.host, asked.path) != (final.host, final.path)
    if not moved or _LOGIN_PATH.search(asked.path) or _LOGIN_HOST.search(f"{asked.host}."):
        return ""
    if _LOGIN_PATH.search(final.path):
        return f"redirects to {final.host}{final.path}"
    has_field = look is not None and _has_field(look)
    is_form = look is None or has_field or (look.is_shell and "/auth" in final.path)
    if _LOGIN_HOST.search(final.host) and (is_form or _is_sign_on(final.host, look)):
        return f"redirects to {final.host}"
    if has_field and look is not None:
        named = any(_LOGIN_TITLE.fullmatch(part) for part in look.title_parts)
        if named or look.is_shorter(600):
            return "redirects to a page that asks for a password"
    return ""


def _is_sign_on(host: str, look: Look | None) -> bool:
    """Return whether scripts make the page of a host where people sign in."""
    return look is not None and look.is_shell and _SIGN_ON_HOST.search(host) is not None
