import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import BlockKind, Mark
from citecheck.readers import read_bytes
from citecheck.readers.markdown.indents import unindented
from citecheck.readers.markdown.templates import without_remarks, without_templates

TEXT = """\
!!! note "É"

    One [a](1.md)
    goes on [b
    c](2.md).

    ```
    [no](no.md)
    !!! tip
        [no](no.md)
    ```

    === "Tab"

        - item [d](3.md)

            [e](4.md)

            !!! tip
                [f](5.md)

        | a | b |
        |---|---|
        | [g](6.md) | x |

            [no](no.md)

Back [h](7.md).

    [no](no.md)

???+ info
\t[i](8.md)
"""

MDX = """\
import Tabs from '@theme/Tabs';

<Tabs>
  <TabItem value="é">
      See [a](1.md).
      <Image src={x} />
      See [b](2.md).
  </TabItem>
</Tabs>

<Card href="3.md" />

<TABLE>
[no](no.md)
</TABLE>
"""


def links(text, name="a.md"):
    document = read_bytes(text.encode(), name=name)
    return [span for block in document.blocks for span in block.spans if span.mark is Mark.LINK]


def test_what_python_markdown_indents():
    found = links(TEXT)
    assert [span.href for span in found] == [f"{row}.md" for row in range(1, 9)]
    for span in found:
        line = TEXT.split("\n")[span.at.line - 1]
        assert line[span.at.column - 1 :].startswith(span.text.split(" ")[0])


def test_code_below_stays_code():
    document = read_bytes(TEXT.encode(), name="a.md")
    code = [block.text for block in document.blocks if block.kind is BlockKind.CODE]
    assert [each.count("no.md") for each in code] == [2, 1, 1]


@pytest.mark.parametrize("prose", [True, False])
def test_what_components_hold(prose):
    document = read_bytes(MDX.encode(), name="a.mdx", prose=prose)
    hrefs = [span.href for block in document.blocks for span in block.spans]
    assert sorted(hrefs) == ["1.md", "2.md", "3.md"]


def test_components_are_told_by_their_import():
    assert [span.href for span in links(MDX)] == ["1.md", "2.md", "3.md"]
    plain = MDX.replace("import Tabs from '@theme/Tabs';", "Text.")
    assert "1.md" not in [span.href for span in links(plain)]
    assert unindented(plain) is plain


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unindented(text, is_mdx=True),
        unindented,
        without_templates,
        without_remarks,
    ],
)
@given(
    text=st.lists(
        st.sampled_from(
            (
                *("!!! a\n", '=== "é"\n', "    ", "\t", "  ", "<Tab>\n", "</Tab>\r\n", "```\n"),
                *("x\n", "\n", "[a]({{ é }}/b)", '[a]({{< ref "b" >}})', "{% raw %}"),
                *("{% endraw %}\n", "{/*", "*/}", "%%", "[a](https://é/{{ b }})"),
                *("[a]: {{ b }}\n", "{% link é %})"),
            )
        ),
        max_size=30,
    ).map("".join)
)
def test_texts_stay_as_long_and_have_as_many_lines(change, text):
    found = change(text)
    assert len(found.encode()) == len(text.encode())
    assert found.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "!!! a\n    " * 20_000,
        "".join(f"{'    ' * row}!!! a\n" for row in range(400)),
        "<Tab>\n" * 50_000,
        "[a]({{ " * 50_000,
        "{% raw %}" * 20_000,
        "{{< highlight " * 20_000,
        "{/*" * 50_000,
        "[a](https://" + "{{ " * 50_000,
        "%%" * 50_000 + "%",
        f"[a](https://{'{{' * 50_000}",
        f"<A{'a' * 50_000}",
        f"!!! a\n{' ' * 50_000}!!! b\n{' ' * 50_000}c",
        "".join(f"{'    ' * row}!!! a\n" for row in range(1_000)),
    ],
)
def test_time_is_linear(text):
    started = time.process_time()
    without_remarks(without_templates(unindented(text, is_mdx=True)))
    assert time.process_time() - started < 5
