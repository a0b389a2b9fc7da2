import pytest

from citecheck.model import LinkRole
from citecheck.readers import read_bytes
from citecheck.readers.html.services import is_own_service, tells_of_window

PROSE = (
    "The harbour of Eastwick will close on Monday for seven days, the port authority said in a"
    " notice that it published on Friday evening."
)


def page(body):
    text = (
        f"<html lang=en><body><article><h1>Quay shut</h1><p>{PROSE}</p>{body}<p>{PROSE}</p>"
        "</article></body></html>"
    )
    return read_bytes(text.encode(), name="a.html", url="https://quayside.example/news/1")


def links(document):
    return [span for block in document.blocks for span in block.spans if span.href]


@pytest.mark.parametrize(
    ("before", "anchor"),
    [
        ("For more of the harbour, sign up for our ", "newsletters"),
        ("Get it in your inbox: our free weekly ", "newsletter"),
        ("Sign up here: ", "our daily newsletter"),
        ("Mehr dazu in unserer ", "Datenschutzerklärung"),
        ("How we use your data: see our ", "Privacy Statement"),
        ("Suivez-nous sur notre ", "WhatsApp"),
        ("Más en nuestro ", "canal de WhatsApp"),
        ("Подробнее в нашем ", "Телеграм-канале"),
        ("", "View this email in your browser"),
        ("No longer interested? ", "Unsubscribe"),
        ("", "unsubscribe from this list"),
        ("", "Unsubscribe from all our e-mails"),
        ("", "Read this letter online"),
        ("", "View the e-mail online"),
        ("", "Im Browser ansehen »"),
        ("", "Voir la version en ligne"),
        ("", "Darse de baja"),
        ("", "Открыть в браузере"),
    ],
)
def test_services_of_the_site(before, anchor):
    assert is_own_service(anchor, before)


@pytest.mark.parametrize(
    ("before", "anchor"),
    [
        ("The company changed its ", "privacy policy"),
        ("As our reporter found, the mayor wrote in ", "a newsletter"),
        ("It came to our attention in a ", "report"),
        ("Our harbour is shut, said ", "Facebook"),
        ("The hour of ", "newsletters"),
        ("", "Ourense opens its quay"),
        ("The report can be ", "read online"),
        ("", "How to unsubscribe"),
        ("", "unsubscribe from this list, the minister told her party on Monday"),
        ("", "Unsubscribe from the war, said the mayor"),
        ("Two hundred skippers signed it: ", "read the letter online"),
    ],
)
def test_services_of_others(before, anchor):
    assert not is_own_service(anchor, before)


def test_a_service_of_the_site_is_no_source():
    document = page(
        "<p>Whoever wants to know about the harbour can sign up for our free weekly"
        " <a href='https://mail.example/44'>newsletter</a>, which"
        " <a href='https://port.example/n'>the port's newsletter</a> mentions.</p>"
    )
    assert [span.role for span in links(document)] == [LinkRole.SOCIAL, LinkRole.CITATION]


@pytest.mark.parametrize(
    "text",
    [
        ", opens new tab",
        " (opens in a new window)",
        "Opens in new window",
        "This link will open in a new tab",
        "(Link öffnet in neuem Fenster)",
        " (öffnet in einem neuen Tab)",
        "(s’ouvre dans un nouvel onglet)",
        "(nouvelle fenêtre)",
        "Se abre en una ventana nueva",
        "[external link]",
    ],
)
def test_how_a_link_opens(text):
    assert tells_of_window(text)


@pytest.mark.parametrize("text", ["", "new tab", "A shop opens in a new window of the old quay"])
def test_other_text(text):
    assert not tells_of_window(text)


@pytest.mark.parametrize("names", ["", " class=x9"])
def test_how_a_link_opens_is_no_part_of_it(names):
    body = (
        "<p>The mayor <a href='https://port.example/r'>has not answered<i></i>"
        f"<span{names}>(opens in a new tab)</span></a>, the port said.</p>"
    )
    document = page(body)
    block = document.blocks[2]
    assert block.text == "The mayor has not answered, the port said."
    (span,) = block.spans
    assert span.text == "has not answered"
    assert block.runs[-1][0] == block.text.index(", the")
