"""Whether the archived copy of a page is the page, and not a soft 404 or a challenge."""

from __future__ import annotations

from citecheck import urls
from citecheck.links.content import parking, softpages, walls
from citecheck.links.content.look import look_at
from citecheck.links.content.softpages import Doubt
from citecheck.model import Reply


def faults(url: str, reply: Reply) -> str:
    """Return what shows that a copy is not the page that was cited; empty for nothing.

    An archive cannot be asked how the site answered for addresses that do not exist; so words
    that leave a doubt count, and shortness alone does not.

    Args:
        url: The address that was cited.
        reply: The copy as it was captured, without the frame of the archive.
    """
    asked = urls.parse(url)
    look = look_at(reply) if reply.body else None
    wall = walls.bot_wall(reply, look)
    if wall is not None:
        return wall[1]
    if asked is None or look is None:
        return ""
    parked = parking.parked(asked, asked, look)
    if parked:
        return parked
    doubt, why = softpages.doubt(asked, look)
    return why if doubt is not Doubt.NONE and why != softpages.SAME else ""
