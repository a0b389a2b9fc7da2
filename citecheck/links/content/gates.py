"""Pages that answer 200 and ask before they let on: for consent, age, a permit, patience.

Read from whole titles and headings of short pages; behind them may stand what was cited.
"""

from __future__ import annotations

from typing import Final

from citecheck.links.content.look import Look, folded, judged_once
from citecheck.links.content.prose import (
    bare,
    begins_headline,
    goes_on,
    is_on_something,
    is_report,
    is_told,
)
from citecheck.patterns import lazy

# Text of a page beyond this many characters is more than a question.
_LONGEST: Final = 900
# Headings that ask for consent to cookies, and what such a question offers.
_CONSENT: Final = lazy(
    r"(?:we value|about) your privacy|your privacy (?:matters|(?:is important )?to us|choices)"
    r"|before you continue(?: to .{1,40})?|(?:cookie|privacy) (?:consent|preferences|choices)"
    r"|(?:mit werbung(?: und cookies)?|weiter mit werbung)(?: weiter)?(?:lesen| lesen)?"
    r"(?: oder .{3,40})?|(?:ihre|deine) (?:einwilligung|zustimmung|wahl)|sie haben die wahl"
    r"|(?:ihre|deine) (?:privatsphäre|daten) (?:ist|sind) uns wichtig"
    r"|bevor (?:sie|du) (?:weiter|fort).{1,40}"
    r"|wir (?:respektieren|schätzen) (?:ihre|deine) privatsphäre|zustimmung erforderlich"
    r"|nous respectons votre vie privée|votre vie privée.{0,40}"
    r"|avant (?:de continuer|d'accéder).{0,40}"
    r"|.{2,40} partenaires (?:ont besoin de|demandent) votre (?:accord|consentement)"
    r"|votre (?:accord|consentement|choix)"
    r"|(?:elige|elija) cómo (?:leer|continuar|seguir).{0,30}|(?:tu|su) consentimiento"
    r"|(?:tu|su) privacidad (?:es importante|nos importa).{0,30}"
    r"|scegli come (?:leggere|continuare|navigare|proseguire).{0,30}|il tuo consenso"
    r"|escolha como (?:ler|continuar).{0,30}|o seu consentimento"
    r"|(?:valoramos|respetamos) (?:tu|su) privacidad|antes de continuar.{0,40}"
    r"|(?:la tua|rispettiamo la tua) privacy.{0,30}|prima di continuare.{0,40}"
    r"|(?:wij|we) (?:geven om|respecteren|waarderen|hechten waarde aan) (?:jouw|uw|je) privacy"
    r"|(?:szanujemy|cenimy) (?:twoją|państwa) prywatność|vi (?:värnar om"
    r"|bryr oss om) din integritet"
    r"|vi (?:værdsætter|respekterer) dit privatliv|vážíme si vašeho soukromí"
    r"|(?:valorizamos|respeitamos) (?:a )?sua privacidade|(?:a )?sua privacidade.{0,30}"
    r"|мы (?:ценим|используем) .{4,40}|ми (?:цінуємо|використовуємо) .{4,40}"
    r"|我们重视.{0,6}隐私|我們重視.{0,6}隱私|.{0,8}プライバシーを(?:尊重|重視|大切に).{0,8}"
)
_OFFER: Final = lazy(
    r"\b(?:accept|reject|agree|refuse|allow|manage|zustimmen|akzeptieren|ablehnen"
    r"|einverstanden|accepter|refuser|continuer sans|aceptar|rechazar|accett[aio]|rifiuta"
    r"|aceitar|rejeitar|принять"
    r"|accepteren|weigeren|akceptuj\w*|zgadzam|acceptera|godkänn|afvis|souhlas\w*|odm[ií]t\w*"
    r"|отклонить|прийняти|відхилити)\b|接受|拒绝|拒絕|同意|許可|拒否"
)
_DATA: Final = lazy(
    r"cookie|partner|consent|\bdat(?:a|en|os|i)\b|\bdados\b|donn[ée]es|zustimm|gegevens|persona"
    r"|werbung|publicité|данны|дані|dane\b|pliki|soubor|uppgifter|kakor|oplysninger|privacy policy"
)
# Questions after the reader's age, and what follows them.
_AGE: Final = lazy(
    r"(?:are you|please confirm (?:that )?you(?:'re| are)?)"
    r" (?:of legal (?:drinking |smoking )?age|(?:over |at least |older than )?(?:1[689]|2[01])"
    r"(?: years? (?:old|of age))?(?: or (?:older|over))?).{0,20}"
    r"|age (?:verification|check|gate)|verify your age|you must be (?:over )?(?:18|21).{0,60}"
    r"|alters(?:prüfung|verifikation|abfrage|nachweis)"
    r"|(?:bist du|sind sie) (?:schon |über |mindestens )?(?:18|volljährig).{0,20}|(?:avez-vous"
    r"|êtes-vous) (?:l'âge légal|plus de 18 ans|majeur).{0,50}"
    r"|vérification de l'âge|eres mayor de (?:edad|18).{0,10}|verificación de edad"
    r"|hai (?:più di|almeno|compiuto) 18 anni|sei maggiorenne|você tem (?:mais de )?18 anos.{0,10}"
    r"|ben (?:je|u) (?:al |ouder dan )?18(?: jaar)?.{0,12}|czy masz (?:ukończone|skończone) 18 lat"
    r"|är du (?:över|fyllda?|minst) 18(?: år)?|er du (?:over|fylt) 18(?: år)?"
    r"|je vám (?:více než |už )?18(?: let)?|18 yaşından büyük müsünüz"
    r"|(?:あなたは)?(?:1[89]|20)歳以上ですか.{0,3}|年齢確認|(?:您|你)(?:是否)?(?:已)?(?:年)?满(?:18|十八)(?:周)?岁.{0,3}"
    r"|вам (?:уже )?(?:есть|исполнилось) 18(?: лет)?|вам (?:вже )?(?:є|виповнилося) 18.{0,8}"
    r"|(?:sensitive |adult |mature )?content warning|adults only"
)
_GO_ON: Final = lazy(
    r"\b(?:yes|enter|continue|confirm|date of birth|ja|eintreten|oui|entrer|sí|entrar|sì|entra|sim"
    r"|да|так)\b|はい|いいえ|入場|是|进入"
)
# Queues before a site that has too many readers.
_QUEUE: Final = lazy(
    r"you are (?:now )?in (?:line|the (?:queue|waiting room))|virtual waiting room"
    r"|sie (?:befinden sich|sind) (?:jetzt )?in der warteschlange|vous êtes dans la file d'attente"
    r"|está(?:s)? en la (?:fila|cola)|вы в очереди"
)
_WAIT: Final = lazy(
    r"\b(?:estimated wait|in (?:the )?(?:line|queue)|your (?:turn|place|position) in|automatically"
    r"|(?:thank you for|appreciate) your patience|bitte warten|warteschlange|file d'attente"
    r"|patientez"
    r"|(?:la|en) (?:cola|fila)|очеред\w+)\b"
)
# Rooms in which people wait, too, and what only those of sites tell.
_WAITING_ROOM: Final = lazy(
    r"waiting room|warteraum|salle d'attente|sala de espera|sala d'attesa|комната ожидания"
)
_LET_ON: Final = lazy(
    r"\b(?:automatically (?:redirected|refresh\w*|admitted|let)|redirected|refresh(?:es)?"
    r"|estimated wait|(?:place|position|number) in (?:line|the queue)|(?:web ?)?site|browser"
    r"|traffic|high demand|in line|in the queue|automatisch weitergeleitet|warteschlange|webseite"
    r"|redirigée?s? automatiquement|file d'attente|automáticamente|en la (?:cola|fila)|очеред\w+)\b"
)
# What sites ask of those who come with an old browser, as they take a program for.
_BROWSER: Final = lazy(
    r"(?:sorry,? )?(?:your|this) browser (?:version )?is (?:not|no longer) supported"
    r"|unsupported browser|(?:please )?(?:update|upgrade) your browser"
    r"|ihr browser wird nicht (?:mehr )?unterstützt|votre navigateur n'est (?:pas|plus) .{4,30}"
    r"|(?:tu|su) navegador no es compatible|il (?:tuo|suo) browser non è supportato"
    r"|seu navegador não é (?:compatível|suportado)|ваш браузер (?:устарел|не поддерживается)"
    r"|ваш браузер (?:застарів|не підтримується)|(?:您|你)的浏览器(?:版本)?(?:过低|不受支持)"
    r"|お使いのブラウザは(?:対応|サポート).{2,12}"
)
_UPDATE: Final = lazy(
    r"\b(?:updat|upgrad|download|install|aktualis|mett|télécharg|actualiz|descarg|aggiorn|scaric"
    r"|atualiz|baix|обнов|установ|онов|встанов)\w*|升级|下载|更新|最新"
)
# What is kept for readers whom somebody has let in.
_PRIVATE: Final = lazy(
    r"you (?:need|don't have|do not have) (?:permission|access)(?: to (?:(?:access|view|open"
    r"|see) )?this .{3,20})?|request access"
    r"|this (?:video|account|profile|post|album|playlist|group|board|site|page|document"
    r"|repository|channel|blog) is private"
    r"|(?:private|restricted) (?:video|site|account|profile|document|page)"
    r"|dieses (?:video|konto|profil|dokument) ist privat|cette vidéo est privée"
    r"|these (?:posts|tweets|photos) are protected"
    r"|(?:эта )?(?:запись|страница|публикация) скрыта настройками (?:приватности"
    r"|конфиденциальности)"
    r"|(?:этот|цей) (?:аккаунт|профиль|профіль|акаунт) (?:закрыт|закрытый|приватний|закрито)"
    r"|este vídeo es privado"
    r"|questo video è privato|это (?:закрытый профиль|частное видео)|(?:members|subscribers) only"
)
# How such pages speak of letting somebody in.
_LET_IN: Final = lazy(
    r"\b(?:sign|log(?:ged)?) ?-?in\b|permission|\bowner|member|subscri|invit|access|request|account"
    r"|follow|anmeld|einlogg|mitglied|zugriff|konto|connect|membre|abonn|autori|accès|accedi|acced"
    r"|permi|sesión|miembro|войти|войд|доступ|подпис|друз|участник"
)
# Characters of a block that says no more.
_NO_MORE: Final = 60

