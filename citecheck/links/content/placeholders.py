"""Pages that stand where nobody has put anything: of servers, of hosters, of registrars.

Known by whole titles and headings that only they carry; articles on them have longer ones.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck.links.content.look import Look, folded, judged_once
from citecheck.links.content.prose import (
    begins_headline,
    claim,
    goes_on,
    is_on_something,
    is_report,
    is_told,
)
from citecheck.patterns import lazy

# Text of a page beyond this many characters was written by somebody for the site.
_LONGEST: Final = 5000
# The same of pages whose name others may bear.
_SHORT: Final = 600
# First pages of servers as they come, and what hosters and registrars put up.
_SERVER: Final = lazy(
    r"welcome to (?:nginx|openresty|tengine|caddy|lighttpd|(?:open)?litespeed|xampp)"
    r"(?: web ?server)?"
    r"(?: on [\w ()]{2,30})?"
    r"|apache2? (?:http server )?(?:[\w ()]{2,20} )?(?:default|test) page(?:: it works)?"
    r"(?: powered by [\w ]{2,20})?"
    r"|(?:http server )?test page for the (?:apache |nginx )?(?:http|web) ?server"
    r"(?: (?:on|powered by) [\w ]{2,20})?|http server test page(?: powered by [\w ]{2,20})?"
    r"|(?:该|此)?(?:网站|站点)(?:已|暂时|被|未)*(?:无法访问|关闭|暂停|备案).{0,10}"
    r"|caddy works|(?:this )?(?:web ?site|site) is no longer (?:hosted|here|active)(?: here)?"
    r"|iis ?\d*(?: windows server.{0,20})?|iis windows(?: server.{0,20})?"
    r"|internet information services|apache tomcat/[\d.]+|web server's default page"
    r"|default (?:plesk|web ?site|parallels [\w ]{2,20}) page|domain default page"
    r"|congratulations! your (?:web ?site|site) is (?:ready|live|up).{0,30}"
    r"|(?:web ?site|site|account|hosting) (?:has been |is )?(?:expired|suspended)"
    r"|this (?:web ?site|site|account) has (?:been suspended|expired)"
    r"|suspended (?:page|site|account)|you(?: are|'re) all set to go"
    r"|wordpress [›>»] (?:installation|setup configuration file)"
    r"|(?:cuenta|sitio) suspendid[ao]|compte suspendu|(?:diese )?(?:konto|website|webseite"
    r"|internetseite) (?:ist |wurde )?(?:gesperrt|deaktiviert)"
    r"|сайт (?:заблокирован|(?:временно )?отключ[её]н)(?: (?:хостинг-)?(?:провайдером|хостингом))?"
    r"|работа сайта (?:временно )?приостановлена"
    r"|(?:аккаунт|хостинг) (?:заблокирован|приостановлен)"
    r"|(?:web ?site|site) (?:is )?not (?:published|configured|connected|set up)(?: yet)?"
    r"|(?:no|there is no) (?:web ?site|site) (?:is )?(?:configured|here|at this address).{0,30}"
    r"|(?:diese )?(?:web)?(?:site|seite) (?:ist|wurde) (?:noch )?nicht veröffentlicht"
    r"|(?:ce |le )?site (?:n'est|n'a) pas (?:encore )?(?:été )?publié"
    r"|(?:este |el )?sitio (?:web )?(?:aún )?no (?:está|ha sido) publicado"
    r"|(?:il |questo )?sito non è (?:ancora )?(?:stato )?pubblicato"
    r"|(?:o |este )?site (?:ainda )?não (?:está|foi) publicado"
    r"|сайт (?:ещё |еще )?не опубликован|сайт (?:ще )?не опубліковано"
)
# Those of them that are said of other accounts and places, too.
_CLOSED: Final = lazy(
    r".*(?:suspend|gesperrt|deaktiv|expired|no longer|заблок|отключ|приостанов|关闭|暂停).*",
    re.DOTALL,
)
# The same of domains for which nobody has made a site.
_DOMAIN: Final = lazy(
    r"future home of something quite cool|(?:the )?future home of [\w-]+\.[a-z.]{2,10}"
    r"|hier entsteht (?:eine|die) neue (?:internet|web)(?:präsenz|seite|site).{0,40}"
    r"|(?:diese )?(?:internet|web)präsenz (?:ist )?(?:im aufbau|nicht eingerichtet|gesperrt)"
    r"|contact information verification required|suspended domain|domain suspended"
    r"|(?:félicitations ! )?votre (?:nom de )?domaine a (?:bien )?été (?:créé|enregistré).{0,30}"
    r"|(?:herzlichen glückwunsch! )?ihre domain wurde (?:erfolgreich )?(?:registriert|eingerichtet)"
    r"|congratulations! your domain (?:has been|was|is) (?:successfully )?(?:created|registered)"
    r".{0,30}"
    r"|looks like this domain isn't connected to a website yet"
    r"|this domain (?:is not|isn't) (?:connected|linked|pointed) to .{2,40}"
    r"|(?:this )?domain(?: name)? (?:has )?expired|(?:este |questo )?dom[ií]nio (?:ha )?"
    r"(?:expirado|expirou|scaduto)|(?:该|此)?域名(?:已|已经)?(?:过期|到期|停放)"
)
# What stands on nothing but such a page, whatever its title.
_SAYS: Final = lazy(
    r"\bdomain has been suspended due to\b"
    r"|\bif you(?: are|'re) the (?:site|website|domain) owner\b.{0,60}"
    r"(?:log ?in|renew|contact your (?:hosting|registrar))"
)
# A page of so few characters says one thing.
_TINY: Final = 20
_WORKS: Final = lazy(r"it works!?")


@judged_once
def placeholder(look: Look) -> str:
    """Return the words by which a page of a server says that nothing was put there; or nothing."""
    text = look.text.lower() if look.is_shorter(_TINY) else ""
    if not look.title and _WORKS.fullmatch(text):
        return f"says {text!r}"
    return _headed(look, _SERVER)


@judged_once
def unused_domain(look: Look) -> str:
    """Return the words by which a registrar says that a domain has no site; or nothing."""
    said = _SAYS.search(folded(look.text)) if look.is_shorter(_SHORT) else None
    return f"says {said[0]!r}" if said else _headed(look, _DOMAIN)


def _headed(look: Look, names: re.Pattern[str]) -> str:
    if not look.is_shorter(_LONGEST):
        return ""
    heads = [claim(line) for line in (*look.title_parts, *look.headings)]
    whole = (head for head in heads if names.fullmatch(head) and not begins_headline(look, head))
    named = next(whole, "")
    if not named or is_told(look):
        return ""
    if look.headings and named not in heads[-len(look.headings) :] and claim(look.title) != named:
        return ""  # a part of the title, above a headline of another kind
    if names is _DOMAIN:
        return f"headed {named!r}" if look.is_shorter(_SHORT) else ""
    head = next((head for head in look.headings if claim(head) == named), "")
    is_on = is_on_something(look) or goes_on(look, head)
    is_article = is_on or not look.is_shorter(_SHORT) or is_report(look)
    is_sure = claim(look.title) == named and not _CLOSED.fullmatch(named)
    return "" if is_article and not is_sure else f"headed {named!r}"
