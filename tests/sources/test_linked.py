from attrs import evolve

from citecheck.model import Block, BlockKind, Document, LinkRole, Mark, Position, Span
from citecheck.sources.linked import linked

AT = Position(line=1, column=1, start=0, end=4)


def span(text, url, mark=Mark.LINK):
    return Span(text=text, start=0, end=len(text), mark=mark, href=url, url=url, at=AT)


def block(kind, *spans):
    return Block(kind=kind, text="text", spans=spans, at=AT)


DOCUMENT = Document(
    name="a.md",
    media_type="text/markdown",
    blocks=(
        block(BlockKind.PARAGRAPH, span("text", "https://example.org/a")),
        block(BlockKind.ASIDE, span("text", "https://example.org/menu")),
        block(
            BlockKind.NOTE,
            span("text", "https://example.org/a"),
            span("text", "https://example.org/video", Mark.EMBED),
            span("text", None, Mark.LOST),
            span("text", None),
        ),
    ),
)


def urls(**options):
    return [(source.id, source.url, len(source.mentions)) for source in linked(DOCUMENT, **options)]


def test_each_address_of_the_text_once():
    assert urls() == [("s1", "https://example.org/a", 2), ("s2", "https://example.org/video", 1)]


def test_everywhere_includes_what_stands_around():
    assert urls(everywhere=True)[1] == ("s2", "https://example.org/menu", 1)


def test_what_each_link_is_for():
    roles = {
        LinkRole.CITATION: ("https://example.org/a", BlockKind.PARAGRAPH),
        LinkRole.SOCIAL: ("https://example.org/share", BlockKind.ASIDE),
    }
    blocks = tuple(
        block(kind, evolve(span("text", url), role=role)) for role, (url, kind) in roles.items()
    )
    document = evolve(DOCUMENT, blocks=blocks)
    found = [source.mentions[0].role for source in linked(document, everywhere=True)]
    assert found == list(roles)
