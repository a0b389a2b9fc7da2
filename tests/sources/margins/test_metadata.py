from citecheck.model import Channel, Mark, Position, SourceKind, Span
from citecheck.sources.margins.metadata import find, own

AT = Position(line=1, column=1, start=0, end=5)


def fact(text, url):
    return Span(text=text, start=0, end=0, mark=Mark.LINK, href=url, url=url, at=AT)


def found(article, registry, *facts, url="https://www.example.org/a"):
    return list(find(article(facts=facts, url=url), registry))


def test_a_page_of_another_site_is_the_original(article, registry):
    (each,) = found(article, registry, fact("canonical", "https://www.reuters.com/a"))
    assert (each.kind, each.channel) == (SourceKind.ORIGINAL, Channel.METADATA)
    assert each.match.outlet.id == "reuters"


def test_the_articles_own_addresses_are_no_sources(article, registry):
    facts = (
        fact("canonical", "https://www.example.org/a?utm_source=x"),
        fact("canonical", "https://m.example.org/a"),
        fact("og:url", "https://www.example.org/b"),
        fact("canonical", "mailto:a@example.org"),
    )
    assert found(article, registry, *facts) == []
    assert found(article, registry, fact("canonical", "https://cnn.com/a"), url=None) == []


def test_works_that_a_page_declares_to_rest_on(article, registry):
    (each,) = found(article, registry, fact("isBasedOn", "https://cnn.com/a"), url=None)
    assert (each.kind, each.name, each.mention.cue) == (SourceKind.OUTLET, "", "isBasedOn")


def test_the_article_is_an_edition_of_its_own_address(article, registry):
    facts = (
        fact("isBasedOn", "https://cnn.com/a"),
        fact("canonical", "https://www.example.org/a"),
        fact("og:url", "https://www.example.org/a"),
    )
    (each,) = own(article(facts=facts, url="https://www.example.org/a"), registry)
    assert (each.kind, each.channel, each.url) == (
        SourceKind.ORIGINAL,
        Channel.METADATA,
        "https://www.example.org/a",
    )
    assert list(own(article(facts=facts, url="https://cnn.com/b"), registry)) == []


def test_hosts_of_a_local_network_are_told_apart(article, registry):
    facts = (
        fact("canonical", "http://wire.internal/a"),
        fact("canonical", "http://desk.internal/b"),
    )
    (each,) = found(article, registry, *facts, url="http://desk.internal/a")
    assert each.url == "http://wire.internal/a"


def test_where_a_claim_that_is_checked_was_made(article, registry):
    (each,) = found(article, registry, fact("ClaimReview", "https://cnn.com/claim"))
    assert (each.channel, each.mention.cue) == (Channel.METADATA, "ClaimReview")
