"""Sites that have no time for their reader: being worked on, or asked too much.

Read from whole titles and headings of short pages that answer 200; what stands there is not what
was cited, and nobody knows what will stand there in an hour.
"""

from __future__ import annotations

from typing import Final

from citecheck.links.content.look import Look, folded, judged_once
from citecheck.links.content.prose import begins_headline, claim, is_on_something, is_report
from citecheck.patterns import lazy

# Text of a page beyond this many characters is more than "come back later".
_NOTICE_TEXT: Final = 500
# Whole titles and headings of a site that is being worked on, or has forgotten its reader.
_LATER: Final = lazy(
    r"(?:(?:this |our |the )?(?:web ?)?site (?:is )?(?:currently |temporarily )?|we are |we're )?"
    r"(?:down for|under|undergoing|in) (?:scheduled |planned )?maintenance(?: mode)?"
    r"|(?:scheduled|planned|site) maintenance"
    r"|(?:sorry,? )?we(?:'ll| will) be (?:right )?back(?: soon| shortly)?"
    r"|(?:your )?session (?:has )?(?:expired|timed out)|session timeout"
    r"|(?:torniamo|torneremo) (?:subito|presto).{0,20}|(?:le |notre )?site fait peau neuve"
    r"|volvemos (?:pronto|enseguida|en breve).{0,20}|voltamos (?:já|em breve|logo).{0,20}"
    r"|(?:nous )?(?:revenons|sommes de retour) (?:très )?(?:bientôt|vite).{0,20}"
    r"|(?:geplante )?wartungsarbeiten|wartungsmodus"
    r"|wir sind (?:gleich|bald) (?:wieder|zurück).{0,20}"
    r"|(?:le )?site (?:est )?(?:actuellement )?en maintenance|maintenance en cours"
    r"|(?:el )?sitio (?:web )?en (?:mantenimiento|construcción)|(?:estamos )?en mantenimiento"
    r"|(?:il )?sito (?:è )?in manutenzione|(?:(?:o )?site (?:está )?)?em manutenção"
    r"|(?:(?:на сайте )?(?:ведутся|проводятся) )?(?:технические|профилактические) работы"
    r"|(?:сайт на )?техническ(?:ом|ое) обслуживани[ие]|(?:на сайті )?(?:(?:ведуться"
    r"|тривають) )?технічні роботи"
    r"|(?:网站|系统|系統|網站)(?:正在)?(?:维护|維護|升级)(?:中)?|(?:ただいま)?メンテナンス中(?:です)?"
)
# The same of one that is still to come; other things are announced in the same words.
_SOON: Final = lazy(
    r"(?:(?:this |our |the )?(?:new )?(?:web ?site|site|page) (?:is )?(?:currently )?)?"
    r"(?:(?:coming|opening|launching) (?:very )?soon|under construction)"
    r"|(?:(?:diese|unsere) )?(?:web)?(?:seite|site) (?:ist )?(?:derzeit )?(?:im aufbau|in arbeit)"
    r"|(?:(?:ce |le |notre )?site )?(?:est )?en construction|bientôt (?:disponible|en ligne)"
    r"|próximamente|muy pronto|em breve|em construção|in costruzione|prossimamente"
    r"|сайт (?:находится )?в (?:разработке|стадии разработки)|скоро открытие|сайт у розробці"
    r"|(?:网站|網站)建设中|(?:サイト)?準備中(?:です)?|(?:ただいま)?工事中(?:です)?"
)
# What such a site asks of its reader; others announce the same works for a day to come.
_COME_BACK: Final = lazy(
    r"\bstay tuned\b|\bbe the first to know\b|\benter using password\b"
    r"|\bon (?:its|the) way\b|\bnew (?:web ?site|site|home page)\b|\bwe(?:'re| are) "
    r"(?:working|building)\b|\blaunch(?:es|ing)? (?:soon|shortly)\b|\bneue[nr]? "
    r"(?:web|internet)(?:seite|site|auftritt)|\bnouveau site\b|\bnuev[oa] (?:sitio|web)\b"
    r"|\bnuovo sito\b|\bnovo site\b|\bновый сайт\b|\bновий сайт\b"
    r"|\b(?:check|come|visit|drop|try|return)(?: us| by| it)?(?: back| again)?"
    r" (?:later|soon|shortly|again|in an?)\b"
    r"|\bbe (?:right )?back\b|\bback (?:soon|shortly|online)\b|\bat the moment\b|\bsorry for\b"
    r"|\bapologi[sz]e\b|\bpatience\b|\bplease start (?:a new|again|over)\b"
    r"|\bplease (?:log|sign) in again\b"
    r"|\bspäter (?:erneut|noch|wieder)|\bkürze wieder\b"
    r"|\b(?:gleich|bald) (?:wieder (?:da|für|online|verfügbar|erreichbar)"
    r"|zurück)|\bgeduld\b|\bverständnis\b|\bderzeit nicht\b"
    r"|\b(?:revenir|revenez|revenons|réessayer|réessayez|de retour|votre (?:patience"
    r"|compréhension))\b"
    r"|\b(?:vuelva|vuelve|volveremos|inténtelo|inténtalo|intente|disculp\w+)\b"
    r"|\b(?:riprova\w*|torna|tornate|torneremo|scusiamo)\b"
    r"|\b(?:volte|voltamos|voltaremos|tente|desculp\w+)\b"
    r"|\b(?:зайдите|заходите|попробуйте|повторите|приносим извинения|скоро (?:верн|всё|все|зараб)"
    r"|спробуйте|завітайте"
    r"|повернемо|перепрошуємо|зайдіть)|稍后|稍候|稍後|しばらく|のちほど"
)
# Works that are announced have a day; those that are going on end soon.
_DAY: Final = lazy(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles"
    r"|jueves|viernes|sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica"
    r"|(?:segunda|terça|quarta|quinta|sexta)-feira|понедельник|вторник|сред[уы]|четверг|пятниц[уы]"
    r"|суббот[уы]|воскресень[ея]|понеділ(?:ок|ка)|вівторок|четвер|п[’'ʼ]ятниц[юі]|субот[уи]"
    r"|неділ[юі])"
    r"|\d日|(?:星期|周)[一二三四五六日天]|[月火水木金土日]曜"
)
# Works of which it is said that they are going on, whatever day they end.
_NOW: Final = lazy(
    r"\b(?:currently|temporarily|we(?:'re| are)|actuellement|en cours|estamos|ведутся|ведуться)\b"
    r"|正在|(?:维护|維護|メンテナンス)中"
)
# What a site asks of one who has asked too much, where it says more than that.
_PLEAD: Final = lazy(
    r"\b(?:please|try again|contact (?:the|your|our|support)|bitte|veuillez|merci de|réessayez"
    r"|por favor|inténtelo"
    r"|per favore|riprova\w*|tente|пожалуйста"
    r"|попробуйте|будь ласка|спробуйте)\b|请|請|ください"
)
# Characters after its heading that need no plea.
_FEW: Final = 60
# The same of a site that has had enough of a program's questions.
_ENOUGH: Final = lazy(
    r"(?:429[\s:.,–—-]*)?too many requests|(?:download |bandwidth )?(?:quota|limit) exceeded"
    r"|(?:api )?rate limit (?:has been )?(?:exceeded|reached)"
    r"|(?:your )?(?:ip|ip address|access) (?:address )?(?:has been |is |was )?(?:temporarily )?"
    r"(?:blocked|banned)|zu viele anfragen|trop de requêtes|demasiadas (?:solicitudes|peticiones)"
    r"|troppe richieste|(?:слишком много|превышено количество) запросов|访问(?:过于)?频繁"
    r"|訪問過於頻繁|アクセスが集中しています"
)


