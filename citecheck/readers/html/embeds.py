"""What a page shows of another, or says that it quotes: players, posts, ``<blockquote cite>``."""

from __future__ import annotations

from typing import Final

from citecheck.readers.html.tree import Tag

# Elements whose content is that of another page: the attributes that name it, best first, and
# what makes an address of them (AMP components, https://amp.dev/documentation/components; the
# custom elements of https://github.com/paulirish/lite-youtube-embed and lite-vimeo-embed).
_SHOWING: Final = {
    "iframe": (("src", "data-src", "data-lazy-src"), "{}"),
    "amp-iframe": (("src",), "{}"),
    "amp-facebook": (("data-href",), "{}"),
    "amp-tiktok": (("data-src",), "{}"),
    "amp-youtube": (("data-videoid",), "https://www.youtube.com/watch?v={}"),
    "lite-youtube": (("videoid",), "https://www.youtube.com/watch?v={}"),
    "amp-vimeo": (("data-videoid",), "https://vimeo.com/{}"),
    "lite-vimeo": (("videoid",), "https://vimeo.com/{}"),
    "amp-dailymotion": (("data-videoid",), "https://www.dailymotion.com/video/{}"),
    "amp-twitter": (("data-tweetid",), "https://twitter.com/i/status/{}"),
    "amp-instagram": (("data-shortcode",), "https://www.instagram.com/p/{}/"),
}
SHOWING: Final = frozenset(_SHOWING)
"""Names of elements that show another page."""

QUOTING: Final = frozenset({"blockquote", "q"})
"""Names of elements that may say in ``cite`` what page they quote."""


def address_in(element: Tag) -> str:
    """Return the address that an element shows or quotes, as written; empty for none."""
    if element.tag in QUOTING:
        return (element.attr("cite") or "").strip()
    names, form = _SHOWING[element.tag]
    value = next(filter(None, ((element.attr(name) or "").strip() for name in names)), "")
    # Some write the address where its number is asked for.
    return form.format(value) if value and "/" not in value else value
