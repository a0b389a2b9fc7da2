import time

import pytest

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html.names import NO_HINT, hint_of


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("related-links", LinkRole.RELATED),
        ("RelatedLinks__a1b2", LinkRole.RELATED),
        ("articleReadMore", LinkRole.RELATED),
        ("box newsletter", LinkRole.SOCIAL),
        ("share_buttons", LinkRole.SOCIAL),
        ("ad-slot-3", LinkRole.ADVERTISING),
        ("c-tags", LinkRole.TAG),
        ("author__bio", LinkRole.AUTHOR),
        ("moz-signature", LinkRole.AUTHOR),
        ("gmail_signature", LinkRole.AUTHOR),
        ("AppleMailSignature", LinkRole.AUTHOR),
        ("signature", None),
        ("breadcrumbs", LinkRole.NAVIGATION),
        ("related-ad", LinkRole.ADVERTISING),
        ("related promo", LinkRole.ADVERTISING),
        ("adUnit", LinkRole.ADVERTISING),
        ("topAd", LinkRole.ADVERTISING),
        ("slot-AD", LinkRole.ADVERTISING),
        ("ad728", LinkRole.ADVERTISING),
        ("block__n1AuAdJlVL", None),
        ("css-x7Ad", None),
        ("audio-player", LinkRole.NAVIGATION),
        ("image-copyright", None),
        ("copyright", LinkRole.NAVIGATION),
        ("more box news", None),
        ("box-more news-box", None),
        ("vjs-poster", LinkRole.NAVIGATION),
        ("plyr_ad", LinkRole.ADVERTISING),
        ("my-vjs-poster", None),
        ("not-related", None),
        ("not-related teaser", LinkRole.RELATED),
        ("text-caption promo", LinkRole.ADVERTISING),
        ("header-shadow", None),
        ("shared-grid", None),
        ("roadmap", None),
        ("mt-4 text-lg", None),
        ("", None),
    ],
)
def test_roles(names, role):
    assert hint_of(names).role is role


def test_names_without_meaning_share_one_hint():
    assert hint_of("mt-4") is NO_HINT


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("wp-caption-text", BlockKind.CAPTION),
        ("photo-credit", BlockKind.CAPTION),
        ("image-copyright", BlockKind.CAPTION),
        ("text-caption", None),
        ("md:mat-caption", None),
        ("footnotes", BlockKind.NOTE),
    ],
)
def test_kinds(names, kind):
    assert hint_of(names).kind is kind


def test_the_article_and_posts():
    assert hint_of("article-body promo").body
    assert hint_of("entryContent").body
    assert hint_of("twitter-tweet").post
    both = hint_of("sidebar caption")
    assert (both.role, both.kind) == (LinkRole.NAVIGATION, BlockKind.CAPTION)


def test_classes_and_id_speak_together():
    assert hint_of(None) is NO_HINT
    assert hint_of(None, "sidebar").role is LinkRole.NAVIGATION
    assert hint_of("mt-4", "sidebar").role is LinkRole.NAVIGATION
    assert hint_of("mt-4", "top") is NO_HINT
    both = hint_of("caption", "sidebar")
    assert (both.role, both.kind) == (LinkRole.NAVIGATION, BlockKind.CAPTION)


def test_a_word_that_is_no_advertising_is_looked_at_once():
    started = time.process_time()
    assert hint_of("x-ad-x " * 50_000).role is LinkRole.ADVERTISING
    assert hint_of("1AdJl " * 50_000).role is None
    assert time.process_time() - started < 10
