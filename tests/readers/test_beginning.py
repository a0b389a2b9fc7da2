"""What a large file begins with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.readers import beginning as module
from citecheck.readers import read_bytes
from citecheck.readers.beginning import read_beginning

LINES = [f"- [the ferry of {hour} o'clock](https://ferry.example/{hour})" for hour in range(24)]
# What may stand in a line, and what it may open that a later line closes.
PIECES = (
    *("", "Ice on the river.", "[ice](https://ice.example/a)", "<https://ice.example/b>"),
    *("> [quoted](https://ice.example/c)", "- [listed](https://ice.example/d)", "  - deeper"),
    *("```", "~~~", "<!--", "-->", "<pre>", "</pre>", "<div>", "</div>", "    indented", "---"),
    *("# [headed](https://ice.example/e)", "| a | [told](https://ice.example/f) |", "|---|---|"),
    *("![seen](https://ice.example/g.png)", "[^1]: [noted](https://ice.example/h)", "said[^1]"),
    *("[words", "](https://ice.example/i)", "[named]", "[named]: https://ice.example/j", "`", "$$"),
    *("https://ice.example/k", "**strong", "**", '<a href="https://ice.example/l">', "</a>"),
)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(module, "_FIRST", 256)
    monkeypatch.setattr(module, "_LARGE", range(512, 8192))


def addresses(document):
    return [span.href for block in document.blocks for span in block.spans if span.href]


def test_the_first_links_of_a_large_file(tmp_path, small):
    path = tmp_path / "ferries.md"
    path.write_text("\n".join(LINES))
    found = addresses(read_beginning(path))
    # The fifth line is not whole in 256 bytes; that it begins ends the fourth.
    assert found == [f"https://ferry.example/{hour}" for hour in range(4)]


def test_front_matter_counts(tmp_path, small):
    path = tmp_path / "ferries.md"
    head = "---\nurl: https://ferry.example/times/\n---\n"
    path.write_text(head + "- [the next one](next)\n\n" + "\n".join(LINES))
    found = read_beginning(path, everywhere=True)
    assert (found.url, addresses(found)[0]) == ("https://ferry.example/times/", "next")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("small.md", b"[a](https://ferry.example/)"),
        ("huge.md", b"[a](https://ferry.example/)\n" * 400),
        ("page.html", b"<a href='https://ferry.example/'>a</a>\n" * 40),
        ("plain.txt", b"https://ferry.example/\n" * 40),
        ("binary.md", b"\0\1\2\3\n\n" * 200),
        ("zipped.md", b"\x1f\x8b" + b"\n\n" * 600),
        ("packed.md.gz", b"\x1f\x8b" + b"\0" * 600),
    ],
)
def test_what_has_no_beginning(tmp_path, small, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert read_beginning(path) is None


@pytest.mark.parametrize("name", ["-", "missing.md", "https://ferry.example/x.md", "a\0b.md", "."])
def test_what_is_no_file(name):
    assert read_beginning(name) is None


def test_a_line_without_end(tmp_path, small):
    path = tmp_path / "one.md"
    path.write_text("[a](https://ferry.example/) " * 40)
    assert read_beginning(path) is None


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=12), st.data())
def test_what_is_a_link_at_first_is_one_in_the_whole(tmp_path_factory, lines, data):
    first = "\n".join(lines[: data.draw(st.integers(1, len(lines) - 1))]) + "\n"
    whole = "\n".join(lines)
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_text(whole)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FIRST", len(first))
        patch.setattr(module, "_LARGE", range(1 << 20))
        found = read_beginning(path)
    early = addresses(found) if found else ()
    assert set(early) <= set(addresses(read_bytes(whole.encode(), name="any.md", prose=False)))
