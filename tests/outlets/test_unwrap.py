import base64
from urllib.parse import quote

import pytest

from citecheck.model import Role
from citecheck.outlets import unwrap

INNER = "https://www.bergpost.example/news/a?b=1"
QUOTED = quote(INNER, safe="")
ENCODED = base64.urlsafe_b64encode(INNER.encode()).decode().rstrip("=")

NEWS = base64.urlsafe_b64encode(b"\x08\x13\x22\x28" + INNER.encode() + b"\xd2\x01").decode()


@pytest.mark.parametrize(
    ("address", "wrapper"),
    [
        (f"https://web.archive.org/web/20240102030405/{INNER}", "wayback-machine"),
        (f"https://web.archive.org/web/20240102030405if_/{INNER}", "wayback-machine"),
        (f"https://web.archive.org/web/2024*/{INNER}", "wayback-machine"),
        (f"https://web.archive.org/web/*/{INNER}", "wayback-machine"),
        (f"https://web.archive.org/save/{INNER}", "wayback-machine"),
        (f"https://archive.ph/20240102030405/{INNER}", "archive-today"),
        (f"https://archive.ph/2024.01.02-030405/{INNER}", "archive-today"),
        (f"https://archive.today/newest/{INNER}", "archive-today"),
        (f"https://web.archive.org/{INNER}", "wayback-machine"),
        (f"https://archive.is/{INNER}", "archive-today"),
        (f"https://archive.is/o/AbCde/{INNER}", "archive-today"),
        (f"https://archive.ph/?run=1&url={QUOTED}", "archive-today"),
        (f"https://ghostarchive.org/search?term={QUOTED}", "ghostarchive"),
        (f"https://arquivo.pt/noFrame/replay/20240102030405/{INNER}", "arquivo-pt"),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/20240102030405/{INNER}", None),
        (f"https://www.webarchive.org.uk/wayback/archive/20240102030405/{INNER}", None),
        (f"https://webarchive.loc.gov/all/20240102030405/{INNER}", None),
        (f"https://wayback.archive-it.org/1234/20240102030405/{INNER}", "archive-it"),
        (f"https://megalodon.jp/2024-0102-0304-05/{INNER}", "megalodon"),
        (f"https://timetravel.mementoweb.org/memento/2024/{INNER}", "memento-timetravel"),
        (f"https://cc.bingj.com/cache.aspx?q=a&u={QUOTED}", "bing-cache"),
        (f"https://webcache.googleusercontent.com/search?q=cache:{INNER}", "google-cache"),
        (f"https://webcache.googleusercontent.com/search?q=cache:aB-3:{INNER}", "google-cache"),
    ],
)
def test_archives(registry, address, wrapper):
    match = registry.classify_url(address)
    assert match.outlet is not None
    assert (match.outlet.id, match.role) == ("berg-post", Role.ARCHIVED_COPY)
    assert match.via[0].url == address
    assert wrapper in {None, match.via[0].by}
    assert match.url == INNER


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.google.com/url?sa=t&q={QUOTED}",
        f"https://www.google.co.uk/url?url={QUOTED}&usg=a",
        f"https://www.google.com/imgres?imgurl=x&imgrefurl={QUOTED}",
        "https://www.google.com/amp/s/www.bergpost.example/news/a?b=1",
        "https://www-bergpost-example.cdn.ampproject.org/c/s/www.bergpost.example/news/a?b=1",
        "https://www-bergpost-example.cdn.ampproject.org/v/s/www.bergpost.example/news/a?b=1",
        f"https://translate.google.com/translate?sl=de&u={QUOTED}",
        f"https://www.bing.com/ck/a?!&&p=a&u=a1{ENCODED}&ntb=1",
        f"https://news.google.com/rss/articles/{NEWS}?oc=5",
        f"https://docs.google.com/viewer?url={QUOTED}&embedded=true",
        f"https://view.officeapps.live.com/op/view.aspx?src={QUOTED}",
        f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=a",
        f"https://r.search.yahoo.com/_ylt=a/RV=2/RE=1/RO=10/RU={QUOTED}/RK=2/RS=a-",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=a",
        f"https://www.facebook.com/sharer/sharer.php?u={QUOTED}",
        f"https://l.instagram.com/?u={QUOTED}&e=a",
        f"https://x.com/intent/post?text=a&url={QUOTED}",
        f"https://www.youtube.com/redirect?q={QUOTED}",
        f"https://www.linkedin.com/redir/redirect?url={QUOTED}&urlhash=a",
        f"https://vk.com/away.php?to={QUOTED}",
        f"https://t.me/iv?url={QUOTED}&rhash=a",
        f"https://out.reddit.com/t3_a?url={QUOTED}",
        f"https://t.umblr.com/redirect?z={QUOTED}&t=a",
        f"https://href.li/?{INNER}",
        f"https://disq.us/url?url={QUOTED}%3AAbCdEfGhIjKlMnOpQrStUvWxYz0&cuid=1",
        f"https://steamcommunity.com/linkfilter/?u={QUOTED}",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=a",
        f"https://urldefense.com/v3/__{INNER}__;!!AbC!d$",
        (
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.bergpost.example_news_a-3Fb-3D1"
            "&d=a"
        ),
        f"https://tracking.tldrnewsletter.com/CL0/{QUOTED}/1/0100",
        f"https://click.convertkit-mail2.com/abc123/def456/{ENCODED}",
        f"https://go.skimresources.com/?id=1&url={QUOTED}",
        f"https://prf.hn/click/camref:abc/destination:{QUOTED}",
        f"https://www.awin1.com/cread.php?awinmid=1&ued={QUOTED}",
        f"https://r.jina.ai/{INNER}",
        f"https://exit.sc/?url={QUOTED}",
        f"https://outline.com/{INNER}",
    ],
)
def test_redirectors(registry, address):
    match = registry.classify_url(address)
    assert match.outlet is not None
    assert (match.outlet.id, match.role) == ("berg-post", Role.PUBLISHER)
    assert len(match.via) == 1
    assert match.url == INNER


