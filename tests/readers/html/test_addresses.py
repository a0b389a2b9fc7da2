import time

import pytest

from citecheck.readers.html import addresses as html_addresses


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.paper.example/a", "paper.example"),
        ("http://a.b.paper.co.uk:80/", "paper.co.uk"),
        ("https://paper.de", "paper.de"),
        ("https://u:p@paper.com.au/a@b", "paper.com.au"),
    ],
)
def test_site(url, site):
    assert html_addresses.site(url) == site


@pytest.mark.parametrize(
    ("url", "platform", "post"),
    [
        ("https://x.com/port/status/9", True, True),
        ("https://www.youtube.com/embed/a", True, False),
        ("https://bsky.app/profile/a.b/post/1", True, True),
        ("https://ads.example/frame", False, False),
        ("about:blank", False, False),
    ],
)
def test_platforms(url, platform, post):
    assert (html_addresses.is_platform(url), html_addresses.is_post(url)) == (platform, post)


@pytest.mark.parametrize(
    "path",
    [
        "newsletters",
        "newsletter/sign-up",
        "newsletter/2041/the-best-of-the-quay-each-morning.html",
        "comments",
        "apps/",
        "about?from=a",
        "help/quay-tickets",
        "contact-us",
    ],
)
def test_parts_of_a_site_that_serve_its_readers(path):
    assert html_addresses.serves(f"https://paper.example/{path}")


@pytest.mark.parametrize(
    "path",
    [
        "comment/why-the-quay-ought-to-open-b12.html",
        "apps/2041/messengers-add-what-nobody-asked-for/",
        "comment/quay/why-the-quay-ought-to-open?page=2",
        "news/help-for-the-quay",
        "aboutness",
    ],
)
def test_articles_in_a_part_that_is_called_like_a_service(path):
    assert not html_addresses.serves(f"https://paper.example/{path}")


def test_a_host_of_very_many_labels_takes_no_time():
    started = time.process_time()
    assert not html_addresses.is_post(f"https://{'a.' * 200_000}example/")
    assert time.process_time() - started < 5
