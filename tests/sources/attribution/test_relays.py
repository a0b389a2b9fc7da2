"""Who is cited through whom in one sentence; the forms are in ``cases``."""

from __future__ import annotations

import pytest

from tests.sources.test_named import found


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("Lee said no, Reuters reported.", [True, False]),
        ("Lee said no, and Roe said yes, Reuters reported.", [True, True, False]),
        ("Lee told CNN it was over, Reuters reported.", [True, False, False]),
        ("Lee said no, Ann Roe reported.", [False, False]),
        ("Lee said no. Reuters reported it.", [False, False]),
    ],
)
def test_an_outlet_at_the_end_relays(text, through):
    assert [each.via is not None for each in found(text)] == through
