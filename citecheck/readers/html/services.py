"""What a site says of itself: links to its own services, and how its links open."""

from __future__ import annotations

import re
from typing import Final

from citecheck.patterns import lazy

# A site speaking of its own.
_OWNER: Final = (
    r"(?:our|unser(?:e[mnrs]?)?|notre|nos|nuestr[oa]s?|nostr[oaie]|noss[oa]s?|onze|ons|vår[at]?"
    r"|vores|nasz\w{0,3}|наш\w{0,3})"
)
# By what sites reach their readers, and what they have them agree to.
_SERVICE: Final = (
    r"(?:(?:e-?mail[- ]?|daily |weekly |free )*newsletters?|privacy|terms (?:of|and)|cookies?\b"
    r"|datenschutz|nutzungsbedingungen|informativa|privacidade|confidentialité"
    r"|politique de (?:confid|cookies)|política de (?:priv|cookies)|aviso de privacidad"
    r"|privacyverklaring|community (?:guidelines|standards)|comment policy|apps?\b|whatsapp"
    r"|telegram|facebook|twitter|instagram|youtube|tiktok|channel\b|kanal\b|podcasts?\b|e-?mail\b"
    r"|rss\b|infolettre|boletín|boletines|nieuwsbrief|nyhedsbrev|nyhetsbrev|рассылк|телеграм"
    r"|канал\b|canal de (?:whatsapp|telegram)|chaîne (?:whatsapp|telegram))"
)
_BETWEEN: Final = r"(?:\s+[\w-]+){0,2}"
_OWN: Final = lazy(rf"\b{_OWNER}{_BETWEEN}\s*$", re.IGNORECASE)
# How a reader reaches who wrote something: "follow her on", "reach him at".
_REACHED: Final = lazy(
    r"\b(?:(?:follow|reach|contact|find|e-?mail|message|write to) (?:him|her|them|me|us)"
    r"(?=\W*$| (?:at|by|here|on|through|using|via)\b)"
    r"|folgen sie (?:ihm|ihr|ihnen|uns|mir)|folgt (?:ihm|ihr|uns)|suivez-(?:le|la|les|nous|moi)"
    r"|síguel[oae]s?|écrivez-(?:lui|nous)|schreiben sie (?:ihm|ihr|uns))\b"
    r"[^.!?]*$",
    re.IGNORECASE,
)
# Of these pieces each of them has one: looking for those first is much faster.
_REACHING: Final = (
    *("follow", "reach", "contact", "find", "mail", "messag", "writ"),
    *("folg", "suiv", "síg", "écri", "schreib"),
)
_SERVICE_START: Final = lazy(rf"\W*{_SERVICE}", re.IGNORECASE)
_OWN_SERVICE: Final = lazy(rf"\W*{_OWNER}{_BETWEEN}\s+{_SERVICE}", re.IGNORECASE)
# What stands over and under letters that are sent to many.
_LETTER: Final = lazy(
    r"\W*(?:(?:view|read|open|see) (?:this |it |the )?(?:e-?mail |message |(?:news)?letter )?"
    r"(?:in|on) (?:your |the |a )?(?:web[ -]?)?browser|web ?version"
    r"|unsubscribe(?: from (?:all|any|our|the|these|this)(?: [\w-]+){0,3})?"
    r"|(?:view|read|open|see) (?:this letter|(?:this|the) (?:e-?mail|message|newsletter)) online"
    r"|(?:manage|update) (?:your |my )?(?:email )?preferences|online-?(?:version|ansicht)"
    r"|(?:im|in (?:ihrem|deinem)) (?:web)?browser (?:ansehen|anzeigen|öffnen|lesen)|abmelden"
    r"|(?:voir|lire|afficher) (?:la version en ligne|dans (?:le|votre) navigateur)"
    r"|(?:se désabonner|se désinscrire)|ver en (?:el |su |tu )?navegador|versión (?:web|online)"
    r"|darse de baja|cancelar (?:la )?suscripción|(?:открыть|посмотреть|смотреть) в браузере"
    r"|отписаться|(?:відкрити|переглянути) [ув] браузері|відписатися)\W*",
    re.IGNORECASE,
)
# How many characters before a link tell whose it is.
_REACH: Final = 40

# How links open, as pages tell those who cannot see it.
_WINDOW: Final = lazy(
    r"[\s,;(\[–-]*(?:(?:this |the )?(?:link )?(?:will )?opens? (?:in )?(?:an? )?(?:new|another)"
    r" (?:browser )?(?:tab|window)|(?:link )?öffnet (?:sich )?(?:in|im) (?:einem )?neue[mn]"
    r" (?:fenster|tab)|(?:wird )?(?:in|im) (?:einem )?neue[mn] (?:fenster|tab) geöffnet"
    r"|(?:s['’])?ouvre dans une? (?:nouvel(?:le)?|autre) (?:onglet|fenêtre)|nouvelle fenêtre"
    r"|(?:se )?abre en (?:una )?(?:nueva (?:ventana|pestaña)|(?:ventana|pestaña) nueva)"
    r"|si apre in (?:una )?(?:nuova|altra) (?:finestra|scheda)"
    r"|abre (?:em|numa|em uma) nova (?:janela|aba|guia)|opent in (?:een )?nieuw (?:venster|tabblad)"
    r"|(?:åbner|åpnes|öppnas) i (?:et |ett )?nyt?t? (?:vindue|vindu|fönster|fane)"
    r"|otwiera się w nowe[jm] (?:karcie|oknie)|(?:откроется|открывается|відкриється)"
    r" в нов(?:ой|ом|ій|ому) (?:вкладке|окне|вкладці|вікні)"
    r"|external link|externer link|lien externe)[\s.)\]]*",
    re.IGNORECASE,
)
_LONGEST: Final = 70


def is_own_service(anchor: str, before: str) -> bool:
    """Return whether a link leads to a service of the site: "sign up to our newsletter".

    So does one of a letter to itself or to the list of those who get it, and one by which a
    reader reaches the author.

    Args:
        anchor: The text of the link.
        before: The text before it; its end is enough.
    """
    if _OWN_SERVICE.match(anchor) or (len(anchor) < _LONGEST and _LETTER.fullmatch(anchor)):
        return True
    near = before[-_REACH:]
    if _SERVICE_START.match(anchor) and _OWN.search(near):
        return True
    low = near.lower()
    return any(map(low.__contains__, _REACHING)) and _REACHED.search(near) is not None


def tells_of_window(text: str) -> bool:
    """Return whether a text does nothing but tell how a link opens (WCAG 2, technique G201)."""
    return len(text) < _LONGEST and _WINDOW.fullmatch(text) is not None
