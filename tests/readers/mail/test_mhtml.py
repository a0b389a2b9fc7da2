import time

import pytest

from citecheck.errors import ReadError
from citecheck.readers import read_bytes
from citecheck.readers.mail import mhtml as mhtml_reader
from tests.readers.making import Paragraph, Piece, mhtml, xhtml

PAGE = xhtml(
    [
        Paragraph((Piece("Head Line"),), "heading"),
        Paragraph((Piece("See "), Piece("the report", "/b"), Piece(" – again."))),
    ]
)


def test_the_page_of_an_archive():
    document = read_bytes(mhtml(PAGE), name="a.mhtml")
    assert (document.title, document.url) == ("Head Line", "https://www.example.org/a")
    assert document.byline is None
    assert [block.text for block in document.blocks] == ["Head Line", "See the report – again."]
    assert document.blocks[1].spans[0].url == "https://www.example.org/b"


def test_where_it_came_from():
    snapshot = "Snapshot-Content-Location: https://www.example.org/snapshot\r\n"
    data = mhtml(PAGE, headers=snapshot).replace(
        b"Content-Location: https://www.example.org/a\r\n", b""
    )
    assert read_bytes(data, name="a.mht").url == "https://www.example.org/snapshot"
    given = read_bytes(mhtml(PAGE), name="a.mht", url="https://given.example.org/")
    assert given.url == "https://given.example.org/"
    cid = read_bytes(mhtml(PAGE, location="cid:x@y"), name="a.mht")
    assert cid.url is None


def test_an_email():
    data = (
        b'From: "Anna L." <a@example.org>\nSubject: =?utf-8?B?RWlz?=\n'
        b"Date: Thu, 14 Mar 2024 10:00:00 +0100\nContent-Type: text/plain; charset=koi8-r\n\n"
        + "Голос, see https://example.org/a.\n\n> quoted\n".encode("koi8-r")
    )
    document = read_bytes(data, name="a.eml")
    assert document.media_type == "message/rfc822"
    assert (document.byline, document.title) == ("Anna L.", "Eis")
    assert document.published.isoformat()[:10] == "2024-03-14"
    assert [block.text for block in document.blocks] == [
        "Голос, see https://example.org/a.",
        "quoted",
    ]


@pytest.mark.parametrize("subject", ["=?x-no?Q?Eis?=", "=?utf-8?B?abcde?="])
def test_a_header_that_cannot_be_decoded(subject):
    document = read_bytes(f"Subject: {subject}\nTo: me\n\ntext\n".encode(), name="a.eml")
    assert (document.title, document.byline) == (subject, None)


def test_the_name_of_a_file_that_cannot_be_decoded():
    data = (
        b"Content-Type: multipart/mixed; boundary=X\n\n--X\n\ntext\n--X\n"
        b"Content-Disposition: attachment; filename*=a\0b'en'%41\n\nx\n--X--\n"
    )
    with pytest.raises(ReadError, match="damaged"):
        read_bytes(data, name="a.eml")


def test_a_page_is_preferred_to_its_text():
    data = (
        b"Content-Type: multipart/alternative; boundary=X\n\n--X\nContent-Type: text/plain\n\n"
        b"plain\n--X\nContent-Type: text/html\n\n<p>the page of the letter</p>\n--X--\n"
    )
    assert [block.text for block in read_bytes(data, name="a.eml").blocks] == [
        "the page of the letter"
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Content-Type: image/png\n\nx", "no page and no text"),
        (
            b"".join(
                b"Content-Type: multipart/mixed; boundary=X%d\n\n--X%d\n" % (row, row)
                for row in range(2000)
            ),
            r"damaged|no page",
        ),
    ],
    ids=("image", "deep"),
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why):
        read_bytes(data, name="a.eml")


def test_what_is_attached_is_not_read():
    mail = (
        b"From: Anna <a@b.example>\r\nSubject: Ice\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain\r\n\r\nThe port said on Monday so.\r\n--x\r\n"
        b"Content-Type: application/pdf\r\n"
        b'Content-Disposition: attachment; filename="ice.pdf"\r\n\r\nx\r\n--x\r\n'
        b"Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx\r\n--x--\r\n"
    )
    (problem,) = read_bytes(mail, name="a.eml").problems
    assert problem.code == "CC105"
    assert problem.message.startswith("the attachment 'ice.pdf' was not read")


