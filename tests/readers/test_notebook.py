import json

import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind, Mark
from citecheck.readers import read_bytes


def read(cells, **more):
    return read_bytes(json.dumps({"cells": cells, **more}).encode(), name="a.ipynb")


def cell(source, kind="markdown"):
    return {"cell_type": kind, "source": source, "outputs": [{"data": {"text/html": "<a href=x>"}}]}


def test_markdown_cells_are_the_article():
    document = read(
        [
            cell(["# The Head\n", "\n", "A [report](https://example.org/a)."]),
            cell("print('https://example.org/code')", "code"),
            cell("https://example.org/raw", "raw"),
            cell("One\n\nsee https://example.org/b and more"),
        ]
    )
    assert document.title == "The Head"
    assert [(block.text, block.at.part) for block in document.blocks] == [
        ("The Head", "cell 1"),
        ("A report.", "cell 1"),
        ("One", "cell 4"),
        ("see https://example.org/b and more", "cell 4"),
    ]
    spans = [span for block in document.blocks for span in block.spans]
    assert [(span.href, span.at.part, span.at.line, span.at.column) for span in spans] == [
        ("https://example.org/a", "cell 1", 3, 4),
        ("https://example.org/b", "cell 4", 6, 5),
    ]
    assert [document.lines[span.at.line - 1] for span in spans] == [12, 52]


def test_cells_do_not_run_into_each_other():
    document = read([cell("```\nnever closed"), cell("[a](https://example.org/a)")])
    assert [block.kind for block in document.blocks] == [BlockKind.CODE, BlockKind.PARAGRAPH]


def test_an_old_notebook():
    sheets = [
        {"cells": [{"cell_type": "heading", "level": 2, "source": ["Head"]}, "x", cell("text")]},
        "x",
        {"cells": {}},
    ]
    data = json.dumps({"worksheets": sheets}).encode()
    document = read_bytes(data, name="a.ipynb")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "Head"),
        (BlockKind.PARAGRAPH, "text"),
    ]


def test_odd_cells():
    document = read([None, {"cell_type": "markdown"}, cell(["a", 1, "b"]), cell({"a": 1})])
    assert [block.text for block in document.blocks] == ["ab"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not JSON"),
        (b'{"cells": [', "is not JSON"),
        (b"[]", "has no cells"),
        (b'{"cells": 1}', "has no cells"),
        (b"[" * 200_000, "too deeply nested"),
        (b"[" + b"[]," * 2_000_001, "too many JSON values"),
        (b"[" + b"9" * 5000 + b"]", "is not JSON"),
    ],
    ids=range(7),
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why):
        read_bytes(data, name="a.ipynb")


def code(*outputs):
    return {"cell_type": "code", "source": "https://example.org/no", "outputs": outputs}


def output(kind="display_data", **data):
    names = {"markdown": "text/markdown", "html": "text/html", "plain": "text/plain"}
    return {"output_type": kind, "data": {names[key]: value for key, value in data.items()}}


def test_what_code_puts_out():
    document = read(
        [
            code(
                output(
                    markdown=["See ", "[a](https://example.org/m)."], html="<p>x <a href='/no'>"
                ),
                output(
                    "execute_result",
                    html="<table><tr><td>1</td></tr></table><p>So <a href='https://example.org/h'>"
                    "it</a> is.</p><p>No link.</p>",
                    plain="x",
                ),
                output("stream", markdown="[b](https://example.org/no)"),
                output(plain="https://example.org/no"),
                {"output_type": "display_data", "data": []},
                {"output_type": 1, "data": {}},
                None,
            ),
            {"cell_type": "code", "outputs": {}},
        ]
    )
    assert [(block.text, block.at.part) for block in document.blocks] == [
        ("See a.", "output of cell 1"),
        ("So it is.", "output of cell 1"),
    ]
    assert [span.url for block in document.blocks for span in block.spans] == [
        "https://example.org/m",
        "https://example.org/h",
    ]
    assert [span.at.line for block in document.blocks for span in block.spans] == [1, 2]


def test_what_a_notebook_says_of_itself():
    front = cell("---\ntitle: In front\nauthor: Tom Ruiz\ndate: 2024-03-14\n---", "raw")
    text = cell("# The Head\n\nA quay.")
    document = read([front, text])
    assert (document.title, document.byline) == ("In front", "Tom Ruiz")
    assert document.published.isoformat()[:10] == "2024-03-14"
    said = {"title": "Said", "authors": [{"name": "Ada Quill"}, "Tom Ruiz", {"name": 1}, None]}
    document = read([front, text], metadata=said)
    assert (document.title, document.byline) == ("Said", "Ada Quill, Tom Ruiz")
    document = read([text, front], metadata={"authors": {}})
    assert (document.title, document.byline) == ("The Head", None)
    assert read([text], metadata=[]).title == "The Head"


def test_what_raw_cells_say_they_are():
    cells = [
        cell("[a](https://example.org/a)", "raw") | {"metadata": {"format": "text/markdown"}},
        cell("<a href='https://example.org/b'>b</a>", "raw")
        | {"metadata": {"raw_mimetype": "text/html"}},
        cell("`c <https://example.org/c>`_", "raw") | {"metadata": {"format": "text/x-rst"}},
        cell("[d](https://example.org/d)", "raw") | {"metadata": None},
    ]
    spans = [span for block in read(cells).blocks for span in block.spans]
    assert [(span.href, span.at.part) for span in spans] == [
        ("https://example.org/a", "cell 1"),
        ("https://example.org/b", "cell 2"),
    ]


def test_what_code_put_out_before_nbformat_4():
    shown = {"output_type": "pyout", "html": ["<a href='https://example.org/a'>", "a</a>"]}
    others = [
        {"output_type": "display_data", "png": "x"},
        {"output_type": "stream", "html": "<a href='https://example.org/b'>b</a>"},
        {"output_type": "display_data", "data": None},
    ]
    document = read([{"cell_type": "code", "outputs": [*others, shown]}])
    (block,) = document.blocks
    assert (block.text, block.at.part) == ("a", "output of cell 1")


def test_videos_that_code_put_out():
    video = '<iframe width="400" src="https://www.youtube.com/embed/x1"></iframe>'
    script = '<script src="https://example.org/s.js"></script><p>Some text.</p>'
    outputs = [
        {"output_type": "display_data", "data": {"text/html": text}} for text in (video, script)
    ]
    (block,) = read([{"cell_type": "code", "outputs": outputs}]).blocks
    assert [(span.mark, span.href) for span in block.spans] == [
        (Mark.EMBED, "https://www.youtube.com/embed/x1")
    ]
