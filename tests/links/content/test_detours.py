"""Where redirects lead instead of what was cited."""

import pytest

from tests.links.replay import (
    HOME,
    LOGIN,
    MOVED,
    OK,
    PAYWALL,
    SOFT,
    UNSURE,
    html,
    notice,
    page,
    redirect,
    verdict,
)

SITE = "https://quay.example.com"
URL = f"{SITE}/2026/05/17/harbour-ferry-timetable"


def led(target, url=URL, status=302, body=None):
    full = target if target.startswith("https:") else f"{SITE}{target}"
    return verdict(url, {url: redirect(full, status), full: html(body or page())})


@pytest.mark.parametrize(
    "target",
    [
        "/fehlerseite",
        "/oops",
        "/page-not-available",
        "/content-unavailable",
        "/article-removed",
        "/sorry-page-not-found",
        "/index.php/error/show404",
        "/page-removed.html",
    ],
)
def test_addresses_of_missing_pages(target):
    assert led(target) == SOFT


@pytest.mark.parametrize(
    "name", ["no-image.png", "removed.png", "placeholder-300x200.jpg", "photo-missing.gif"]
)
def test_pictures_that_stand_for_others(name):
    photo = f"{SITE}/photos/2019/ferry.jpg"
    assert led(f"/img/{name}", photo) == SOFT
    assert led(f"/img/{name}", f"{SITE}/old/{name}", 301) == MOVED
    assert led("/cdn/ferry.jpg", photo, 301) == MOVED


@pytest.mark.parametrize(
    "target",
    [
        "/search?q=harbour+ferry+timetable",
        "/?s=harbour-ferry-timetable",
        "/suche/?query=harbour%20ferry",
        "/search-results.html?keywords=ferry_timetable",
    ],
)
def test_searches_for_the_words_of_the_address(target):
    assert led(target) == UNSURE


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (f"{SITE}/tag/harbour-ferry", "/search?q=harbour+ferry"),
        (f"{SITE}/suche?q=harbour+ferry", "/search?q=harbour+ferry"),
        (f"{SITE}/rope", "/search?q=rope"),
        (f"{SITE}/old/harbour-ferry", "/news?q=harbour+ferry"),
        (f"{SITE}/old/harbour-ferry", "/search?q=mills+of+the+north"),
        (f"{SITE}/", "/search?q=harbour+ferry"),
    ],
)
def test_searches_that_were_meant(url, target):
    assert led(target, url, 301) == MOVED


@pytest.mark.parametrize(
    "target", ["/subscribe-now", "/digital-abo", "/abonnez-vous", "/podpiska", "/suscripciones/"]
)
def test_offers(target):
    assert led(target) == PAYWALL


@pytest.mark.parametrize(
    "target",
    [
        "/consent/tcf/2026/05/17/harbour-ferry-timetable",
        "/cookies-consent?next=x",
        "https://choice.example.org/index.html?origin=https://quay.example.com",
        "https://cmp.example.com/?redirect=%2F2026",
        "https://quay.queue-it.net/?c=quay",
        "/waiting-room",
    ],
)
def test_questions_on_the_way(target):
    assert led(target) == UNSURE


def test_a_host_of_choices_without_a_way_back():
    assert led("https://choice.example.org/a/b?x=1") == OK
    assert led("/consent/of/patients") == OK


def test_a_home_page_by_its_name():
    assert led("/index.php?page=home") == HOME
    assert led("/index.php?page=harbour-ferry-timetable") == OK


def test_hosts_where_people_sign_in():
    shell = "<html><script src=a.js></script><div id=x></div></html>"
    assert led("https://passport.example.cn/visitor?x=1", body=shell) == LOGIN
    assert led("https://passport.example.cn/visitor?x=1") == OK
    assert led("https://id.example.com/x", body=shell) == OK


@pytest.mark.parametrize(
    "target",
    [
        "/blog/oops",
        "/services/maintenance",
        "/manual/stl/queue",
        "/events/2026/challenge",
        "/guides/gdpr",
        "/leistungen/wartung",
    ],
)
def test_words_that_are_on_other_matters_further_down(target):
    assert led(target) == OK


@pytest.mark.parametrize("asked", ["/story.php?id=404", "/quay/pull/404/", "/boats/no-404"])
def test_the_404th_of_something(asked):
    assert led("/stories/404", f"{SITE}{asked}") == OK
    assert led("/error/404", f"{SITE}/story.php?id=1404") == SOFT


def test_the_404th_of_others():
    assert led("/issues/404", f"{SITE}/node/14", 301) == MOVED
    assert led("/lines/410/", f"{SITE}/lines/night-bus", 301) == MOVED
    for target in ("/en/404", "/errors/404", "/pages/404", "/index.php/404", "/issues/404.html"):
        assert led(target, f"{SITE}/node/14", 301) == SOFT


def test_a_404th_of_others_to_which_every_address_leads():
    asked, place = f"{SITE}/node/14", f"{SITE}/artikel/404"
    web = {asked: redirect(place), place: html(page())}
    assert verdict(asked, web) == OK
    assert verdict(asked, web, default=redirect(place)) == SOFT


@pytest.mark.parametrize("path", ["/files/report.pdf", "/photos/0012.jpg"])
def test_a_page_where_a_file_was_cited_is_compared(path):
    front = html(
        notice(
            "City of Quay", "City of Quay", *["The pier is open all year, and so is the mill."] * 30
        )
    )
    assert verdict(f"{SITE}{path}", {}, default=front) == SOFT
    assert verdict(f"{SITE}{path}", {f"{SITE}{path}": front}) == OK


def test_a_page_that_calls_itself_the_home_page_is_compared():
    home = page().replace("</head>", f'<meta property="og:url" content="{SITE}/"></head>')
    assert verdict(f"{SITE}/a/12", {}, default=html(home)) == SOFT
    assert verdict(f"{SITE}/a/12", {f"{SITE}/a/12": html(home)}) == OK
    own = page().replace("</head>", '<meta property="og:url" content="/a/12"></head>')
    assert verdict(f"{SITE}/a/12", {}, default=html(own)) == OK


@pytest.mark.parametrize(
    "shop",
    [
        "https://apps.apple.com/app/quay/id12",
        "https://play.google.com/store/apps/details?id=com.example.quay",
    ],
)
def test_an_app_instead_of_an_article(shop):
    assert led(shop) == UNSURE
    assert led(shop, f"{SITE}/games/marble-run") == OK
    for cited in ("/2026/get-the-app", "/quay", "/news/ferry-ios-notes", "/mobile/harbour/boats"):
        assert led(shop, f"{SITE}{cited}") == OK