def closed_for_now(look: Look) -> str:
    """Return the title or heading by which a short page asks to come back later; or nothing."""
    return _headed(look)[0]


def tired(look: Look) -> str:
    """Return the title or heading by which a short page refuses who asks too much; or nothing."""
    return _headed(look)[1]


@judged_once
def _headed(look: Look) -> tuple[str, str]:
    if not look.is_shorter(_NOTICE_TEXT):
        return "", ""
    heads = list(map(claim, look.headings))
    lines = (*map(claim, look.title_parts), *heads)
    pleas = [line for line in lines if _LATER.fullmatch(line)]
    to_come = [line for line in lines if _SOON.fullmatch(line)]
    if to_come and not is_on_something(look):
        pleas += to_come
    later = next(iter(pleas), "")
    if later and not _is_going_on(look, pleas):
        later = ""
    enough = next((line for line in lines if _ENOUGH.fullmatch(line)), "")
    if enough and len(look.text) - len(enough) > _FEW and not _PLEAD.search(look.text.lower()):
        enough = ""
    if not (later or enough):
        return "", ""
    # "Your address was blocked - what to do?" begins like a notice, and is a question.
    is_begun = any(head.startswith(f"{later or enough} ") for head in heads)
    if is_begun or is_report(look) or begins_headline(look, later or enough):
        return "", ""
    return later and f"headed {later!r}", enough and f"headed {enough!r}"


def _is_going_on(look: Look, pleas: list[str]) -> bool:
    """Return whether works that head a page go on now, and its reader is asked to come back."""
    rest = folded(look.text)
    for line in pleas:
        rest = rest.replace(line, "", 1)
    rest = rest.strip(" .!…")
    is_announced = _DAY.search(rest) and not _NOW.search(pleas[0])
    return not is_announced and _COME_BACK.search(rest or pleas[0]) is not None