_ASKING: Final = (
    (_CONSENT, (_OFFER, _DATA)),
    (_AGE, (_GO_ON,)),
    (_QUEUE, (_WAIT,)),
    (_WAITING_ROOM, (_LET_ON,)),
    (_BROWSER, (_UPDATE,)),
)


@judged_once
def asks_first(look: Look) -> str:
    """Return the heading by which a short page asks something before it lets on; or nothing."""
    if not look.is_shorter(_LONGEST):
        return ""
    lines = _heads(look)
    for heading, offers in _ASKING:
        named = next((line for line in lines if heading.fullmatch(line)), "")
        if not named or _is_article(look, named):
            continue
        says = _rest(look, named), folded(look.text)
        if all(offer.search(text) for offer, text in zip(offers, says, strict=False)):
            return f"asks first: {named!r}"
    return ""


@judged_once
def private(look: Look) -> str:
    """Return the words by which a short page says that it is kept for some; or nothing."""
    if not look.is_shorter(_LONGEST // 2):
        return ""
    begun = (block.partition(". ")[0] for block in look.blocks)
    lines = (*_heads(look), *map(bare, begun))
    named = next((line for line in lines if _PRIVATE.fullmatch(line)), "")
    if not named or is_told(look) or _is_article(look, named):
        return ""
    if any(goes_on(look, head) for head in look.headings if bare(head) == named):
        return ""
    beside = max(len(folded(block).replace(named, "", 1)) for block in look.blocks)
    says_more = beside > _NO_MORE and not _LET_IN.search(_rest(look, named))
    return "" if says_more else f"says {named!r}"


def _is_article(look: Look, named: str) -> bool:
    return is_report(look) or is_on_something(look) or begins_headline(look, named)


def _heads(look: Look) -> tuple[str, ...]:
    return tuple(bare(line) for line in (*look.title_parts, *look.headings))


def _rest(look: Look, heading: str) -> str:
    return folded(look.text).replace(heading, "", 1)
