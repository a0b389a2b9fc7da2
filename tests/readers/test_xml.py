import time

import pytest

from citecheck.readers.xml import mended


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("<a>x&nbsp;&mdash; y</a>", "<a>x\u00a0\u2014 y</a>"),
        (
            "<a>1 &amp; 2 & 3 &lt; 4 &#38; &#x26; 5</a>",
            "<a>1 &amp; 2 &amp; 3 &lt; 4 &#38; &#x26; 5</a>",
        ),
        (
            "<a b='/?x=1&y=2&copy=3'>&unknown;</a>",
            "<a b='/?x=1&amp;y=2&amp;copy=3'>&amp;unknown;</a>",
        ),
        ("<a>&nvlt;</a>", "<a>&lt;\u20d2</a>"),
        ("<a>\x00tab\there\x0b\ufffe</a>", "<a>tab\there</a>"),
        ("<a>&<![CDATA[& &nbsp;]]>&</a>", "<a>&amp;<![CDATA[& &nbsp;]]>&amp;</a>"),
        ("<a><![CDATA[& <![CDATA[&", "<a><![CDATA[& <![CDATA[&"),
    ],
)
def test_what_is_mended(text, whole):
    assert mended(text) == whole


def test_mending_takes_linear_time():
    started = time.process_time()
    for text in ("<![CDATA[", "&", "&a", "&#1", "]]>"):
        mended(text * 200_000)
    assert time.process_time() - started < 10
