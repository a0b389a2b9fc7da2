"""Asking a site for an address that cannot exist, and where nobody asks."""

import pytest

from tests.links.replay import (
    NOT_FOUND,
    OK,
    SOFT,
    WORDS,
    html,
    page,
    redirect,
    run,
    verdict,
)

SITE = "https://quay.example.com"
URL = f"{SITE}/2026/10/northern-quay-grows-longer"
FRONT = html(page("The Quay Courier", WORDS * 20, heading="Ferry timetable"))


def test_a_page_without_words_of_its_address_is_compared():
    assert verdict(URL, {}, default=FRONT) == SOFT
    found, asks = run(URL, {URL: FRONT})
    assert (found.verdict.value, len(asks)) == ("ok", 2)


@pytest.mark.parametrize("path", ["/2026/10/31877", "/quay", "/northern-quay.html", "/2026/"])
def test_short_names_tell_nothing(path):
    _, asks = run(f"{SITE}{path}", {}, default=FRONT)
    assert len(asks) == 1


def test_a_headline_that_was_changed_a_little_is_not_compared():
    changed = html(page("Northern quay is to grow"))
    _, asks = run(URL, {URL: changed})
    assert len(asks) == 1


def test_a_site_that_sends_every_address_to_its_section():
    section = f"{SITE}/news/"
    web = {section: html(page("News", WORDS * 8))}
    assert verdict(URL, web, default=redirect("/news/")) == SOFT
    assert verdict(URL, web | {URL: redirect("/news/")}, default=NOT_FOUND) == OK
    assert verdict(URL, web | {URL: redirect("/news/")}, default=redirect("/gone")) == OK


@pytest.mark.parametrize(
    "gate",
    [
        *("/captcha", "/age-gate", "/gdpr/", "/en/choose-your-region", "/unsupported-browser.html"),
        *("/maintenance", "/blocked", "/verify-age", "/enable_cookies", "/are-you-a-robot"),
    ],
)
def test_a_site_that_sends_every_address_to_a_gate(gate):
    web = {f"{SITE}{gate}": html(page("The Quay Courier", WORDS))}
    assert verdict(URL, web, default=redirect(gate)) == ("review", "unsure")
    kept = f"{SITE}/old{gate.rstrip('/')}"
    assert verdict(kept, web | {kept: redirect(gate)}, default=NOT_FOUND) == OK


@pytest.mark.parametrize("final", ["/quay-grows", "/en/2026/10/31877", "/?p=quay"])
def test_redirects_that_keep_the_page_are_not_probed(final):
    web = {URL: redirect(final), f"{SITE}{final}": html(page("Northern quay grows longer"))}
    found, asks = run(URL, web)
    assert (found.verdict.value, len(asks)) == ("ok", 2)


@pytest.mark.parametrize(
    "target", ["/http404", "/missing-page", "/?status=404", "/#/404", "/seite-nicht-gefunden"]
)
def test_redirects_to_addresses_for_missing_pages(target):
    full = f"{SITE}{target.partition('#')[0]}"
    found, _ = verdict(URL, {URL: redirect(target), full: html(page("Northern quay grows"))})
    assert found == "broken"


@pytest.mark.parametrize(
    "target", ["/10/room-404-reopens", "/10/sailor-not-found-in-river", "/10/no-page-turned"]
)
def test_words_of_headlines_are_no_missing_pages(target):
    full = f"{SITE}{target}"
    assert verdict(URL, {URL: redirect(target), full: html(page())}, default=NOT_FOUND) == OK


def test_a_redirect_to_a_hash_route_of_the_home_page():
    web = {URL: redirect("/#/"), f"{SITE}/": html(page())}
    assert verdict(URL, web) == ("broken", "redirect-to-home")
