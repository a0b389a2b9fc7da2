"""What stands before a page, and pages that only look as if something did."""

import pytest

from tests.links.replay import WORDS, html, page, redirect, verdict

SITE = "https://quay.example.com"
URL = f"{SITE}/2026/10/northern-quay"
OK = ("ok", "ok")
WALL = ("review", "bot-wall")
LOGIN = ("review", "login")
LEGAL = ("review", "legal")
PARKED = ("broken", "parked")
FORM = "<form><input name=user><input type=password name=word></form>"


def seen(body, *headers, status=200):
    return verdict(URL, {URL: html(body, status, *headers)})


@pytest.mark.parametrize("box", ["class=g-recaptcha", "class='big h-captcha'", "id=cf-turnstile"])
def test_a_captcha_and_little_else(box):
    assert seen(f"<title>Quay</title><h1>Un instant</h1><div {box}></div>") == WALL
    assert seen(page(more=f"<div {box}></div>")) == OK


@pytest.mark.parametrize("mark", ["/_Incapsula_Resource?x=1", "/ddos-guard/js", "/kpsdk.js"])
def test_services_sign_what_they_let_through(mark):
    script = f"<script src='{mark}'></script>"
    assert seen(f"<html><head>{script}</head><body></body></html>") == WALL
    assert seen(page(text=WORDS, more=script)) == OK


def test_a_header_that_is_on_good_pages_too():
    assert seen("<p>No", "x-kpsdk-ct: 1", status=429) == WALL
    assert seen(page(), "x-kpsdk-ct: 1") == OK


def test_a_headline_that_begins_like_a_challenge():
    text = "Dogs may not enter the beach from May."
    assert seen(page("Access denied: beaches closed", text)) == OK
    assert seen(page("Access denied | Quay", text, heading="Sorry")) == WALL


@pytest.mark.parametrize(
    "text",
    [
        "This site is not available in your region.",
        "This content isn't available in your country",
        "Dieser Inhalt ist nicht in deinem Land verfügbar.",
        "Ce contenu n'est pas disponible dans votre pays.",
        "Este vídeo no está disponible en su país.",
    ],
)
def test_not_for_readers_from_here(text):
    assert seen(page("The Quay Courier", text)) == LEGAL
    assert seen(page("The Quay Courier", WORDS + text)) == OK


@pytest.mark.parametrize(
    "title",
    ["Log in to continue", "You must be logged in to read this", "Bitte melden Sie sich an"],
)
def test_a_login_at_the_address_itself(title):
    assert seen(page(title, FORM)) == LOGIN
    assert seen(page(title, WORDS * 4 + FORM)) == OK
    assert seen(page(title, "")) == OK


@pytest.mark.parametrize("link", [f"{SITE}/", f"{SITE}/login", "https://login.example.com/x"])
def test_a_link_to_a_login_leads_there(link):
    assert verdict(link, {link: html(page("Log in", FORM))}) == OK


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"{SITE}/consent?return=x", ("review", "unsure")),
        (f"{SITE}/zustimmung", ("review", "unsure")),
        (f"{SITE}/2026/consent-in-medicine", OK),
        (f"{SITE}/abo/angebote", ("review", "paywall")),
        ("https://subscribe.example.com/offer", ("review", "paywall")),
        (f"{SITE}/2026/subscribe-to-nothing", OK),
        ("https://www.namecheap.com/domains/registration/?domain=quay.com", PARKED),
    ],
)
def test_where_redirects_lead(target, expected):
    assert verdict(URL, {URL: redirect(target), target: html(page())}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "QuayTimes.com is for sale. Buy now.",
        "The domain name quaytimes.com expired on 10/02/2026.",
        "Ce nom de domaine a été enregistré chez un bureau.",
        "このドメインは、どこかで取得されています。",
        "Related searches: boats, flights. Sponsored listings are served by a third party.",
    ],
)
def test_parked_domains(text):
    assert seen(page("Welcome", text)) == PARKED


def test_a_long_offer_of_the_domain_itself():
    assert seen(page("Welcome", WORDS * 2 + "Example.com is for sale. Buy now.")) == PARKED


@pytest.mark.parametrize(
    "text",
    [
        "The domain name is for sale, the mayor said on Monday.",
        WORDS + "The domain quay.com is for sale.",
        "The house in Mill Lane is for sale.",
        WORDS + "QuayTimes.com is for sale. Copyright 2026 example.com.",
    ],
)
def test_reports_of_sales(text):
    assert seen(page("Town sells what it has", text)) == OK
