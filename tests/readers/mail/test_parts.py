import pytest

from citecheck.readers import read_bytes


def part(content, kind="text/plain", more=""):
    return f"Content-Type: {kind}\n{more}\n{content}\n"


def multi(kind, *parts, key="x", more=""):
    inner = "".join(f"--{key}\n{each}" for each in parts)
    return part(f"{inner}--{key}--", f"multipart/{kind}; boundary={key}", more)


def read(letter, head="Subject: Ice\n"):
    return read_bytes((head + letter).encode(), name="a.eml")


def texts(letter):
    return [block.text for block in read(letter).blocks]


PAGE = part("<p>The page of the letter.</p>", "text/html")


@pytest.mark.parametrize(
    ("letter", "found"),
    [
        (multi("alternative", part("Its text."), PAGE), ["The page of the letter."]),
        (multi("alternative", PAGE, part("{}", "text/calendar")), ["The page of the letter."]),
        (multi("alternative", part("Its text."), part("x", "text/enriched")), ["Its text."]),
        (
            multi("alternative", part("A text."), multi("related", PAGE, key="y")),
            ["The page of the letter."],
        ),
        (multi("related", PAGE, PAGE.replace("letter", "frame")), ["The page of the letter."]),
        (multi("mixed", PAGE, part("Below it.")), ["The page of the letter.", "Below it."]),
        (
            multi("mixed", PAGE, part("x", more="Content-Disposition: inline; filename=x.txt\n")),
            ["The page of the letter."],
        ),
        (
            multi("report", part("It failed."), part("x: y", "message/delivery-status")),
            ["It failed."],
        ),
    ],
    ids=str,
)
def test_what_is_shown(letter, found):
    assert texts(letter) == found


def test_what_stands_around_an_attachment():
    scan = part("x", "application/pdf", "Content-Disposition: inline; filename=scan.pdf\n")
    document = read(multi("mixed", PAGE, scan, PAGE.replace("page", "end")))
    assert [(block.text, block.at.part) for block in document.blocks] == [
        ("The page of the letter.", "part 1"),
        ("The end of the letter.", "part 2"),
    ]
    assert [problem.message[:29] for problem in document.problems] == [
        "the attachment 'scan.pdf' was"
    ]


def test_what_mailing_lists_put_below_a_letter():
    footer = part(f"{'_' * 47}\nRivers mailing list\nhttps://lists.example/rivers")
    found = read(multi("mixed", part("Ice came."), footer))
    assert [str(block.kind) for block in found.blocks] == ["paragraph", "aside", "aside"]


def test_signatures_and_pictures_are_no_unread_text():
    signed = part("x", "application/pgp-signature", "Content-Disposition: attachment\n")
    shown = part("x", "image/png", "Content-Disposition: attachment; filename=a.png\n")
    assert read(multi("mixed", part("Ice came."), signed, shown)).problems == ()


def test_a_letter_that_says_nothing_but_what_it_forwards():
    inner = "From: Ada Quill <a@a.example>\nSubject: Thaw\n" + part("Water came.")
    nested = "Subject: Nothing\n" + multi(
        "mixed", part(" "), part(inner, "message/rfc822"), key="y"
    )
    document = read(multi("mixed", part("\n"), part(nested, "message/rfc822")))
    assert [block.text for block in document.blocks] == ["Water came."]
    assert (document.title, document.byline) == ("Thaw", "Ada Quill")
    assert texts(multi("mixed", part(" "), part("", "message/rfc822"))) == []


def test_the_first_line_of_a_letter_is_not_its_headline():
    letter = part("A line above\n\nIce came on Monday, the port said.")
    assert [str(block.kind) for block in read(letter).blocks] == ["paragraph", "paragraph"]
    assert [str(block.kind) for block in read(letter, "").blocks] == ["heading", "paragraph"]


def test_text_that_flows():
    kind = "text/plain; format=Flowed; delsp=yes"
    assert texts(part("See https://a.example/ \nb.", kind)) == ["See https://a.example/b."]
    assert read(part("A  \nb.", kind)).blocks[0].text == "A b."


def test_headers_beyond_ascii():
    document = read_bytes("From: Zoë <z@a.example>\nSubject: Café\n\nIce.\n".encode(), name="a.eml")
    assert (document.title, document.byline) == ("Café", "Zoë")