PARTS = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
PLAIN = b"Content-Type: text/plain\r\n\r\nThe port said on Monday so.\r\n"
FORWARDED = (
    b"Content-Type: message/rfc822\r\n\r\nSubject: Older\r\nContent-Type: text/html\r\n\r\n"
    b"<p>The page of the letter before.</p>\r\n"
)


def test_a_forwarded_letter_is_not_the_letter():
    mail = b"Subject: Ice\r\n" + PARTS + PLAIN + b"--x\r\n" + FORWARDED + b"--x--\r\n"
    document = read_bytes(mail, name="a.eml")
    assert [block.text for block in document.blocks] == ["The port said on Monday so."]
    assert [problem.message for problem in document.problems] == [
        "the attachment 'Older' was not read; give it as a file of its own"
    ]


def test_what_is_attached_is_read_where_there_is_nothing_else():
    mail = b"Subject: Ice\r\n" + PARTS + FORWARDED + b"--x--\r\n"
    document = read_bytes(mail, name="a.eml")
    assert [block.text for block in document.blocks] == ["The page of the letter before."]
    assert (document.title, document.problems) == ("Older", ())


def test_long_headers_take_linear_time():
    started = time.process_time()
    found = read_bytes(b"Subject: " + b"=?utf-8?Q?a?= " * 100_000 + b"\n\nIce.\n", name="a.eml")
    assert found.title.startswith("aaaa")
    read_bytes(b"Content-Type: text/plain" + b"; a=b" * 1_000_000 + b"\n\nIce.\n", name="a.eml")
    assert time.process_time() - started < 10


def test_very_many_parts(monkeypatch):
    monkeypatch.setattr(mhtml_reader, "_MOST_PARTS", 3)
    mail = PARTS + b"Content-Type: image/png\r\n\r\n\r\n--x\r\n" * 5 + PLAIN + b"--x--\r\n"
    with pytest.raises(ReadError, match="has more than 3 parts"):
        read_bytes(mail, name="a.eml")


@pytest.mark.parametrize("before", ["FW: ", "Re: Fwd:", "AW:WG: ", "RE : "])
def test_what_mail_programs_put_before_a_subject_is_none_of_it(before):
    letter = f"Subject: {before}Reading: quay shut\nTo: me\n\ntext\n"
    assert read_bytes(letter.encode(), name="a.eml").title == "Reading: quay shut"
    assert read_bytes(b"Subject: Re:\nTo: me\n\ntext\n", name="a.eml").title is None


def test_a_letter_is_titled_by_its_subject():
    page = b"<html><title>Form 7</title><h1>The Quay Letter</h1><p>Ice came.</p></html>"
    mail = b"Subject: Ice\r\nContent-Type: text/html\r\n\r\n" + page
    assert read_bytes(mail, name="a.eml").title == "Ice"
    assert read_bytes(mail.partition(b"\n")[2], name="a.eml").title == "The Quay Letter"


def test_an_archive_is_not_published_when_it_is_saved():
    date = "Date: Thu, 14 Mar 2024 10:00:00 +0100\r\nSubject: Saved\r\n"
    document = read_bytes(mhtml(PAGE, headers=date), name="a.mhtml")
    assert (document.published, document.title) == (None, "Head Line")
    untitled = read_bytes(mhtml("<p>A quay.</p>", headers=date), name="a.mhtml")
    assert untitled.title == "Saved"


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        (b"ada@example.org", None),
        (b"ada@example.org (Ada Quill)", "Ada Quill"),
        (b"<ada@example.org>", None),
        (b'"Ada Quill (Desk)" <ada@example.org>', "Ada Quill (Desk)"),
    ],
)
def test_a_mailbox_is_no_author(sender, name):
    assert read_bytes(b"From: " + sender + b"\n\nA quay.\n", name="a.eml").byline == name
