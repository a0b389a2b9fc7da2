"""The words, of several languages, by which rules tell documents and unnamed sources."""

from __future__ import annotations

import re
from typing import Final

from citecheck.patterns import lazy

# What is published as a document of its own.
PAPER: Final = lazy(
    r"\b(?:reports?|stud(?:y|ies)|surveys?|poll(?:s|ing)?|papers?|filings?|indictment|analys[ei]s"
    r"|audit|census"
    r"|bericht\w*|studien?|umfragen?|gutachten"
    r"|rapports?|études?|sondages?|enquêtes?"
    r"|informes?|estudios?|encuestas?"
    r"|отч[её]т\w*|доклад\w*|исследовани\w*|опрос\w*"
    r"|звіт\w*|доповід\w*|дослідженн\w*|опитуванн\w*)\b",
    re.IGNORECASE,
)
# What was shown to few and can be linked by nobody, or is no document after all.
KEPT: Final = lazy(
    r"\b(?:seen|obtained|reviewed|viewed|leaked|internal|confidential|classified|intelligence"
    r"|initial|early|media|news|police|(?:some|other|several|many) reports"
    r"|interne[nrs]?|vertraulich\w*|confidentiel\w*|intern[oa]|confidencial\w*"
    r"|внутренн\w*|секретн\w*|внутрішн\w*|таємн\w*)\b",
    re.IGNORECASE,
)
# "The report", "polls": words that take up what was named before, or name nothing.
REMINDER: Final = lazy(
    r"(?:(?:the|this|that|these|those|its|his|her|their|same"
    r"|der|die|das|diese[rs]?|le|la|les|cette?|ces|même|el|los|las|est[ea]"
    r"|этот|эта|это|эти|цей|ця|це|ці)\s+){0,2}[^\W\d_]*",
    re.IGNORECASE,
)
# Who is cited as somebody with knowledge, and not as a passer-by.
INFORMANT: Final = lazy(
    r"\b(?:(?<!same )(?<!même )sources?|officials?|(?-i:insiders?)|aides?|diplomats?"
    r"|(?:person|people|someone)\b.{0,80}\b(?:familiar|knowledge|briefed|close)"
    r"|quellen?|kreisen?|fuentes?|источник\w*|собеседник\w*|джерел\w*|співрозмовник\w*)\b",
    re.IGNORECASE,
)
# Words that say how sure the writer is, and not that somebody told it.
HEDGE: Final = lazy(r"\b(?:mutmaßlich|vermeintlich)", re.IGNORECASE)
# How news style tells why a source is unnamed (AP Stylebook, "anonymous sources").
REASON: Final = lazy(
    r"\b(?:because|since|due to|citing|for fear|out of fear|feared|fearing"
    r"|(?:not|n.t|un) ?authori[sz]ed|not (?:allowed|permitted|cleared)"
    r"|(?:without|lack(?:ed|ing)?) (?:permission|authori[sz]ation)"
    r"|as (?:he|she|they) (?:was|were|is|are) not|sensitiv\w+|confidential\w*|privately"
    r"|to (?:discuss|speak|describe|avoid|protect)|retaliation|reprisals?|safety"
    r"|security (?:reasons|concerns)"
    r"|weil|aus (?:angst|furcht|sorge)|nicht befugt|vertraulich\w*"
    r"|parce qu|pas autoris|par crainte|porque|por temor|no está autorizad"
    r"|потому|поскольку|так как|из соображений|опаса|не уполномоч"
    r"|тому що|оскільки|побою|не уповноваж)",
    re.IGNORECASE,
)
