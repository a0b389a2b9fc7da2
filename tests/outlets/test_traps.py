"""Every trap that the ways of matching are made for, one invented address or text each."""

import base64

import pytest

from citecheck.model import Role
from citecheck.outlets import OutletRegistry
from citecheck.outlets.unwrap import LIMIT

ARTICLE = "https://www.reuters.com/world/an-invented-story-2024-01-02/"


def asked(text):
    match = OutletRegistry.default().classify(text)
    return (match.outlet.id if match.outlet else "", match.role.value)


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        # 1. Refanged, trimmed, parsed as browsers do; other schemes and IP addresses.
        ("  https://www.reuters.com/world/  ", ("reuters", "publisher")),
        ("hxxps://www[.]reuters[.]com/world/", ("reuters", "publisher")),
        ("h**p://reuters(.)com", ("reuters", "publisher")),
        ("HTTPS://WWW.REUTERS.COM:443/WORLD", ("reuters", "publisher")),
        ("https:\\\\www.reuters.com\\world", ("reuters", "publisher")),
        ("https://www.reuters.com./world", ("reuters", "publisher")),
        ("ftp://www.reuters.com/a", ("", "unknown")),
        ("mailto:desk@reuters.com", ("", "unknown")),
        ("javascript:alert(1)", ("", "unknown")),
        ("data:text/html,reuters.com", ("", "unknown")),
        ("http://3232235777/reuters.com", ("", "ip_literal")),
        ("http://0x7f.1/", ("", "ip_literal")),
        ("http://[2001:db8::1]/reuters.com", ("", "ip_literal")),
        # 2. Look-alikes are nobody.
        ("https://сnn.com/world", ("", "lookalike")),
        ("https://xn--nn-nlc.com/world", ("", "lookalike")),
        ("https://reutеrs.com/", ("", "lookalike")),
        ("https://ｒｅｕｔｅｒｓ.com/", ("reuters", "publisher")),
        ("https://cnn.com.evil.example/", ("", "lookalike")),
        ("https://www.bbc.co.uk.news.example/", ("", "lookalike")),
        ("https://cnn.com@evil.example/", ("", "lookalike")),
        ("https://www.cnn.com:pass@evil.example/world", ("", "lookalike")),
        ("http://evil.example\\@cnn.com/", ("", "unknown")),
        ("https://cnn.com%2eevil.example/", ("", "lookalike")),
        ("https://evilcnn.com/", ("", "unknown")),
        ("https://cnn.com.co/", ("", "unknown")),
        ("https://evil.example/https://cnn.com/", ("", "unknown")),
        ("https://evil.example/?url=https://cnn.com/", ("", "unknown")),
        ("https://evil.example/#https://cnn.com/", ("", "unknown")),
        # 3. Wrappers: only where the host is that of one.
        (f"https://web.archive.org/web/20240102/{ARTICLE}", ("reuters", "archived_copy")),
        (f"https://archive.ph/2024.01.02-000000/{ARTICLE}", ("reuters", "archived_copy")),
        (f"https://www.google.com/url?q={ARTICLE}", ("reuters", "publisher")),
        (f"https://www.google.zip/url?q={ARTICLE}", ("", "unknown")),
        (f"https://l.facebook.com/l.php?u={ARTICLE}", ("reuters", "publisher")),
        ("https://www-reuters-com.translate.goog/world/", ("reuters", "publisher")),
        (
            "https://www-reuters-com.cdn.ampproject.org/c/s/www.reuters.com/world/",
            ("reuters", "publisher"),
        ),
        # 4. An account is its outlet's, then a tenant of the platform.
        ("https://www.youtube.com/@Reuters", ("reuters", "account")),
        ("https://YOUTUBE.com/@rEuTeRs/videos", ("reuters", "account")),
        ("https://t.me/s/rian_ru/1", ("ria-novosti", "account")),
        ("https://nobody-in-particular-9.substack.com/p/a", ("substack", "tenant")),
        ("https://nobody-in-particular-9.github.io/a", ("github", "tenant")),
        ("https://medium.com/@nobody-in-particular-9/a", ("medium", "tenant")),
        ("https://x.com/nobody_9999/status/1", ("x", "platform")),
        ("https://x.com/search?q=reuters", ("x", "platform")),
        ("https://fosstodon.org/@nobody99/1", ("fosstodon", "platform")),
        # 5. The longest match, on label boundaries, with its path.
        ("https://edition.cnn.com/world", ("cnn", "publisher")),
        ("https://www.cnnbrasil.com.br/a", ("cnn-brasil", "publisher")),
        ("https://news.yahoo.com/a.html", ("yahoo", "publisher")),
        ("https://www.defense.gouv.fr/terre/actualites", ("fr-armed-forces", "publisher")),
        ("https://www.defense.gouv.fr/terreneuve", ("fr-mod", "publisher")),
        # 6. Suffixes come last, and have exceptions.
        ("https://www.a-small-town.gov.uk/", ("a-small-town.gov.uk", "publisher")),
        ("https://www.un-ministerio.gob.mx/", ("un-ministerio.gob.mx", "publisher")),
        ("https://www.a-bureau.gc.ca/", ("a-bureau.gc.ca", "publisher")),
        ("https://a-shop.go.it/", ("", "unknown")),
        ("https://a-shop.mi.us/", ("", "unknown")),
        ("https://www.spa.gov.sa/en/a", ("spa", "publisher")),
        # 7. Nobody.
        ("https://a-shop-that-nobody-knows.com/", ("", "unknown")),
    ],
)
def test_addresses(address, answer):
    assert asked(address) == answer


