"""The file minus the edits is byte-identical, whatever stands around the addresses."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import ReadError
from citecheck.fixes.edits import Change, applied
from citecheck.fixes.mend import mend, original
from citecheck.model import Snapshot

OLD, NEW = "http://port.example/ice", "https://harbour.example/ice?a=1&b=(2)"
COPY = Snapshot(
    archive="wayback-machine",
    url="https://web.archive.org/web/20240315000000/http://port.example/ice",
    taken_at=dt.datetime(2024, 3, 15, tzinfo=dt.UTC),
)


def moved(old=OLD, new=NEW):
    return {old: Change(code="CC202", href=old, new=new)}


def dead(old=OLD):
    return {old: Change(code="CC201", href=old, new=COPY.url, snapshot=COPY)}


def mended(text, name, changes=None):
    source = original(text.encode(), name=name, url="https://courier.example/ice")
    return applied(
        source.text,
        mend(source, moved() if changes is None else changes, "https://courier.example/ice"),
    )


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "[said]({old})", "[said]({new})"),
        ("a.md", '[said]( {old} "The port")', '[said]( {new} "The port")'),
        ("a.md", "[said](<{old}>)", "[said](<{new}>)"),
        ("a.md", "[said][p], [p]\n\n[p]: {old} 'P'", "[said][p], [p]\n\n[p]: {new} 'P'"),
        ("a.md", "> [p] so\n>\n> [p]:\n> <{old}>", "> [p] so\n>\n> [p]:\n> <{new}>"),
        ("a.md", "See <{old}>, {old}.", "See <{new}>, {new}."),
        ("a.md", "[{old}]({old})", "[{new}]({new})"),
        ("a.md", "So.[^1]\n\n[^1]: See {old}.", "So.[^1]\n\n[^1]: See {new}."),
        ("a.md", "<a class=x href='{old}'>said</a>", "<a class=x href='{esc}'>said</a>"),
        ("a.md", "[![ice](ice.png)]({old})", "[![ice](ice.png)]({new})"),
        ("a.md", "| a | [b]({old}) |\n|---|---|\n| c | d |", None),
        ("a.md", "`[said]({old})` and `{old}`", "`[said]({old})` and `{old}`"),
        ("a.md", "``a ` {old}`` [a]({old})", "``a ` {old}`` [a]({new})"),
        ("a.md", "`a\n\n{old} ` `{old}`", "`a\n\n{new} ` `{new}`"),
        ("a.md", "    `a`\n    {old}\n\n{old}", "    `a`\n    {old}\n\n{new}"),
        ("a.md", "    [said]({old})\n", "    [said]({old})\n"),
        ("a.md", "```\n{old}\n```\n", "```\n{old}\n```\n"),
        ("a.md", "<!-- {old} [x]({old}) -->\n", "<!-- {old} [x]({old}) -->\n"),
        ("a.md", "---\nurl: {old}\n---\n\n[a]({old})", "---\nurl: {old}\n---\n\n[a]({new})"),
        ("a.md", "[a]({old}/b) {old}-c http://x.example/?u={old}", None),
        ("a.html", '<a class="a" href="{old}">said</a>', '<a class="a" href="{esc}">said</a>'),
        ("a.html", "<a href={old}>said</a>", '<a href="{esc}">said</a>'),
        ("a.html", "<A HREF = '{old}' rel=x>s</A>", "<A HREF = '{esc}' rel=x>s</A>"),
        ("a.html", "<p>See {old}.</p>", "<p>See {esc}.</p>"),
        ("a.html", '<!-- <a href="{old}"> --><p>x', '<!-- <a href="{old}"> --><p>x'),
        ("a.html", "<script>a='<a href=\"{old}\">'</script><p>x", None),
        ("a.html", "<p>x <code>{old}</code>", "<p>x <code>{old}</code>"),
        ("a.html", "<pre><a href={old}>x</a></pre>", "<pre><a href={old}>x</a></pre>"),
        ("a.html", '<link rel=canonical href="{old}"><p>x', None),
        ("a.html", '<a title="<a href={old}>" href=b>x</a>', None),
        ("a.html", '<nav><a href="{old}">Ice</a></nav>', '<nav><a href="{esc}">Ice</a></nav>'),
        ("a.rst", "`said <{old}>`_ so", "`said <{new}>`_ so"),
        ("a.rst", "said_ so\n\n.. _said: {old}", "said_ so\n\n.. _said: {new}"),
        ("a.rst", "`said`__ so\n\n__ {old}", "`said`__ so\n\n__ {new}"),
        ("a.rst", "See {old}.\n", "See {new}.\n"),
        ("a.rst", "So::\n\n  {old}\n", "So::\n\n  {old}\n"),
        ("a.rst", "``{old}``\n", "``{old}``\n"),
        ("a.rst", ".. see {old}\n   and {old}\n\n{old}", ".. see {old}\n   and {old}\n\n{new}"),
        ("a.wiki", "[{old} said] so, {old}.", "[{new} said] so, {new}."),
        ("a.wiki", "<ref>{{{{cite web|url={old}|title=T}}}}</ref>", None),
        ("a.wiki", "<nowiki>{old}</nowiki> <!-- {old} -->", None),
        ("a.txt", "See {old}, and ({old}).", "See {new}, and ({new})."),
        ("a.txt", "See {old}/more and {old}?x=1", "See {old}/more and {old}?x=1"),
    ],
)
def test_where_addresses_are_written(name, text, expected):
    before = text.format(old=OLD)
    after = mended(before, name)
    if expected is None:
        cut = {"a.md": "(http://port.example/ice) |", "a.wiki": f"url={OLD}|"}
        spot = cut.get(name, "\0")
        assert after == (before.replace(spot, spot.replace(OLD, NEW)) if spot in before else before)
    else:
        assert after == expected.format(old=OLD, new=NEW, esc=NEW.replace("&", "&amp;"))


@pytest.mark.parametrize(
    ("name", "text", "old", "expected"),
    [
        (
            "a.html",
            '<a href="{}">x</a>',
            "/a?b=1&c=2",
            '<a href="https://n.example/?q&amp;r">x</a>',
        ),
        ("a.html", '<a href="/a?b=1&amp;c=2">x</a>', "/a?b=1&c=2", None),
        ("a.html", '<a href="/a?b=1&copy=2">x</a>', "/a?b=1&copy=2", None),
        ("a.md", "[x](/a?b=1&amp;c=2)", "/a?b=1&c=2", "[x](https://n.example/?q&amp;r)"),
        ("a.html", '<a href=" /a?b=1&c=2 ">x</a>', " /a?b=1&c=2 ", None),
        ("a.md", "[x](/a\\_b)", "/a_b", "[x](https://n.example/?q&r)"),
        ("a.md", "[x](</a b>)", "/a b", "[x](<https://n.example/?q&r>)"),
    ],
)
def test_character_references(name, text, old, expected):
    text = text.replace("{}", old)
    after = mended(text, name, moved(old, "https://n.example/?q&r"))
    plain = '<a href="https://n.example/?q&r">x</a>'
    both = {expected, plain, plain.replace("&r", "&amp;r")} if name == "a.html" else {expected}
    assert after in both
    assert after != text


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("https://n.example/a(b)", "[x](https://n.example/a(b))"),
        ("https://n.example/a)b", "[x](https://n.example/a\\)b)"),
        ("https://n.example/a?b&copy;c", "[x](https://n.example/a?b&amp;copy;c)"),
        ("https://n.example/(((a)))", "[x](https://n.example/\\(\\(\\(a\\)\\)\\))"),
    ],
)
def test_what_markdown_must_escape(new, expected):
    assert mended(f"[x]({OLD})", "a.md", moved(OLD, new)) == expected


def test_an_unquoted_attribute_gets_quotes_where_it_needs_them():
    after = mended(f"<a href={OLD}>x</a>", "a.html", moved(OLD, "https://n.example/?a=1"))
    assert after == '<a href="https://n.example/?a=1">x</a>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{{{{Cite news | url = {0} | title=T | archive-url= | archive-date= | url-status=x}}}}",
            (
                "{{{{Cite news | url = {0} | title=T | archive-url={1} | archive-date=2024-03-15"
                " | url-status=dead}}}}"
            ),
        ),
        (
            "{{{{cite web\n| title = {{{{lang|de|Eis}}}}\n| url   = {0}\n}}}}",
            (
                "{{{{cite web\n| title = {{{{lang|de|Eis}}}}\n| url   = {0} |archive-url={1}"
                " |archive-date=2024-03-15 |url-status=dead\n}}}}"
            ),
        ),
        (
            "{{{{cite web|url={0}|archive-url=https://a.example/x|url-status= Live }}}} [{0} ice]",
            "{{{{cite web|url={0}|archive-url=https://a.example/x|url-status= dead }}}} [{1} ice]",
        ),
        ("{{{{cite web|url={0}|archiveurl=https://a.example/x|url-status=usurped}}}}", None),
        ("[{0} ice]", "[{1} ice]"),
        ("{{{{cite web|url={0}|title=T|archive-url=https://a.example/x}}}}", None),
        ("{{{{infobox|url={0}|title=T}}}}", None),
        ("{{{{cite web|url=http://o.example/|title=T|quote=see {0}}}}}", None),
    ],
)
def test_copies_in_wikitext(before, after):
    text = f"So.<ref>{before.format(OLD)}</ref>\n" if "{{" in before else f"{before.format(OLD)}\n"
    expected = (
        text if after is None else text.replace(before.format(OLD), after.format(OLD, COPY.url))
    )
    assert mended(text, "a.wiki", dead()) == expected


ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "cp1252": b"",
    "utf-16": b"",
    "koi8-r": b"",
}


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", "Eis – лёд"),
        ("utf-8-sig", "Eis – лёд"),
        ("cp1252", "Größe – naïve Wörter ß und noch mehr ü und ö"),
        ("utf-16", "Eis – лёд"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_stay(encoding, words, end):
    text = f"# {words}{end}{end}The port [said]({OLD}) {words}.{end}{end}  x  {end}"
    data = text.encode(encoding)
    source = original(data, name="a.md")
    edits = mend(source, moved())
    assert len(edits) == 1
    assert source.data(edits) == text.replace(OLD, NEW).encode(encoding)
    assert source.data() == data


def test_bytes_that_are_no_text_stay():
    data = b"The \xff caf\xc3\xa9 \xc3\xa9\xc3\xa9\xc3\xa9 [said](" + OLD.encode() + b") so \xfe.\n"
    source = original(data, name="a.md")
    assert source.data(mend(source, moved())) == data.replace(OLD.encode(), NEW.encode())


def test_an_encoding_that_loses_bytes_is_refused():
    data = b'<meta charset="iso-2022-jp"><p>\x1b(J\x1b(B x</p>'
    with pytest.raises(ReadError, match="save it as UTF-8"):
        original(data, name="a.html")


PIECES = st.sampled_from(
    [
        f"[said]({OLD})",
        f"[said]({OLD}#pier)",
        f"`{OLD}`",
        f"<{OLD}>",
        f"{OLD}.",
        f"\n\n[p]: {OLD}\n\n",
        "[p]",
        "\n\n    code\n\n",
        f"<a href='{OLD}'>x</a>",
        f"<!-- {OLD} -->",
        "\n```\n",
        "\n> ",
        "\n* ",
        "*",
        "(",
        ")",
        "]",
        "<",
        "\r\n",
        "é",
        "\u2028",
        "&amp;",
        "\\",
    ]
)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.rst", "a.wiki", "a.txt"])
@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12))
def test_nothing_else_changes(name, pieces):
    data = "".join(pieces).encode("utf-8", "replace")
    try:
        source = original(data, name=name)
    except ReadError:
        return
    edits = mend(source, moved())
    starts = [edit.start for edit in edits]
    assert starts == sorted(starts)
    assert all(source.text[edit.start : edit.end] == OLD for edit in edits)
    after = source.data(edits)
    assert after.count(NEW.encode()) + after.count(NEW.replace("&", "&amp;").encode()) >= len(edits)
    back = after.replace(NEW.encode(), OLD.encode())
    assert back.replace(NEW.replace("&", "&amp;").encode(), OLD.encode()) == data
    again = original(after, name=name)
    assert len(mend(again, moved())) <= source.text.count(OLD) - len(edits)


def test_doubtful_edits_are_dropped_in_bounded_time(monkeypatch):
    monkeypatch.setattr("citecheck.fixes.markdown.code_spans", lambda _: ())
    text = f"[a]({OLD}) and `{OLD}`.\n\n"
    assert mended(text * 3, "a.md") == text.replace(f"({OLD})", f"({NEW})") * 3
    many = mended(text * 200, "a.md")
    assert many.replace(NEW, OLD) == text * 200
    assert f"`{NEW}`" not in many
