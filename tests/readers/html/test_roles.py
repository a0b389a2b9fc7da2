import pytest

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html.roles import Judge
from citecheck.readers.html.tree import Draft, Part, Piece, Region

OWN = "https://www.paper.example/news/a"
OTHER = "https://law.example/act"
INNER = "https://paper.example/news/b"


class Element:
    tag = "a"
    position = None
    source_location = None

    def attr(self, name):
        return None


def draft(*parts, kind=BlockKind.PARAGRAPH, part=Part.BODY, **region):
    """Return a draft of texts, those in a list being links."""
    made = Draft(region=Region(parent=None, tag="p", **region), kind=kind, part=part)
    for text in parts:
        link = Element() if isinstance(text, list) else None
        data = text[0] if isinstance(text, list) else text
        made.pieces.append(Piece(data, Element(), closed=False, link=link))
        made.size += len(data)
        made.linked += len(data) if link else 0
        made.links += link is not None
    return made


def of_text(made, *urls):
    return Judge(OWN).of_text(made, urls)


def test_a_link_whose_class_says_that_it_names_the_author():
    judge = Judge(OWN)
    assert judge.of_link(INNER, "Ada Quill", "", names="head__author") is LinkRole.AUTHOR
    assert judge.of_link(OTHER, "Ada Quill", "", names="head__author") is LinkRole.CITATION
    assert judge.of_link(INNER, "Ada Quill", "") is LinkRole.CITATION


def test_a_copy_is_on_the_site_of_the_original_and_on_its_own():
    judge = Judge("https://agency.example/a", "https://paper.example/a")
    assert judge.is_own_site("https://www.agency.example/b")
    assert judge.is_own_site("https://paper.example/b")
    assert not judge.is_own_site("https://law.test/")


def test_own_site_and_its_editions():
    judge = Judge("https://www.paper.com/a")
    assert judge.is_own_site("https://sport.paper.com/x")
    assert judge.is_own_site("https://www.paper.co.uk/x")
    assert not judge.is_own_site("https://law.example/")
    assert not Judge(None).is_own_site("https://law.example/")


@pytest.mark.parametrize(
    ("url", "anchor", "rel", "role"),
    [
        (OTHER, "an act", "", LinkRole.CITATION),
        (INNER, "an act", "nofollow", LinkRole.CITATION),
        (None, "an act", "", LinkRole.NAVIGATION),
        ("mailto:a@b.example", "Ada", "", LinkRole.NAVIGATION),
        (OTHER, "", "", LinkRole.NAVIGATION),
        (OWN + "#note", "1", "", LinkRole.SELF),
        (OTHER, "Read more", "", LinkRole.RELATED),
        (OTHER, "Sign up here", "", LinkRole.SOCIAL),
        (OTHER, "Ada", "author", LinkRole.AUTHOR),
        (OTHER, "harbours", "tag", LinkRole.TAG),
        (OTHER, "a boat", "nofollow sponsored", LinkRole.ADVERTISING),
        ("https://t.me/share/url?url=x", "Telegram", "", LinkRole.SOCIAL),
        ("https://policies.example/privacy", "privacy", "", LinkRole.NAVIGATION),
        ("https://paper.example/", "the paper", "", LinkRole.NAVIGATION),
        ("https://paper.example/newsletters/daily", "daily", "", LinkRole.NAVIGATION),
        ("https://paper.example/author/ada-quill", "Ada", "", LinkRole.AUTHOR),
        ("https://law.example/subscribe", "an act", "", LinkRole.CITATION),
    ],
)
def test_links(url, anchor, rel, role):
    assert Judge(OWN).of_link(url, anchor, rel) is role


@pytest.mark.parametrize(
    ("made", "urls", "role"),
    [
        (draft("It ", ["says"], " so."), [OTHER], None),
        (draft(["The whole sentence is a link."]), [INNER], None),
        (draft(["A headline about harbours"]), [INNER], LinkRole.RELATED),
        (draft(["A headline about harbours"]), [OTHER], None),
        (draft(["A headline"], kind=BlockKind.HEADING), [OTHER], LinkRole.RELATED),
        (draft("Background: ", ["Why harbours close"]), [INNER], LinkRole.RELATED),
        (draft("Why it closed: ", ["a report"], " says."), [INNER], None),
        (draft("Background: ", ["Why they close"]), [OTHER], None),
        (draft("Source: ", ["Port authority"]), [INNER], None),
        (draft("Lesen Sie auch: ", ["Häfen"]), [INNER], LinkRole.RELATED),
        (draft("Читайте также: ", ["Порт"]), [OTHER], LinkRole.RELATED),
        (draft("Follow us on ", ["Telegram"], " now."), [OTHER], LinkRole.SOCIAL),
        (draft("By ", ["Ada Quill"]), [OTHER], LinkRole.AUTHOR),
        (
            draft("We are on ", ["X"], " and ", ["Instagram"], "."),
            ["https://x.com/paper", "https://www.instagram.com/paper/"],
            LinkRole.SOCIAL,
        ),
        (
            draft("He wrote on ", ["X"], " and ", ["later"], "."),
            ["https://x.com/paper/status/1", "https://x.com/paper/status/2"],
            None,
        ),
        (draft(["Act of 1998"], kind=BlockKind.NOTE), [INNER], None),
        (draft(["March 3"], post=True), [INNER], None),
    ],
)
def test_texts(made, urls, role):
    assert of_text(made, *urls) is role


def test_what_follows_a_heading_of_sources_is_a_note():
    judge = Judge(OWN)
    items = [
        draft("Quellen:"),
        draft(["Act of 1998"], part=Part.TAIL),
        draft("More", kind=BlockKind.HEADING),
        draft(["Act of 1998"], part=Part.TAIL),
    ]
    assert [judge.of_place(item) for item in items] == [None, None, None, LinkRole.NAVIGATION]
    assert items[1].kind is BlockKind.NOTE
    assert items[3].kind is BlockKind.PARAGRAPH


def test_places():
    judge = Judge(OWN)
    assert judge.of_place(draft("x", part=Part.OUTSIDE)) is LinkRole.NAVIGATION
    zone = {"zone": LinkRole.RELATED}
    assert judge.of_place(draft("x", part=Part.OUTSIDE, **zone)) is LinkRole.RELATED
    assert judge.of_place(draft("x" * 99, part=Part.HEAD, **zone)) is None
    assert judge.of_place(draft("x" * 99, part=Part.BODY, **zone)) is LinkRole.RELATED
    assert judge.of_place(draft("x", kind=BlockKind.CAPTION, **zone)) is None
    assert judge.of_place(draft(["x"], kind=BlockKind.CAPTION, **zone)) is LinkRole.RELATED
    assert judge.of_place(draft("x", part=Part.HEAD)) is LinkRole.NAVIGATION
    assert judge.of_place(draft("x", part=Part.HEAD, kept=99)) is None
    assert judge.of_place(draft("x", part=Part.TAIL, core=True)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Photo: Jo Lens", True),
        ("© Jo Lens", True),
        ("Foto: dpa", True),
        ("Фото: Иван Петров", True),
        ("写真：山田太郎", True),
        ("Photographers met in town.", False),
        ("Photo: " + "x" * 300, False),
    ],
)
def test_credits(text, found):
    made = draft(text)
    made.region.article = True
    assert Judge(OWN).is_credit(made) is found
