"""Sites with rules of their own."""

import pytest

from citecheck.links.quirks import QUIRKS, quirk_of
from citecheck.urls import parse
from tests.links.replay import html, page, run, verdict

STILL = "https://img.youtube.com/vi/abcdefghi_1/hqdefault.jpg"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.youtube.com/watch?v=abcdefghi_1",
        "https://m.youtube.com/watch?t=3&v=abcdefghi_1&list=x",
        "https://youtu.be/abcdefghi_1?t=30",
        "https://www.youtube.com/shorts/abcdefghi_1",
    ],
)
def test_a_video_is_asked_for_by_its_still(link):
    picture = {"status": 200, "head": b"Content-Type: image/jpeg", "truncated": True}
    found, asks = run(link, {STILL: picture})
    assert (found.verdict.value, [ask.url for ask in asks]) == ("ok", [STILL])
    assert "still of the video" in found.evidence[0]
    assert verdict(link, {}) == ("broken", "gone")


def test_a_post_that_programs_cannot_see_is_for_review():
    link = "https://x.com/desk/status/123"
    assert verdict(link, {link: html(page())}) == ("review", "unsure")
    assert verdict(link, {}) == ("broken", "gone")


@pytest.mark.parametrize("fragment", ["L10", "L10-L20", "L3C1-L4C9", "diff-0a1bR12"])
def test_lines_of_code_are_no_elements(fragment):
    link = "https://github.com/desk/tool/blob/main/a.py"
    assert verdict(f"{link}#{fragment}", {link: html(page())}) == ("ok", "ok")
    other = "https://example.com/a.py"
    assert verdict(f"{other}#{fragment}", {other: html(page())}) == ("broken", "fragment-missing")


def test_other_addresses_have_no_rule():
    assert quirk_of(parse("https://www.youtube.com/@desk")) is None
    assert quirk_of(parse("https://x.com/desk")) is None


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.why[:30])
def test_every_rule_has_a_reason_and_an_effect(quirk):
    assert quirk.why
    assert quirk.ask or quirk.is_unsure or quirk.fragments