def test_wrappers_are_peeled_one_by_one_and_not_for_ever():
    registry = OutletRegistry.default()
    wrapped = f"https://web.archive.org/web/2024/https://www.google.com/url?q={ARTICLE}"
    match = registry.classify(wrapped)
    assert [layer.by for layer in match.via] == ["wayback-machine", "google-redirect"]
    deep = "https://web.archive.org/web/2024/" * (LIMIT + 2) + ARTICLE
    match = registry.classify(deep)
    assert (match.outlet, match.by, len(match.via)) == (None, "too many wrappers", LIMIT)


def test_an_address_in_base64():
    inner = base64.urlsafe_b64encode(b"\x08\x13\x22" + ARTICLE.encode() + b"\xd2\x01\x00").decode()
    match = OutletRegistry.default().classify(f"https://news.google.com/rss/articles/{inner}")
    assert match.outlet.id == "reuters"


@pytest.mark.parametrize(
    ("site_name", "role"), [("The Invented Courier", Role.SELF_DECLARED), ("", Role.UNKNOWN)]
)
def test_a_page_may_name_itself_and_nobody_else(site_name, role):
    registry = OutletRegistry.default()
    match = registry.classify_url("https://a-shop-that-nobody-knows.com/", site_name=site_name)
    assert match.role is role
    named = registry.classify_url("https://cnn.com.evil.example/", site_name="CNN")
    assert (named.outlet, named.role) == (None, Role.LOOKALIKE)


@pytest.mark.parametrize(
    ("name", "context", "answer"),
    [
        ("the Times", {}, "ambiguous"),
        ("the Times", {"country": "GB"}, "times-uk"),
        ("the Times", {"known": {"nyt"}}, "nyt"),
        ("the Post", {"known": {"washington-post"}}, "washington-post"),
        ("Коммерсанта", {"language": "ru"}, "kommersant"),
        ("Українській правді", {"language": "uk"}, "ukrainska-pravda"),
        ("der Süddeutschen Zeitung", {"language": "de"}, "sueddeutsche-zeitung"),
        ("der Deutschen Presse-Agentur", {"language": "de"}, "dpa"),
        ("NHK", {"language": "en"}, "nhk"),
        ("PA Wire", {"language": "en"}, "pa-media"),
        ("NHK", {"language": "ru"}, "nhk"),
        ("des Auswärtigen Amtes", {"language": "de"}, "de-auswaertiges-amt"),
        ("Gazety Wyborczej", {"language": "pl"}, "gazeta-wyborcza"),
        ("Lidových novin", {"language": "cs"}, "lidove-noviny"),
        ("foreign ministry", {"country": "UA"}, "ua-mfa"),
        ("foreign ministry", {}, "ambiguous"),
        ("tass", {}, "unknown"),
        ("a ministry that nobody knows", {}, "unknown"),
    ],
)
def test_names(name, context, answer):
    match = OutletRegistry.default().by_name(name, **context)
    assert (match.outlet.id if match.outlet else match.role.value) == answer
    if answer == "ambiguous":
        assert len(match.candidates) > 1
