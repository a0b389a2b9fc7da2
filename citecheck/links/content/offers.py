"""Pages that hold an offer instead of an article: to subscribe, or to register.

Read from the first heading of a short page, or its title where it has none.  An article that
ends in such an offer has a headline of its own: its reader gets that, and what it is on.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck.links.content.look import Look, folded, judged_once
from citecheck.links.content.prose import bare, is_report
from citecheck.patterns import lazy

# Text of a page beyond this many characters is more than an offer.
_LONGEST: Final = 900
# Each names what is withheld, or reading on: "members only" stands above much else.
_SUBSCRIBE: Final = lazy(
    r"(?:to (?:keep|continue) reading[^:?]{0,30}, )?subscribe (?:now )?(?:to|and) (?:read|unlock"
    r"|access|view|(?:keep|continue) reading)\b[^:?]{0,50}|subscribe (?:now )?to continue"
    r"|to (?:keep|continue) reading[^:?]{0,30}, subscribe(?: now)?"
    r"|this (?:article|story|content|page) is (?:exclusive(?:ly)?|only|reserved|available only)"
    r"(?: available)? (?:to|for) (?:our )?(?:\w+ )?(?:subscribers|members)"
    r"|(?:exclusive content for|this (?:article|story) is for) subscribers(?: only)?"
    r"|subscribers?[- ]only (?:content|article|story)"
    r"|you(?:'ve| have) (?:reached|read) [^:?]{0,30}(?:limit|free articles)[^:?]{0,30}"
    r"|(?:dieser (?:artikel|inhalt|text) ist (?:exklusiv|nur)|exklusiver inhalt)"
    r"(?: zugänglich| lesbar)? (?:für|mit) [^:?]{0,12}(?:abonnent\w*|abo\b)[^:?]{0,20}"
    r"|(?:(?:jetzt )?mit [^:?]{0,15}(?:\+|plus|abo|premium) weiterlesen"
    r"|weiterlesen mit [^:?]{0,25}(?:\+|plus|abo|premium))"
    r"|(?:jetzt )?abonnieren(?:,? um weiterzulesen| und weiterlesen)"
    r"|(?:(?:cet article|ce contenu|la suite) est |article |contenu )(?:exclusivement )?"
    r"réservée? (?:à nos |aux )abonnés|abonnez-vous pour (?:lire|continuer|accéder)[^:?]{0,40}"
    r"|(?:este )?(?:contenido|artículo)(?: es)? (?:exclusivo|reservado|sólo|solo) (?:a|para)"
    r" (?:nuestros )?(?:suscriptores|abonados|socios)"
    r"|suscríb(?:e|a)(?:te|se) para (?:leer|seguir|continuar)[^:?]{0,40}"
    r"|(?:questo )?(?:contenuto|articolo)(?: è)? (?:esclusivo|riservato) (?:per (?:gli )?|agli )"
    r"abbonati"
    r"|per continuare[^:?]{0,40} abbonati|abbonati (?:per|e) (?:leggere|continua)[^:?]{0,40}"
    r"|(?:est[ae] )?(?:conteúdo|artigo|matéria)(?: é)? (?:exclusiv[oa] para|reservad[oa] a)"
    r" assinantes|assine (?:agora )?(?:para|e) (?:ler|continu)[^:?]{0,40}"
    r"|(?:материал|статья|текст)(?: доступ(?:ен|на))?(?: только)? (?:для )?подписчик(?:ам|ов)"
    r"|подпишитесь,? чтобы (?:читать|прочитать|продолжить)[^:?]{0,30}"
    r"|(?:матеріал|стаття|текст)(?: доступ(?:ний|на))?(?: (?:лише|тільки))? (?:для )?"
    r"(?:передплатник|підписник)(?:ам|ів)|передплатіть,? щоб (?:читати|продовжити)[^:?]{0,30}"
    r"|(?:本文|此文|本内容)(?:为|是)?(?:付费|订阅|会员)(?:用户)?(?:专享|专属|可读)?(?:内容|文章)?"
    r"|(?:付费|会员专享)(?:内容|文章)|订阅(?:后|以)?(?:继续)?阅读.{0,6}"
    r"|(?:この(?:記事|コンテンツ)は)(?:有料)?(?:会員|購読者)(?:限定|専用)(?:記事|コンテンツ)?(?:です)?"
    r"|(?:有料)?(?:会員|購読者)(?:限定|専用)(?:記事|コンテンツ)(?:です)?"
)
_REGISTER: Final = lazy(
    r"(?:create|register|sign up) (?:for )?(?:an? |your )?(?:free )?(?:account )?(?:for free )?"
    r"to (?:continue|(?:read|(?:keep|continue) reading)\b[^:?]{0,40})"
    r"|(?:jetzt )?(?:kostenlos )?registrieren(?:,? um weiterzulesen| und weiterlesen)"
    r"|(?:inscrivez-vous|créez (?:un|votre) compte) (?:gratuit(?:ement)? )?pour (?:lire"
    r"|continuer (?:à lire|la lecture|votre lecture))[^:?]{0,40}"
    r"|(?:reg[íi]str(?:a|e)(?:te|se)|crea (?:una|tu) cuenta) (?:gratis |gratuita )?para (?:leer"
    r"|(?:seguir|continuar) leyendo)[^:?]{0,40}"
    r"|(?:registrati|crea un account) (?:gratis |gratuito )?per (?:leggere|continuare (?:a leggere"
    r"|la lettura))[^:?]{0,40}"
    r"|(?:(?:registe|cadastre)-se|crie (?:uma|sua) conta) (?:grátis |gratuita )?para (?:ler"
    r"|continuar (?:lendo|a ler|a leitura))[^:?]{0,40}"
    r"|зарегистрируйтесь,? чтобы (?:читать|прочитать|продолжить чтение)[^:?]{0,40}"
    r"|зареєструйтес[ья],? щоб (?:читати|продовжити читання)[^:?]{0,40}"
    r"|(?:免费)?注册(?:后|以)(?:继续)?阅读.{0,6}|(?:無料)?会員登録(?:して|で)続きを読む"
)
# What such a page says beside its heading: what it costs, and where those go who have paid.
_TERMS: Final = lazy(
    r"[$€£¥₽]|\b(?:euros?|per month|a month|subscri\w*|sign in|log in|already|abo\w*|anmelden"
    r"|registr\w*|connect\w*|mois|suscri\w*|inici\w+ sesión|mes|accedi|mese|assin\w*|entre|entrar"
    r"|подпис\w*|войдите|войти|передплат\w*|увійдіть|увійти|e-?mail)\b|登录|订阅|会員|ログイン|購読"
)


@judged_once
def to_subscribe(look: Look) -> str:
    """Return the heading by which a page offers a subscription and no article; or nothing."""
    return _headed(look, _SUBSCRIBE)


@judged_once
def to_register(look: Look) -> str:
    """Return the heading by which a page asks its reader to register first; or nothing."""
    return _headed(look, _REGISTER)


def _headed(look: Look, offer: re.Pattern[str]) -> str:
    if not (look.is_shorter(_LONGEST) and _TERMS.search(folded(look.text))):
        return ""
    lines = look.headings[:1] or look.title_parts
    named = next((line for line in map(bare, lines) if offer.fullmatch(line)), "")
    title = look.title.lower()
    has_own = any(head != named and head in title for head in map(bare, look.headings))
    if not named or has_own or is_report(look):
        return ""
    rest = folded(look.text).replace(named, "", 1)
    return f"headed {named!r}" if _TERMS.search(rest) else ""
