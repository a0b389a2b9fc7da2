import time

import pytest

from citecheck.model import BlockKind, Mark
from citecheck.readers import read_bytes
from citecheck.readers.markdown.directives import without_fences

TEXT = """\
```{note}
:class: wide
See [the port](https://a.example/1).
```

````{admonition} Großer *Hafen*
Text [é](https://a.example/2).
```{warning} at [sea](https://a.example/3)
```
```python
x = "[no](https://no.example/1)"
```
Last [quay](https://a.example/4).
````

```{code-block} python
:linenos:
u = "[no](https://no.example/2)"
```

```inline``` code

- item

  ~~~{tip}
  In a list: https://a.example/5
  ~~~

:::{seealso}
:name: here

:not: an option, see [one](https://a.example/6)
:::

::: {.wide}
[two](https://a.example/7)
:::

```md
```{note}
[no](https://no.example/3)
```
"""


@pytest.mark.parametrize("prose", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_in_directives_is_read(prose, end):
    text = TEXT.replace("\n", end)
    document = read_bytes(text.encode(), name="a.md", prose=prose)
    links = [span for block in document.blocks for span in block.spans if span.mark is Mark.LINK]
    assert [span.href for span in links] == [f"https://a.example/{row}" for row in range(1, 8)]
    for span in links:
        assert text[span.at.start : span.at.end] == span.text
        assert text.split(end)[span.at.line - 1][span.at.column - 1 :].startswith(span.text)


def test_what_stays_code():
    document = read_bytes(TEXT.encode(), name="a.md")
    code = [block.text for block in document.blocks if block.kind is BlockKind.CODE]
    assert [each.splitlines()[-1] for each in code] == [
        'x = "[no](https://no.example/1)"',
        'u = "[no](https://no.example/2)"',
        "[no](https://no.example/3)",
    ]


@pytest.mark.parametrize("prose", [True, False])
def test_the_caption_of_a_figure(prose):
    text = "```{figure} quay.png\n:alt: The quay\n\nPhoto: [Reyes](https://a.example/1)\n```\n"
    document = read_bytes(text.encode(), name="a.md", prose=prose)
    assert [span.href for block in document.blocks for span in block.spans] == [
        "quay.png",
        "https://a.example/1",
    ]
    assert "quay.png" not in "".join(block.text for block in document.blocks)
    assert len(without_fences(text)) == len(text)


@pytest.mark.parametrize("prose", [True, False])
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("```{image} a b.png\n:width: 3\n```\n", ["a b.png"]),
        (":::{figure} img/é.png\nA quay.\n:::\n", ["img/é.png"]),
        ("```{literalinclude} ../run.py\n:lines: 1\n```\n", ["../run.py"]),
        ("```{include} part.md\n```\n", ["part.md"]),
        ("```{figure}\nWithout.\n```\n", []),
        ("```{figure} <no>\n```\n", []),
        ("````{code}\n```{image} a.png\n```\n````\n", []),
    ],
)
def test_files_that_directives_name(prose, text, named):
    document = read_bytes(f"# T\n\n{text}\nEnd.\n".encode(), name="a.md", prose=prose)
    spans = [span for block in document.blocks for span in block.spans]
    assert [(span.href, span.mark, span.at.line) for span in spans] == [
        (href, Mark.EMBED, 3) for href in named
    ]


@pytest.mark.parametrize("prose", [True, False])
def test_roles(prose):
    text = "See {ref}`quay`, {doc}`the *port* <port>`,\n{download}`plan.pdf` and {py:mod}`os`.\n"
    document = read_bytes(text.encode(), name="a.md", prose=prose)
    spans = [span for block in document.blocks for span in block.spans]
    assert [(span.href, span.rel) for span in spans] == [
        ("#quay", ("label",)),
        ("port.html", ()),
        ("plan.pdf", ()),
    ]
    assert [span.at.line for span in spans] == [1, 1, 2]


def test_what_is_there_is_as_long():
    assert len(without_fences(TEXT).encode()) == len(TEXT.encode())
    plain = TEXT.replace("{", "")
    assert without_fences(plain) is plain


def test_directives_without_an_end_take_linear_time():
    started = time.process_time()
    without_fences("```{note}\n" * 200_000)
    without_fences("`" * 1_000_000 + "```{note}")
    without_fences(":::{tip}\n:::\n" * 100_000)
    assert time.process_time() - started < 10