def test_another_front_end_is_the_platform(registry):
    match = registry.classify_url("https://nitter.net/BergPost/status/1")
    assert (match.outlet.id, match.role) == ("berg-post", Role.ACCOUNT)
    assert match.url == "https://x.com/BergPost/status/1"
    short = registry.classify_url("https://archive.ph/2024/bergpost.example")
    assert (short.outlet.id, short.role) == ("berg-post", Role.ARCHIVED_COPY)


def test_a_translated_page_is_that_of_its_host(registry):
    match = registry.classify_url("https://post-portal-example.translate.goog/a?_x_tr_sl=de")
    assert match.outlet.id == "berg-post"
    dashed = registry.classify_url("https://agentur--nord-example.translate.goog/a")
    assert dashed.outlet.id == "agentur-nord"


@pytest.mark.parametrize(
    "address",
    [
        "https://web.archive.org/",
        "https://web.archive.org/web/20240102030405/",
        "https://web.archive.org/web/20240102030405/javascript:alert(1)",
        "https://archive.ph/AbCdE",
        "https://www.google.com/url?q=not an address",
        "https://www.google.com/url",
        "https://www.google.com/search?q=https://bergpost.example/",
        "https://www.bing.com/ck/a?u=a1%%%",
        "https://www.bing.com/ck/a?u=a1A",
        "https://www.bing.com/ck/a?u=a1AAAA",
        "https://click.convertkit-mail.com/abc/def/aHR0c",
    ],
)
def test_what_holds_no_address_is_left_alone(registry, address):
    match = registry.classify_url(address)
    assert match.via == ()
    assert match.outlet is None or match.outlet.id != "berg-post"


@pytest.mark.parametrize(
    "address",
    [
        f"https://evil.test/url?q={QUOTED}",
        f"https://evil.test/web/20240102030405/{INNER}",
        f"https://web.archive.org.evil.test/web/20240102030405/{INNER}",
        f"https://google.evil.test/url?q={QUOTED}",
        f"https://google.zip/url?q={QUOTED}",
        f"https://notarchive.ph/{INNER}",
    ],
)
def test_only_known_wrappers_are_peeled(registry, address):
    match = registry.classify_url(address)
    assert (match.outlet, match.via) == (None, ())


def test_layers_are_peeled_outermost_first(registry):
    archived = f"https://web.archive.org/web/20240102030405/{INNER}"
    shared = f"https://l.facebook.com/l.php?u={quote(archived, safe='')}"
    match = registry.classify_url(shared)
    assert [layer.by for layer in match.via] == ["facebook-redirect", "wayback-machine"]
    assert [layer.url for layer in match.via] == [shared, archived]
    assert match.role is Role.ARCHIVED_COPY


def test_an_archived_copy_of_an_unknown_page_is_unknown(registry):
    match = registry.classify_url("https://web.archive.org/web/2024/https://unheard-of.test/a")
    assert (match.outlet, match.role, len(match.via)) == (None, Role.UNKNOWN, 1)


def test_peeling_ends(registry):
    address = INNER
    for _ in range(unwrap.LIMIT + 1):
        address = f"https://web.archive.org/web/20240102030405/{address}"
    match = registry.classify_url(address)
    assert (match.outlet, match.by) == (None, "too many wrappers")
    assert len(match.via) == unwrap.LIMIT
