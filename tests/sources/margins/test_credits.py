import pytest

from citecheck.model import BlockKind, LinkState, Match, Role, SourceKind
from citecheck.sources.margins.credits import find, is_caption


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The ferry has sailed since 1998. noaa.gov", "noaa.gov"),
        ("The ferry in March. Photo: Jane Doe", "Jane Doe"),
        ("The ferry in March. Foto: dpa", "dpa"),
        ("Паром в марте. Фото: РИА Новости", "РИА Новости"),
        ("The ferry in March. (AP Photo/Jane Doe)", "AP Photo/Jane Doe"),
        ("The ferry in March. (Jane Doe/Reuters)", "Jane Doe/Reuters"),
        ("The ferry in March. Jane Doe via AP", "Jane Doe via AP"),
        ("The ferry in March. Jane Doe / Example Press", "Jane Doe / Example Press"),
        ("The ferry in March. Getty Images", "Getty Images"),
        ("The ferry in March © 2021 Jane Doe", "Jane Doe"),
        ("Photo: Jane Doe/AFP", "Jane Doe/AFP"),
        ("The ferry in March. Image: Jane Doe (flickr).", "Jane Doe (flickr)"),
        ("The ferry in March. Image Credits: Jane Doe / Example", "Jane Doe / Example"),
        ("Photo credits:Jane Doe/Example", "Jane Doe/Example"),
        ("The ferry in March. Photo by Jane Doe", "Jane Doe"),
        ("The ferry in March. Image courtesy of Jane Doe", "Jane Doe"),
        ("The ferry in March. Courtesy of Jane Doe", "Jane Doe"),
        ("Паром у березні. Ілюстрація: УНІАН", "УНІАН"),
        ("Паром у березні. Зображення: УНІАН", "УНІАН"),
        ("Паром в марте. Изображение: РИА Новости", "РИА Новости"),
        ("El ferry en marzo. Fotografía: EFE", "EFE"),
        ("Die Fähre im März. Bildrechte: dpa", "dpa"),
        ("Prom w marcu. fot. Ewa Maj", "Ewa Maj"),
        ("fot. Ewa Maj", "Ewa Maj"),
    ],
)
def test_credits_that_say_so(article, registry, text, credit):
    document = article(text)
    assert is_caption(document.blocks[0])
    (found,) = find(article((BlockKind.CAPTION, text)), registry)
    assert (found.kind, found.name, found.mention.text) == (SourceKind.CREDIT, credit, credit)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The ferry in March\nPhoto: Jane Doe", "Jane Doe"),
        ("The ferry in March\nJane Doe for Example News", "Jane Doe for Example News"),
        ("The ferry in March\niStock", "iStock"),
        ("The ferry in March. Photo: Jane Doe\n", "Jane Doe"),
        ("The ferry in March\nwhich sails on Mondays", None),
        ("The ferry in March\n(Jane Doe/Bay Tribune)", "Jane Doe/Bay Tribune"),
        ("The ferry in March\n(Archive)", None),
        ("Il traghetto a marzo\n© RIPRODUZIONE RISERVATA", None),
    ],
)
def test_a_credit_on_a_line_of_its_own(article, registry, text, credit):
    found = list(find(article((BlockKind.CAPTION, text)), registry))
    assert [each.name for each in found] == ([credit] if credit else [])


