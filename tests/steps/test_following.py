import functools
import http.server
import threading

import pytest

import citecheck
from citecheck.errors import ReadError

STORY = """<html lang="en"><head><title>{name}</title></head><body><article><h1>{name}</h1>
<p>The harbour will close on Monday for seven days, the port authority said in
<a href="https://port.example/{name}">a notice</a> that it published on Friday evening.</p>
</article></body></html>"""


@pytest.fixture
def site(tmp_path):
    """Serve the files of a directory; return its address."""
    handler = functools.partial(_Quiet, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in "abc":
            (tmp_path / f"{name}.html").write_text(STORY.format(name=name))
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def settings(**options):
    return citecheck.Settings(
        allow_private=True, host_interval=0.0, retries=0, no_cache=True, follow=True, **options
    )


def titles(report):
    return [audit.document.title for audit in report.documents]


def feed(site, *entries):
    items = "".join(
        f"<item><title>{name}</title><link>{site}/{name}.html</link><pubDate>{date}</pubDate></item>"
        for name, date in entries
    )
    return f"<rss><channel><title>News</title>{items}</channel></rss>"


DATED = (
    ("a", "Mon, 03 Mar 2025 09:30:00 GMT"),
    ("b", "Wed, 05 Mar 2025 09:30:00 GMT"),
    ("c", "Tue, 04 Mar 2025 09:30:00 +0100"),
)


def test_the_articles_of_a_feed_the_newest_first(site, tmp_path):
    path = tmp_path / "feed.rss"
    path.write_text(feed(site, *DATED, ("b", "")))
    report = citecheck.inspect(str(path), settings=settings())
    assert titles(report) == ["b", "c", "a"]
    assert report.documents[0].document.url == f"{site}/b.html"
    assert "https://port.example/b" in {each.url for each in report.documents[0].sources}


def test_no_more_than_wanted(site, tmp_path):
    (tmp_path / "feed.rss").write_text(feed(site, *DATED))
    report = citecheck.inspect(f"{site}/feed.rss", settings=settings(follow_limit=2))
    assert titles(report) == ["b", "c"]
    told = f"{site}/feed.rss names 3 articles, of which the first 2 were read (--follow-limit)"
    first, last = (
        [problem.message for problem in audit.problems if problem.code == "CC105"]
        for audit in report.documents
    )
    assert (first, last) == ([], [told])
    report = citecheck.inspect(f"{site}/feed.rss", settings=settings(follow_limit=3))
    assert not [one for audit in report.documents for one in audit.problems if one.code == "CC105"]


def test_a_feed_that_is_not_followed_is_one_document(site, tmp_path):
    (tmp_path / "feed.rss").write_text(feed(site, *DATED))
    report = citecheck.inspect(str(tmp_path / "feed.rss"), settings=citecheck.Settings())
    assert titles(report) == ["News"]


def test_what_is_no_feed_stays_as_it_is(site):
    assert titles(citecheck.inspect(f"{site}/a.html", settings=settings())) == ["a"]


def test_a_sitemap_of_sitemaps(site, tmp_path):
    (tmp_path / "old.xml").write_text(f"<urlset><url><loc>{site}/a.html</loc></url></urlset>")
    (tmp_path / "new.xml").write_text(
        f"<urlset><url><loc>{site}/b.html</loc><lastmod>2025-03-04</lastmod></url>"
        f"<url><loc>{site}/c.html</loc><lastmod>2025-03-05T10:00:00Z</lastmod></url></urlset>"
    )
    index = tmp_path / "sitemap.xml"
    index.write_text(
        f"<sitemapindex><sitemap><loc>{site}/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap>"
        f"<sitemap><loc>{site}/new.xml</loc><lastmod>2025-03-05</lastmod></sitemap></sitemapindex>"
    )
    assert titles(citecheck.inspect(str(index), settings=settings())) == ["c", "b", "a"]
    # The older sitemap is not asked for where the newer one has enough.
    report = citecheck.inspect(str(index), settings=settings(follow_limit=2))
    assert titles(report) == ["c", "b"]
    (told,) = (one.message for one in report.documents[1].problems if one.code == "CC105")
    assert told.endswith(
        "names 2 articles and other sitemaps, of which the first 2 were read (--follow-limit)"
    )


def test_an_article_that_is_gone_is_said_and_the_others_go_on(site, tmp_path):
    path = tmp_path / "feed.rss"
    path.write_text(feed(site, ("a", ""), ("gone", ""), ("c", "")))
    errors = []
    report = citecheck.inspect(str(path), settings=settings(), on_error=errors.append)
    assert titles(report) == ["a", "c"]
    assert [str(error).partition(": ")[0] for error in errors] == [f"{site}/gone.html"]
    with pytest.raises(ReadError, match="gone"):
        citecheck.inspect(str(path), settings=settings())
