"""Songs, films and books that are titled as notices are."""

from functools import partial

import pytest

from citecheck.links.content.look import Look
from citecheck.links.content.works import is_work
from tests.links.replay import OK, SOFT, found_at, html, notice, verdict

URL = "https://tide.example.com/releases/33120"
seen = partial(found_at, URL)

ALBUM = notice(
    "Page Not Found | Tide Records",
    "Page Not Found",
    "The Deckhands, 2024. Tide Records TR-118.",
    "1. Log in (3:12) 2. Bad Gateway (4:01) 3. This page (2:48) 4. Moved Permanently (5:20)",
    "Recorded by Ana Reyes at the Old Depot.",
)


@pytest.mark.parametrize(
    "page",
    [
        ALBUM,
        notice("404", "404", "An error of the heart. Directed by Ana Reyes, starring Tom Keel."),
        notice("Seite nicht gefunden", "Seite nicht gefunden", "Regie: Ana Reyes. Laufzeit 94 min"),
        notice(
            "Página no encontrada", "Página no encontrada", "Reparto: T. Keel. Duración: 94 min"
        ),
        notice("Страница не найдена", "Страница не найдена", "Режиссёр А. Рей. В ролях: Т. Кил."),
        notice("页面不存在", "页面不存在", "导演：雷耶斯 主演：基尔"),
        notice(
            "ページが見つかりません",
            "ページが見つかりません",
            "レイエスの小説。港出版社、全210ページ。",
        ),
        '<meta property="og:type" content="video.other"><title>404 - Clips</title>',
        '<meta property="og:type" content="music.song"><title>Not Found</title><h1>Not Found</h1>',
        notice("Not Found", "Not Found", '<div itemscope itemtype="https://schema.org/Movie">1994'),
        '<script type="application/ld+json">{"@type": "MusicAlbum", "name": "404"}</script>'
        + notice("404", "404", "Listen to it on your page."),
    ],
)
def test_works(page):
    assert seen(page) == OK


def test_a_site_that_shows_works_for_every_address():
    assert verdict(URL, {URL: html(ALBUM)}, default=html(ALBUM)) == SOFT


@pytest.mark.parametrize(
    "more",
    [
        "Try our albums.",
        "Opens at 9:00, closes at 17:00.",
        '<meta property="og:type" content="website">',
        '<script type="application/ld+json">{"@type": "WebPage", "name": "404"}</script>',
    ],
)
def test_notices(more):
    body = notice("Page not found", "Page not found", more)
    assert not is_work(Look(body.encode()))
    assert seen(body) == SOFT
