"""What an address is of, by its own looks: a platform, a post, a service, an author."""

from __future__ import annotations

from typing import Final

from citecheck.patterns import lazy
from citecheck.urls import is_web

_PLATFORMS: Final = lazy(
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|facebook\.com|fb\.watch|twitter\.com|x\.com"
    r"|instagram\.com|tiktok\.com|spotify\.com|soundcloud\.com|podcasts\.apple\.com|bsky\.app|threads\.net|threads\.com"
    r"|t\.me|telegram\.org|vk\.com|vkvideo\.ru|ok\.ru|rutube\.ru|twitch\.tv|reddit(?:media)?\.com|rumble\.com|odysee\.com|bitchute\.com"
    r"|streamable\.com|datawrapper\.de|dwcdn\.net|flourish\.studio|infogram\.com|documentcloud\.org|scribd\.com|issuu\.com"
    r"|tumblr\.com|pinterest\.com|linkedin\.com|archive\.org|tableau\.com|arcgis\.com|nicovideo\.jp|bilibili\.com|youku\.com|weibo\.com)$"
)
_POST: Final = lazy(
    r"^https?://(?:[^/]+/@[^/]+/\d+|(?:[\w-]+\.)*(?:(?:twitter|x)\.com/[^/]+/status/|instagram\.com/(?:[^/]+/)?(?:p|reel|tv)/|tiktok\.com/@[^/]+/video/"
    r"|facebook\.com/(?:[^/]+/(?:posts|videos|photos)/|permalink|watch|story|reel|photo)|bsky\.app/profile/[^/]+/post/|threads\.(?:net|com)/(?:@[^/]+/post|t)/"
    r"|reddit\.com/r/[^/]+/comments/|t\.me/[^/]+/\d+|linkedin\.com/(?:posts|feed)))"
)
# Addresses by which a reader shares, follows, subscribes, installs, writes or gives.
_SHARE: Final = lazy(
    r"(?i)^https?://(?:[\w-]+\.)*(?:(?:twitter|x)\.com/(?:intent|share)|facebook\.com/(?:sharer|dialog|share\.php)|linkedin\.com/share"
    r"|t\.me/share|(?:api\.|wa\.)?(?:whatsapp\.com/(?:send|channel)|me/\?text)|reddit\.com/submit|pinterest\.com/pin/create|vk\.com/share"
    r"|apps\.apple\.com|itunes\.apple\.com/[a-z/]*app/|play\.google\.com/store/apps|news\.google\.com/(?:publications|s/)|google\.com/preferences"
    r"|signal\.(?:me|group)/|wa\.me/|line\.me/R/|chat\.whatsapp\.com/|paypal\.(?:me|com/(?:donate|paypalme|cgi-bin)))"
)
# Parts of a site that serve its readers rather than inform them.
_SERVICE: Final = lazy(
    r"(?i)/(?:newsletters?|e?mails?-?alerts?|subscri(?:be|ptions?|ber)|sign-?(?:up|in|on)|log-?in|register|registrieren|registrierung|registration|account|my-?account"
    r"|abo(?:nnement|nnieren|s|shop)?|angebote?|donate|donations|spenden?|comments?(?:-policy|-guidelines)?|privacy(?:-policy|-notice|-statement)?|terms(?:-of-(?:service|use|sale)|-and-conditions)?|cookies?(?:-policy)?"
    r"|datenschutz(?:erklaerung|erklärung|hinweise)?|impressum|agb|nutzungsbedingungen|contact(?:-us)?|kontakt|contacto|about(?:-us)?|advertise|apps?|rss|feeds?|suscripci[oó]n(?:es)?|suscr[ií]bete|boletin(?:es)?"
    r"|affiliate[\w-]*|faq|help|support-us|membership|video-centre|whatsapp)(?:[/?#.]|$)"
)
# Parts of a site whose pages sign readers up, whatever they are called.
_SIGNING_UP: Final = lazy(
    r"(?i)/(?:newsletter|e?mails?-?alert|subscri|sign|log-?in|regist|donat|spende|suscr|boletin|abo)"
)
# The rest of a path with a headline as its last part: at least four words.
_HEADLINE: Final = lazy(r"/(?:[^?#]*/)?[^/?#-]+(?:-[^/?#-]+){3,}/?(?:[?#]|$)")
_LEGAL: Final = lazy(
    r"(?i)^https?://[^?#]*/(?:privacy|terms|datenschutz|cookies?)(?:-[a-z-]+)?/?(?:[?#]|$)"
)
_AUTHOR: Final = lazy(
    r"(?i)^https?://[^/]+/(?:[^/?#]+/)?(?:authors?|autor(?:en|es)?|auteurs?|profiles?|staff|reporters?"
    r"|journalists?|redaktion|byline|by)/[^?#]+$"
)
_SECOND_LEVEL: Final = frozenset(
    ("ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org", "ltd", "nic")
)
_PROFILE: Final = lazy(r"^https?://[^/]+/@?[^/?#]+/?(?:[?#].*)?$")


def site(url: str) -> str:
    """Return the part of an address's host that its subdomains share.

    A list of all suffixes would be exact but costs a quarter of a second to load.
    """
    labels = (
        url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].split(".")
    )
    count = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-count:])


def is_platform(url: str) -> bool:
    """Return whether an address is of a platform whose pages are shown inside others."""
    host = url.partition("://")[2].partition("/")[0]
    return is_web(url) and _PLATFORMS.search(host) is not None


def is_post(url: str) -> bool:
    """Return whether an address is of one post on a social platform."""
    return _POST.match(url) is not None


def serves(url: str) -> bool:
    """Return whether an address is of a part of a site that serves its readers.

    A part may be called as a subject is ("/apps/", "/comment/"): what bears a headline in it is
    an article.
    """
    found = _SERVICE.search(url)
    if found is None:
        return False
    return _HEADLINE.match(url, found.end() - 1) is None or _SIGNING_UP.match(found[0]) is not None


def is_service(url: str) -> bool:
    """Return whether an address is for following, sharing or installing, not for reading."""
    host = url.partition("://")[2].partition("/")[0]
    if _SHARE.match(url) or serves(url):
        return True
    return _PLATFORMS.search(host) is not None and _PROFILE.search(url) is not None


def is_share(url: str) -> bool:
    """Return whether by an address a reader shares, follows, subscribes, writes or gives."""
    return _SHARE.match(url) is not None


def is_legal(url: str) -> bool:
    """Return whether an address is of a site's terms or of what it does with data."""
    return _LEGAL.search(url) is not None


def is_author(url: str) -> bool:
    """Return whether an address is of a page on an author."""
    return _AUTHOR.match(url) is not None
