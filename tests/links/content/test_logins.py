"""Logins that stand in for a page, and pages that only have one."""

from functools import partial

import pytest

from tests.links.replay import LOGIN, OK, WORDS, found_at, html, page, verdict

SITE = "https://quay.example.com"
FORM = "<form><input name=user><input type=password name=word></form>"

seen = partial(found_at, f"{SITE}/topic/77")


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
    "said",
    [
        "<h2>Log in to reply</h2>",
        "Melden Sie sich an, um zu antworten.",
        "Veuillez vous connecter pour répondre.",
        "Inicia sesión para comentar.",
        "Accedi per commentare.",
        "Войдите, чтобы ответить.",
        "Увійдіть, щоб відповісти.",
    ],
)
def test_a_login_for_those_who_have_something_to_add(said):
    topic = "Which oil for a mower? <p>Half a litre of thirty.</p>"
    assert seen(page("Which oil?", f"{topic}<p>{said}</p>{FORM}")) == OK


def test_a_login_for_readers_and_for_those_who_have_something_to_add():
    said = "Войдите, чтобы ответить. Войдите, чтобы прочитать тему."
    assert seen(page("Форум", f"{said}{FORM}")) == LOGIN
