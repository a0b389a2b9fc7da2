import pytest

from citecheck.model import BlockKind, Channel, LinkState, SourceKind
from citecheck.sources.margins.original import find, originals

URL = "https://www.reuters.com/a"
LINK = f"[{URL}]({URL})"
BODY = "The harbour was closed on Monday, and nobody was told why it had to be."


def addresses(document):
    return [line.span.url if line.span else None for line in originals(document)]


@pytest.mark.parametrize(
    "label",
    [
        "Original url:",
        "Original article:",
        "Originally published at",
        "Read the original article:",
        "Originalartikel:",
        "Zuerst erschienen bei:",
        "Article original :",
        "Lien d’origine :",
        "Оригинал:",
        "Оригинал статьи:",
        "Ссылка на оригинал:",
        "Оригінал:",
        "Посилання на оригінал:",
        "Artículo original:",
        "Publicado originalmente en:",
        "Articolo originale:",
        "Artigo original:",
        "Source:",
        "Quelle:",
        "Источник:",
        "Джерело:",
        "Fuente:",
    ],
)
def test_labels_in_many_languages(article, label):
    assert addresses(article(BODY, f"{label} {LINK}")) == [URL]
    if label.endswith(":"):
        assert addresses(article(BODY, label, LINK)) == [URL]


def test_the_label_may_be_the_link(article):
    assert addresses(article(BODY, f"[Read the original article]({URL})")) == [URL]


def test_the_address_may_stand_in_what_looks_like_furniture(article):
    assert addresses(article(BODY, "Original url:", (BlockKind.ASIDE, LINK))) == [URL]


def test_both_blocks_are_used_up(article):
    (line,) = originals(article(BODY, "Original url:", LINK))
    assert [place.block for place in line.taken] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        f"This article was originally published by [Reuters]({URL}).",
        f"This story first appeared on Reuters. You can read it [here]({URL}).",
        f"Originally published by [Reuters]({URL}).",
        f"This article is republished from [CNN](https://cnn.com/). Read the [original]({URL}).",
        f"Dieser Beitrag ist zuerst bei [Reuters]({URL}) erschienen.",
        f"Lest den Originalartikel auf Englisch [hier]({URL}).",
        f"Эта статья впервые вышла в [Reuters]({URL}).",
    ],
)
def test_notices_in_sentences(article, text):
    assert addresses(article(BODY, text)) == [URL]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Source: [Reuters]({URL}) and others who know of it",
        f"This article by Doe, [published last year]({URL}), was praised.",
        "Originally a shed, the house was rebuilt.",
        f"Original url: {'far too long to be a label ' * 10} {LINK}",
        "Source: [page 3](#p3)",
    ],
)
def test_what_is_no_such_line(article, text):
    assert addresses(article(BODY, text)) in ([], [None])


def test_a_bare_source_is_the_origin_only_of_a_text_without_another_address(article):
    blocks = (BODY, f"Source: {LINK}")
    assert addresses(article(*blocks, url="https://example.org/a")) == []
    assert addresses(article(*blocks, url=f"{URL}?utm_source=x")) == [URL]


def test_a_bare_source_amid_the_text_is_a_source(article):
    assert addresses(article(*[BODY] * 8, f"Source: {LINK}", *[BODY] * 8)) == []


def test_captions_and_notes_have_sources_of_their_own(article):
    kinds = (BlockKind.CAPTION, BlockKind.NOTE)
    assert addresses(article(*((kind, f"Source: {LINK}") for kind in kinds))) == []


def test_a_label_without_an_address_waits_for_a_link_alone(article):
    assert addresses(article("Original url:", f"See {LINK} for it")) == [None]
    assert addresses(article(BODY, "Original url:")) == [None]


def test_the_source_is_an_original_with_its_outlet(article, registry):
    document = article(BODY, f"Original article: [Reuters]({URL})")
    (found,) = find(document, registry, originals(document))
    assert (found.kind, found.channel, found.link) == (
        SourceKind.ORIGINAL,
        Channel.HEADER,
        LinkState.LIVE,
    )
    assert (found.name, found.match.outlet.id) == ("Reuters", "reuters")
    assert (found.mention.text, found.mention.cue) == ("Reuters", "Original article")


def test_an_outlet_may_be_named_without_an_address(article, registry):
    document = article(
        BODY,
        "Originally published by Reuters.",
        "This article was first published in the Journal of Harbour Studies on Monday.",
        "Originally published by those who knew.",
    )
    known, unknown = find(document, registry, originals(document))
    assert (known.name, known.link, known.url) == ("Reuters", LinkState.NONE, None)
    assert (unknown.name, unknown.match.outlet) == ("Journal of Harbour Studies", None)


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("https://example.org/", ""),
        ("Original Article", ""),
        ("here", ""),
        ("The Harbour Post", "The Harbour Post"),
    ],
)
def test_a_link_may_be_the_name(article, registry, anchor, name):
    document = article(BODY, f"Original article: [{anchor}](https://example.org/)")
    (found,) = find(document, registry, originals(document))
    assert found.name == name
