import datetime as dt
import sys

import pytest

from citecheck.errors import MissingExtraError, ReadError
from citecheck.model import BlockKind
from citecheck.positions import in_input
from citecheck.readers import read_bytes
from citecheck.readers.rst import reader as rst

HEAD = "=====\nTitle\n=====\n\n:Author: Anna L.\n:Date: 2024-03-14\n\n"


def read(text):
    return read_bytes(text.encode(), name="a.rst")


def spans(text):
    return [
        (span.text, str(span.mark), span.href)
        for block in read(text).blocks
        for span in block.spans
    ]


def told(text):
    return [(str(block.kind), block.text) for block in read(text).blocks if block.text]


def test_header():
    document = read(f"{HEAD}Text.\n")
    assert (document.title, document.byline) == ("Title", "Anna L.")
    assert document.published.isoformat()[:10] == "2024-03-14"
    assert told(f"{HEAD}Text.\n") == [("heading", "Title"), ("paragraph", "Text.")]


def test_links_and_marks():
    text = (
        "See `the report <https://example.org/a>`_, `named`_ and anonymous__, https://example.org/b,"
        " *much* **more** ``https://example.org/code`` or www.example.org/c.\n\n"
        ".. _named: https://example.org/n\n__ https://example.org/x\n"
    )
    assert spans(text) == [
        ("the report", "link", "https://example.org/a"),
        ("named", "link", "https://example.org/n"),
        ("anonymous", "link", "https://example.org/x"),
        ("https://example.org/b", "link", "https://example.org/b"),
        ("much", "emphasis", None),
        ("more", "emphasis", None),
        ("www.example.org/c", "link", "www.example.org/c"),
    ]


def test_pictures():
    text = (
        f"{HEAD}A |logo| here.\n\n.. |logo| image:: logo.png\n\n.. image:: ab.png\n   :alt: A\n\n"
        ".. figure:: https://example.org/c.png\n   :target: https://example.org/\n\n   A caption.\n"
    )
    found = [
        (span.href, span.url, span.at.line)
        for block in read(text).blocks
        for span in block.spans
        if str(span.mark) == "embed"
    ]
    assert found == [
        ("logo.png", None, 8),
        ("ab.png", None, 12),
        ("https://example.org/c.png", "https://example.org/c.png", 15),
    ]
    assert ("https://example.org/", "link") in [(href, mark) for _, mark, href in spans(text)]


def test_positions_are_those_of_the_source():
    text = (
        f"{HEAD}A line of the\nparagraph with `a link\nover lines <https://example.org/a>`_ now.\n"
    )
    block = read(text).blocks[1]
    (span,) = block.spans
    assert (block.at.line, block.at.column) == (8, 1)
    assert (span.text, span.at.line, span.at.column) == ("a link over lines", 9, 17)
    assert text[span.at.start : span.at.end] == "a link\nover lines"


def test_kinds():
    text = (
        "* item\n\n  lead::\n\n      code https://example.org/code\n\nText\n\n    said\n\n"
        "term\n  meaning\n\n    quoted\n\n    -- Somebody\n\n| line one\n| two\n\n"
        ".. figure:: a.png\n\n   A caption\n\n"
        ".. note:: Mind\n\n.. rubric:: Small head\n\nText [1]_ [C]_.\n\n"
        ".. [1] A foot https://example.org/f\n.. [C] Cited\n\n"
        "=== ===\na   b\n=== ===\n1   2\n=== ===\n"
    )
    assert told(text) == [
        ("list", "item"),
        ("list", "lead:"),
        ("code", "code https://example.org/code"),
        ("paragraph", "Text"),
        ("quote", "said"),
        ("list", "term"),
        ("list", "meaning"),
        ("quote", "quoted"),
        ("quote", "Somebody"),
        ("paragraph", "line one"),
        ("paragraph", "two"),
        ("caption", "A caption"),
        ("paragraph", "Mind"),
        ("heading", "Small head"),
        ("paragraph", "Text."),
        ("note", "A foot https://example.org/f"),
        ("note", "Cited"),
        *(("paragraph", cell) for cell in "ab12"),
    ]
    assert [href for _, _, href in spans(text)] == ["a.png", "https://example.org/f"]


def test_what_only_sphinx_knows():
    text = (
        "See :ref:`the guide <guide>`, :doc:`x` and nowhere_.\n\n"
        ".. versionadded:: 3.2\n   :a: b\n\n   See `it <https://example.org/v>`_.\n\n"
        ".. deep::\n\n   .. deeper::\n\n      .. deepest::\n\n         .. too::\n\n"
        "            deep\n\n"
        ".. toctree::\n   :maxdepth: 2\n\n   a/b\n"
    )
    assert told(text) == [
        ("paragraph", "See the guide, x and nowhere."),
        ("paragraph", "See it."),
        ("list", "a/b"),
    ]