@pytest.mark.parametrize(
    "block",
    [
        "The ferry has sailed since 1998.",
        "The ferry has sailed since 1998. Nobody knows why",
        "Photo: a man walks along the pier",
        "© 2021 Example News",
        "The ferry in March. Photo: 2021",
        "Copyright © 2021 Example News",
        "Reuters",
        "They called it a picture: Jane Doe",
        "The ferry in March. Photo: Jane Doe" + " and so on" * 60,
        (BlockKind.LIST, "The ferry in March. Photo: Jane Doe"),
    ],
)
def test_what_is_no_caption(article, block):
    assert not is_caption(article(block).blocks[0])


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The ferry in March. Jane Doe", "Jane Doe"),
        ("The ferry in March. (Jane van der Berg)", "Jane van der Berg"),
        ("© AFP", "AFP"),
        ("The ferry in March Foto: Jane Doe", "Jane Doe"),
        ("The ferry in March.Bild: jane_doe/picture alliance", "jane_doe/picture alliance"),
        ("The ferry (Source: Truth Social)", "Truth Social"),
        ("The ferry in March. Isithombe: Jane Doe", "Jane Doe"),
        ("The ferry in March. [사진 = Jane Doe]", "Jane Doe"),
        ("Jane Doe | Moment | Example Images", "Jane Doe | Moment | Example Images"),
        ("The ferry in March. (U.S. Coast Guard, 5th District)", "U.S. Coast Guard, 5th District"),
        ("The ferry in March. Jane Doe (REUTERS)", "Jane Doe (REUTERS)"),
        ("The ferry in March. AFP/ J.J. Doe", "AFP/ J.J. Doe"),
        ("The ferry in March. J. Doe / Example Press", "J. Doe / Example Press"),
        ("The ferry in March. Photo: J. Doe", "J. Doe"),
        (
            "The ferry. REUTERS/Jane Doe Purchase Licensing Rights, opens new tab",
            "REUTERS/Jane Doe",
        ),
        ("The ferry in March. Foto: Jane Doe | Bild kaufen", "Jane Doe"),
        (
            "Photo: Jane van der Berg for The Port Alder Evening Courier via Harbour Images",
            "Jane van der Berg for The Port Alder Evening Courier via Harbour Images",
        ),
        ("The mayor in Alder. (Jane Doe in Alder)", "Jane Doe in Alder"),
        ("CNN ", "CNN"),
        ("Reuters", "Reuters"),
    ],
)
def test_captions_end_with_their_credit(article, registry, text, credit):
    (found,) = find(article((BlockKind.CAPTION, text)), registry)
    assert found.name == credit


@pytest.mark.parametrize(
    "text",
    [
        "The ferry in March.",
        "The ferry. It was late",
        "The ferry",
        "Ferry: a ship",
        "The mayor in Alder, on Monday. (Alder)",
        "Purchase Licensing Rights",
        "NOAA",
        "The ferry " * 30,
    ],
)
def test_captions_without_a_credit(article, registry, text):
    assert list(find(article((BlockKind.CAPTION, text)), registry)) == []


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("noaa.gov", "noaa"),
        ("Reuters", "reuters"),
        ("Jane Doe/AFP", "afp"),
        ("Jane Doe via CNN", "cnn"),
        ("Jane Doe", None),
    ],
)
def test_who_is_behind_a_credit(article, registry, name, outlet):
    (found,) = find(article((BlockKind.CAPTION, f"The ferry. Photo: {name}")), registry)
    assert (found.match.outlet and found.match.outlet.id) == outlet


def test_a_credit_may_be_linked(article, registry):
    url = "https://www.reuters.com/pictures"
    document = article((BlockKind.CAPTION, f"The ferry. Photo: [Jane Doe]({url})"))
    (found,) = find(document, registry)
    assert (found.url, found.link, found.match.outlet.id) == (url, LinkState.LIVE, "reuters")


@pytest.mark.parametrize(
    ("blocks", "credit"),
    [
        (((BlockKind.CAPTION, "Image:"), (BlockKind.CAPTION, "Jane Doe")), ["Jane Doe"]),
        (((BlockKind.CAPTION, "Image:"), (BlockKind.CAPTION, "which sails on Mondays")), []),
        (((BlockKind.CAPTION, "A ferry"), (BlockKind.CAPTION, "Jane Doe")), []),
    ],
)
def test_a_label_on_a_line_of_its_own_speaks_for_the_next(article, registry, blocks, credit):
    assert [each.name for each in find(article(*blocks), registry)] == credit


def test_the_licence_of_a_picture_is_no_part_of_its_credit(article, registry):
    text = "Image Credits:Jane Doe / Flickr under a CC BY 2.0 license."
    (found,) = find(article((BlockKind.CAPTION, text)), registry)
    assert found.name == "Jane Doe / Flickr"


@pytest.mark.parametrize(
    ("candidates", "outlet"),
    [(("cnn", "afp"), "afp"), (("afp", "dpa"), None), (("cnn", "no"), None)],
)
def test_a_name_of_several_is_the_news_agency_of_several(article, registry, candidates, outlet):
    class Ambiguous(type(registry)):
        def by_name(self, name, *, language=None):
            if name != "NA":
                return super().by_name(name, language=language)
            return Match(role=Role.AMBIGUOUS, by="name NA needs context", candidates=candidates)

    (found,) = find(article((BlockKind.CAPTION, "The ferry. Photo: Jane Doe/NA")), Ambiguous())
    assert (found.match.outlet and found.match.outlet.id) == outlet
