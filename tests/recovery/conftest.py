import pytest

from tests.recovery.articles import ARTICLES
from tests.recovery.damage import finish


@pytest.fixture
def site(archive):
    """The address of a public newspaper, whose server is on loopback."""
    return f"http://post.example:{archive.port}"


@pytest.fixture
def settings(archive):
    return archive.settings(resolve=(f"post.example:{archive.port}:127.0.0.1",))


@pytest.fixture
def article():
    return ARTICLES[0]


@pytest.fixture
def copied(tmp_path, site, article):
    """A text that was copied from the newspaper; the second of its links is still underlined."""
    text, _ = finish(article.paragraphs, marks={1})
    path = tmp_path / "copied.txt"
    path.write_text(f"{text}\n\nOriginal url: {site}/ferries\n\n23 November 2021\n", "utf-8")
    return path