def test_nothing_is_included_or_run(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    text = (
        f".. include:: {secret}\n\n.. raw:: html\n\n   <a href='https://example.org/raw'>raw</a>\n\n"
        f".. csv-table::\n   :file: {secret}\n\n.. comment https://example.org/no\n\nText.\n"
    )
    assert told(text) == [("paragraph", "Text.")]


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "docutils", None)
    with pytest.raises(MissingExtraError, match=r'install "citecheck-news\[rst\]"'):
        read("a")


def test_what_cannot_be_read(monkeypatch):
    monkeypatch.setattr(rst, "_LARGEST", 10)
    with pytest.raises(ReadError, match="is larger than"):
        read("a" * 11)


def test_too_much_markup():
    with pytest.raises(ReadError, match="more markup in one paragraph"):
        read("*a " * 3001)
    with pytest.raises(ReadError, match="more things alike"):
        read("`a <https://example.org/>`_\n\n" * 301)
    with pytest.raises(ReadError, match="more things alike"):
        read(".. _a: https://example.org/\n" * 301)
    with pytest.raises(ReadError, match="more things alike"):
        read(".. [1] note\n\n" * 301)


def test_a_linked_image():
    picture, block = read(".. image:: a.png\n   :target: https://example.org/fig\n").blocks
    assert picture.spans[0].href == "a.png"
    assert (block.kind, block.text, block.spans[0].href) == (
        BlockKind.CAPTION,
        "",
        "https://example.org/fig",
    )


def test_docutils_falls_over_its_own_tree():
    with pytest.raises(ReadError, match=r"docutils cannot read it \(IndexError"):
        read(":Author: ====")


def test_too_deep():
    with pytest.raises(ReadError, match="too deeply nested"):
        read("\n".join("  " * depth + "* a" for depth in range(300)))


def test_code_keeps_its_lines():
    (code,) = (
        block
        for block in read("::\n\n  one\n    two\n\n  three\n").blocks
        if block.kind is BlockKind.CODE
    )
    assert code.text == "one\n  two\n\nthree"


def test_a_linked_image_of_the_document_is_no_copy_of_the_document():
    text = (
        "Title\n=====\n\nSee `this <https://port.example/a>`_ first.\n\n"
        ".. image:: https://port.example/i.png\n   :target: https://port.example/t\n\nEnd.\n"
    )
    assert [span.href for block in read(text).blocks for span in block.spans] == [
        "https://port.example/a",
        "https://port.example/i.png",
        "https://port.example/t",
    ]
    assert [block.text for block in read(text).blocks if block.text] == [
        "Title",
        "See this first.",
        "End.",
    ]


def test_addresses_in_a_table_of_contents():
    text = (
        "Title\n=====\n\n.. toctree::\n   :maxdepth: 2\n\n   page\n"
        "   The port <https://port.example/p>\n   https://port.example/q\n   self\n"
    )
    found = [span for block in read(text).blocks for span in block.spans]
    assert [(span.text, span.href, span.at.line) for span in found] == [
        ("page", "page.html", 7),
        ("The port", "https://port.example/p", 8),
        ("https://port.example/q", "https://port.example/q", 9),
    ]


def test_documents_and_files_of_a_project():
    text = (
        "See :doc:`guide`, :doc:`the guide </a/guide.rst>`, :download:`f.zip`, :doc:`other:x`,"
        " :doc:`!y` and :ref:`place`.\n\n.. toctree::\n   :glob:\n\n   one.rst\n   Two <two>\n"
        "   part/*\n   genindex\n"
    )
    assert [(text, href) for text, _, href in spans(text)] == [
        ("guide", "guide.html"),
        ("the guide", "/a/guide.html"),
        ("f.zip", "f.zip"),
        ("place", "#place"),
        ("one.rst", "one.html"),
        ("Two", "two.html"),
    ]


def test_text_in_the_line_of_a_directive():
    text = (
        ".. seealso:: `s <https://port.example/1>`_ and\n   `t <https://port.example/2>`_\n\n"
        ".. versionchanged:: 1.2 See `v <https://port.example/3>`_.\n\n   More.\n"
    )
    assert told(text) == [
        ("paragraph", "s and t"),
        ("paragraph", "See v."),
        ("paragraph", "More."),
    ]
    places = [(span.at.line, span.at.column) for b in read(text).blocks for span in b.spans]
    assert places == [(1, 15), (2, 5), (4, 30)]


def test_labels_say_that_they_are():
    text = (
        "See :ref:`the  Quay`, :ref:`a figure <Fig-A>`, :numref:`fig-a`, :ref:`python:x`,"
        " :ref:`!x` and :term:`y`.\n"
    )
    (block,) = read(text).blocks
    assert [(span.text, span.href, span.url, span.rel) for span in block.spans] == [
        ("the Quay", "#the quay", None, ("label",)),
        ("a figure", "#fig-a", None, ("label",)),
        ("fig-a", "#fig-a", None, ("label",)),
    ]


@pytest.mark.parametrize(
    "fields",
    [":Author: Ada Quill\n:Author: Tom Ruiz\n", ":Authors:\n    Ada Quill;\n    Tom Ruiz\n"],
)
def test_all_authors_are_named(fields):
    assert read(f"Ice\n===\n\n{fields}\nA quay.\n").byline == "Ada Quill, Tom Ruiz"


