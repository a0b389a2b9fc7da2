"""Fragments that name elements and texts."""

import pytest

from citecheck.links.content import fragments
from citecheck.links.content.fragments import TextDirective, has_text
from citecheck.links.content.look import Look
from tests.links.replay import OK, WORDS, html, page, redirect, run, verdict

URL = "https://paper.example.com/guide"
MISSING = ("broken", "fragment-missing")
LOST_TEXT = ("broken", "text-missing")

BODY = page(
    text=WORDS * 3,
    more="<style>.hidden{}</style><script>var ghost = '<p id=scripted>';</script>",
).replace(
    "</body>",
    "<h2 id=Results>Results</h2><a name='old-style'></a><p id='fünf-süße'>Äpfel</p>"
    "<h2 id='user-content-notes'>Notes</h2><input name=field><!-- <p id=commented> -->"
    "<p id='multi\nline'></p><p id = spaced >x</p><P ID=UPPER>y</P>"
    "<svg id=map><title>Map</title><g id=north></g></svg><textarea id=draft><p id=written>"
    "</textarea><script id=data>x</script><p title='a > b' id=angle>z</p>"
    '<p title=a"b id=stray>z</p>'
    "<p>The <b>first</b> cable was cut at\n dawn, and the <i>last</i> at noon.</p>"
    "<p>A second cable was cut at night.</p><p>Caf\u00e9 cr\u00e8me</p></body>",
)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", OK),
        ("top", OK),
        ("Top", OK),
        ("Results", OK),
        ("results", MISSING),
        ("old-style", OK),
        ("f%C3%BCnf-s%C3%BC%C3%9Fe", OK),
        ("notes", OK),
        ("Notes", OK),
        ("spaced", OK),
        ("UPPER", OK),
        ("field", MISSING),
        ("map", OK),
        ("north", OK),
        ("draft", OK),
        ("data", OK),
        ("angle", OK),
        ("stray", OK),
        ("written", MISSING),
        ("scripted", MISSING),
        ("commented", MISSING),
        ("nowhere", MISSING),
        ("/route/of/a/script", OK),
        ("!bang", OK),
        ("xtor=RSS-1", OK),
        ("page=3", OK),
        ("t=30,45", OK),
        ("xywh=percent:5,5,15,15", OK),
        ("xpointer(id('Results'))", OK),
        ("xpointer%28//p[2]%29", OK),
        ("element(/1/2)", OK),
        ("epubcfi(/6/4!/4/2)", OK),
        ("svgView(viewBox(0,0,9,9))", OK),
        ("range(int,int)", MISSING),
        ("element()", MISSING),
        (":~:", OK),
        (":~:selector(type=x)", OK),
        (":~:text=first%20cable", OK),
        (":~:text=FIRST%20CABLE", OK),
        (":~:text=third%20cable", LOST_TEXT),
        (":~:text=cut%20at%20dawn", OK),
        (":~:text=irst%20cable", LOST_TEXT),
        (":~:text=first%20cab", LOST_TEXT),
        (":~:text=The%20first,at%20noon", OK),
        (":~:text=at%20noon,The%20first", LOST_TEXT),
        (":~:text=first-,cable", OK),
        (":~:text=second-,cable,-was%20cut", OK),
        (":~:text=second-,cable,-was%20lost", LOST_TEXT),
        (":~:text=third-,cable", LOST_TEXT),
        (":~:text=noon.-,A%20second", OK),
        (":~:text=cable%20was,at%20night,-.", OK),
        (":~:text=noon.%20A%20second", LOST_TEXT),
        (":~:text=cafe%20creme", OK),
        (":~:text=third%20cable&text=first%20cable", OK),
        (":~:text=third&text=fourth", LOST_TEXT),
        (":~:text=var%20ghost", LOST_TEXT),
        (":~:text=", OK),
        (":~:text=a,b,c,d", OK),
        (":~:unknown=x", OK),
        ("Results:~:text=first%20cable", OK),
        ("nowhere:~:text=first%20cable", MISSING),
        ("Results:~:text=third", LOST_TEXT),
    ],
)
def test_fragments(fragment, expected):
    assert verdict(f"{URL}#{fragment}", {URL: html(BODY)}) == expected


def test_the_page_is_asked_without_its_fragment_and_read_further():
    _, asks = run(f"{URL}#Results", {URL: html(BODY)})
    assert [ask.url for ask in asks] == [URL]
    assert asks[0].body_limit == 5_000_000
    _, asks = run(URL, {URL: html(BODY)})
    assert asks[0].body_limit == 262_144


def test_a_moved_page_keeps_the_fragment():
    new = "https://paper.example.com/new"
    assert verdict(f"{URL}#Results", {URL: redirect(new, 301), new: html(BODY)}) == (
        "moved",
        "moved-permanently",
    )
    assert verdict(f"{URL}#none", {URL: redirect(new, 301), new: html(BODY)}) == MISSING


def test_a_redirect_may_name_another_place():
    new = "https://paper.example.com/new"
    assert verdict(f"{URL}#none", {URL: redirect(f"{new}#other"), new: html(BODY)}) == OK


def test_what_scripts_may_add_is_not_missed():
    shell = "<!doctype html><title>App</title><div id=root></div><script src=/main.js></script>"
    assert verdict(f"{URL}#part", {URL: html(shell)}) == ("review", "unsure")


def test_what_was_not_read_is_not_missed():
    web = {URL: html(BODY) | {"truncated": True}}
    assert verdict(f"{URL}#part", web) == ("review", "unsure")
    assert verdict(f"{URL}#Results", web) == OK


def test_files_that_are_no_pages_have_no_ids():
    answer = {"status": 200, "head": b"Content-Type: application/pdf", "body": b""}
    assert verdict(f"{URL}#chapter", {URL: answer}) == OK


def look(text):
    return Look(text.encode())


def test_languages_without_spaces_have_words_everywhere():
    page_look = look("<p>大桥于周一重新开放。</p>")
    assert has_text(page_look, TextDirective("", "周一", "", ""))


def test_inline_markup_does_not_part_words():
    assert has_text(look("<p>re<b>open</b>ed</p>"), TextDirective("", "reopened", "", ""))


def test_a_range_may_span_blocks_and_a_part_may_not():
    two = look("<p>one two</p><p>three four</p>")
    assert has_text(two, TextDirective("", "one", "four", ""))
    assert not has_text(two, TextDirective("", "two three", "", ""))


def test_long_pages_cost_no_more_than_their_length():
    long = look("<p>" + "aaaa " * 200_000 + "</p>")
    assert not has_text(long, fragments.parse(":~:text=aaaa,bbbb").texts[0])
    assert not has_text(long, fragments.parse(":~:text=bbbb-,aaaa").texts[0])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("and%20it's%20late", OK),
        ("%22and%20it%E2%80%99s", OK),
        ("cooperation%20of%20quays", OK),
        ("One%20ferry", OK),
        ("One,nine", OK),
        ("ferry%20Two", LOST_TEXT),
    ],
)
def test_words_as_browsers_compare_them(words, expected):
    body = page(
        text=f"{WORDS}“and it’s late”, said the co&shy;operation of quays</p><p>One<br>ferry"
    )
    body = body.replace("</body>", "<p>Two at<BR/>nine</body>")
    assert verdict(f"{URL}#:~:text={words}", {URL: html(body)}) == expected
