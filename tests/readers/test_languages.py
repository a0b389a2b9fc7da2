import pytest

from citecheck.readers.languages import primary


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("en", "en"), ("EN-gb", "en"), ("de_DE.UTF-8", "de"), (" fr ", "fr"), ("en, de", "en")),
        *(("haw", "haw"), ("C", None), ("English", None), ("", None), (None, None), ("-", None)),
    ],
)
def test_primary(tag, expected):
    assert primary(tag) == expected