def test_what_stands_for_a_substitution_stands_where_its_name_does():
    text = (
        ".. |fo| replace:: the `Foreign Office <https://fo.example/>`__\n"
        ".. |gap| unicode:: 0x20\n   :trim:\n.. |map| image:: map.png\n"
        ".. |in| replace:: again |fo|\n\n"
        "So |fo| said. All |gap| of it |in|, |map| and |none|.\n\n"
        "The end. Nobody |fo|.\n"
    )
    first, *_, last = (each for each in read(text).blocks if each.text)
    office = "the Foreign Office"
    assert first.text == f"So {office} said. All of it again {office}, and |none|."
    start = text.index("So |fo|")
    assert in_input(first, first.text.index(office)) == start + len("So ")
    assert in_input(first, first.text.index("said")) == start + len("So |fo| ")
    assert [(span.text, span.href) for span in first.spans] == [
        ("Foreign Office", "https://fo.example/")
    ] * 2
    assert in_input(last, 0) == text.index("The end.")


def test_a_table_of_contents_is_no_text():
    text = "Title\n=====\n\n.. contents:: All of it\n\nText.\n\nA\n-\n\nMore.\n\nB\n-\n\nEnd.\n"
    assert [block.text for block in read(text).blocks] == [
        *("Title", "Text.", "A", "More.", "B", "End.")
    ]
    assert [block.at.start for block in read(text).blocks] == [
        text.index(each) for each in ("Title", "Text.", "A\n-", "More.", "B\n-", "End.")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"5 km\ :sup:`2` and H\ :sub:`2`\ O", "5 km2 and H2O"),
        (r"The mayor\ :sup:`1` said.", "The mayor said."),
        (r"an escaped\_name and \*stars\*", "an escaped_name and *stars*"),
        ("CNN [1]_, *Post* [1]_ and [1]_.\n\n.. [1] A", "CNN, Post and."),
        ("CNN [1]_ said [1]_\n\n.. [1] A", "CNN said"),
        (".. role:: h(raw)\n   :format: html\n\nIt is :h:`<b>so</b>`.", "It is so."),
    ],
)
def test_what_is_escaped_raised_or_noted(text, expected):
    assert told(text)[0] == ("paragraph", expected)


def test_positions_behind_what_is_escaped():
    text = r"The ship\'s name, a\_b, is `Foo <https://foo.example/>`_ said Bar."
    (block,) = read(text).blocks
    assert block.text == "The ship's name, a_b, is Foo said Bar."
    for word in ("name", "_b", "Foo", "said", "Bar"):
        assert in_input(block, block.text.index(word)) == text.index(word)


def test_directives_that_sphinx_and_docutils_call_alike():
    text = (
        ".. class:: Ship(name, *, port='x')\n\n"
        "   A ship, see `the port <https://port.example/>`_.\n\n"
        "   .. method:: sail()\n\n      Sails.\n\n"
        ".. code-block:: python\n   :caption: Code\n\n   # https://code.example/\n\n"
        ".. testcode::\n\n   # https://code.example/\n"
    )
    assert told(text) == [("paragraph", "A ship, see the port."), ("paragraph", "Sails.")]


def test_addresses_in_the_options_of_directives():
    text = ".. card:: News\n   :link: https://card.example/\n   :shadow: none\n\n   It sank.\n"
    caption, paragraph = read(text).blocks
    assert [(span.href, span.at.start) for span in caption.spans] == [
        ("https://card.example/", text.index("https"))
    ]
    assert paragraph.text == "It sank."


def test_who_wrote_a_text_that_begins_with_a_picture():
    text = (
        ".. image:: logo.png\n\nTitle\n=====\n\n:Authors: - Ann Foo\n          - Bo Bar\n"
        ":Date: 2024-05-06\n:Source: https://source.example/\n\nText.\n\n:Author: Nobody\n"
    )
    document = read(text)
    assert (document.title, document.byline) == ("Title", "Ann Foo, Bo Bar")
    assert document.published == dt.date(2024, 5, 6)
    assert "https://source.example/" in [block.text for block in document.blocks]


def test_what_the_whole_text_defines_holds_in_directives_that_docutils_does_not_know():
    text = (
        ".. tab-set::\n\n   .. tab-item:: A\n\n"
        "      The `Foreign  Office`_ and |us| said\\ [#n]_ so [1]_, see Else_.\n\n"
        ".. _foreign office: https://fo.example/\n.. _Else: https://else.example/\n"
        ".. |us| replace:: the *port*\n.. |br| raw:: html\n\n   <br/>\n\n.. [#n] Note.\n"
    )
    assert told(text) == [
        ("paragraph", "The Foreign Office and the port said so, see Else."),
        ("note", "Note."),
    ]
    assert [(name, href) for name, mark, href in spans(text) if mark == "link"] == [
        ("Foreign Office", "https://fo.example/"),
        ("Else", "https://else.example/"),
    ]
