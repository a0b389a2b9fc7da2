"""What stands before a page, and pages that only look as if something did."""

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.links.content import walls
from tests.links.replay import (
    FORBIDDEN,
    LEGAL,
    OK,
    PARKED,
    TIRED,
    WALL,
    WORDS,
    found_at,
    html,
    page,
    redirect,
    run,
    verdict,
)

SITE = "https://quay.example.com"
URL = f"{SITE}/2026/10/northern-quay"


seen = partial(found_at, URL)


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


def test_who_is_refused_by_a_service_is_asked_by_it():
    assert seen('{"url": "https://geo.example/"}', "X-DataDome: protected", status=403) == WALL
    assert seen(page(), "X-DataDome: protected") == OK


def test_a_ruling_on_access():
    text = "Judgment of 11 May. The claimant was denied access to the minutes of the harbour board."
    ruling = "https://court.example.com/judgments/17"
    assert found_at(ruling, page("Access denied | County Court", text, "Access denied")) == OK
    text = "Access to the minutes of the board was denied by our firewall on 11 May at noon."
    assert (
        found_at(ruling, page("Access denied | County Court", text, "Access denied")) == FORBIDDEN
    )


def test_a_headline_that_begins_like_a_challenge():
    text = "Dogs may not enter the beach from May."
    assert seen(page("Access denied: beaches closed", text)) == OK
    assert seen(page("Access denied | Quay", text, heading="Sorry")) == FORBIDDEN


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
        "Домен зарегистрирован и припаркован.",
        "Il dominio quaytimes.it è stato registrato da un nostro cliente.",
        "Este dominio ha sido registrado en nuestra casa.",
        "Diese Domain wurde gerade erst registriert.",
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


@pytest.mark.parametrize(
    "body",
    [
        "<script>xhr.open('POST', '/_sec/verify?provider=interstitial')</script>",
        '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F">',
        '<script>window["bobcmn"] = "1011"</script><noscript>Your support ID is: 12</noscript>',
        "<script>var url = '/_____tmd_____/punish'</script>",
        "<title>site.example.com</title><p>Please enable JS and disable any ad blocker</p>",
        "<title>The Quay</title><h1>Press &amp; Hold to confirm you are a human.</h1>",
        "<title>Checking you are not a bot</title><h1>Checking you are not a bot</h1>Wait.",
        "<title>Quay</title><p>We have detected unusual activity from your network.</p>",
        "<title>Blocked</title><h1>Blocked</h1><p>Your request has been blocked.</p>",
        (
            "<title>Sicherheit</title><h1>Wir stellen sicher, dass du kein Bot bist!</h1>"
            "<p>Lädt …</p><details>Warum sehe ich diese Seite? Sie rechnet.</details>"
        ),
        (
            "<title>Vérification</title><h1>Vérification que vous n’êtes pas un robot !</h1>"
            "<p>Pourquoi je vois ceci ? Pour ménager le serveur.</p>"
        ),
        "<title>Ihr Browser wird geprüft!</title><h1>Ihr Browser wird geprüft!</h1><p>Warte.",
        "<title>Verifica</title><h1>Verifica di essere umano</h1><p>Completa l’operazione.",
        "<title>Проверка</title><p>Мы проверяем, что вы не бот. Подождите немного.",
        "<title>Перевірка</title><h1>Перевіряємо ваш браузер</h1>",
        "<title>Зачекайте</title><h1>Підтвердіть, що ви людина</h1><p>Поставте позначку.",
        "<title>Um momento…</title><h1>Verificando se você é humano</h1><p>Aguarde.",
        "<title>x</title><h1>Проверяем, что вы не бот!</h1><p>Загрузка… Почему я это вижу?",
        "<title>验证</title><p>正在确认您是真人，请稍等",
        "<title>检查</title><p>请完成下方验证后继续访问。",
        "<title>確認</title><p>ボットではないことを確認しています",
        "<title>Web Filter Violation</title><h1>Access Blocked</h1><p>Web Page Blocked!</p>",
        "<title>百度安全验证</title><p>网络不给力，请稍后重试</p>",
        "<title>Prüfung</title><h1>Bitte bestätigen Sie, dass Sie kein Roboter sind</h1>",
        "<title>Vérification</title><h1>Vérifiez que vous n’êtes pas un robot</h1>",
        "<title>Verificación</title><h1>Confirme que no es un robot</h1>",
        "<title>Подтвердите, что вы не робот</title><p>Запросы похожи на автоматические.</p>",
        "<title>x</title><p>Checking that you are not a robot…</p><div class=frc-captcha></div>",
        "<title>Bitte warten</title><h1>Bitte warten</h1><p>Ihr Browser wird überprüft.",
        "<title>Подождите…</title><h1>Подождите…</h1><p>Проверяем ваш браузер.",
        "<title>x</title><h1>Tut uns leid!</h1><p>Ungewöhnlicher Datenverkehr aus Ihrem Netz.",
        "<title>Quai</title><p>Nous avons détecté un trafic inhabituel sur votre réseau.",
        "<title>WAF</title><script src=/.safeline/static/a.js></script>",
        "<title>WAF</title><p>Checking your browser before you go on",
    ],
)
def test_challenges(body):
    assert seen(body) == WALL


@pytest.mark.parametrize(
    ("status", "title", "reason"),
    [
        (200, "403 Forbidden", "forbidden"),
        (401, "401 Authorization Required", "login"),
        (401, "Forbidden", "login"),
        (403, "403", "forbidden"),
        (403, "403 Forbidden", "forbidden"),
        (403, "Access denied!", "forbidden"),
        (403, "Forbidden", "forbidden"),
        (403, "Just a moment...", "bot-wall"),
        (429, "429 Too Many Requests", "rate-limited"),
        (429, "Forbidden", "rate-limited"),
        (451, "Forbidden", "legal"),
        (503, "Just a moment...", "bot-wall"),
        (503, "Forbidden", "forbidden"),
    ],
)
def test_a_plain_refusal_asks_nobody_whether_one_is_a_person(status, title, reason):
    body = f"<title>{title}</title><center><h1>{title}</h1></center><hr><center>nginx</center>"
    assert seen(body, status=status) == ("review", reason)


@pytest.mark.parametrize(
    "body",
    [
        page("Access Denied", "Reference #18.2d https://errors.edgesuite.net/18.2d"),
        page("Sucuri WebSite Firewall - Access Denied", "Sucuri Website Firewall. Bad bot."),
        page("One moment", "This website is using a security service to protect itself."),
        page("Your access to this site has been limited", "Generated by Wordfence"),
        page("Your access to this site has been limited by the site owner", "Contact the owner."),
        page("405", "由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。"),
    ],
)
def test_services_that_only_refuse(body):
    for status in (200, 403, 503):
        found, asks = run(URL, {URL: html(body, status)})
        assert (found.verdict.value, found.reason.value) == FORBIDDEN
        assert len(asks) == 1
    assert seen(body, status=429) == TIRED


def test_a_plain_503_is_trouble():
    assert seen("<title>503 Service Unavailable</title>", status=503)[0] == "broken"


def test_a_refusal_that_asks_all_the_same():
    asks = "<p>Please confirm that you are not a robot."
    assert seen(f"<title>Forbidden</title>{asks}", status=403) == WALL
    mark = "<script>window._cf_chl_opt = {}</script>"
    assert seen(f"<title>Forbidden</title>{mark}", status=403) == WALL
    assert seen("<title>Forbidden</title>", "cf-mitigated: challenge", status=403) == WALL


@pytest.mark.parametrize(
    "body",
    [
        page("Contact us", "Please confirm you are not a robot. We answer in two days.", "Contact"),
        page("Forbidden | Film club", "A drama about a ferryman and a smuggler, on Friday."),
        page("Setting the clock", "Press and hold to confirm the hour, then the minutes."),
        page("403 | Quay Buses", "Pier to Mill every twenty minutes. The last one is at 23:40."),
        page("Access blocked: the coast road", "A landslide closed it on Monday."),
        page("Trafic inhabituel sur le pont", "Deux fois plus de camions lundi matin."),
        page("Ungewöhnlicher Verkehr", "Am Montag fuhren doppelt so viele Lastwagen wie sonst."),
        page("Checking your browser history", "Five steps to see it, by a librarian of Dale."),
        page("Bitte warten", "Eine Ausstellung über Warteräume. Kein Browser wird geprüft."),
    ],
)
def test_real_pages_with_words_of_challenges(body):
    assert seen(body) == OK


@settings(max_examples=100, deadline=None)
@given(st.from_regex(re.compile(walls._WALL_SAID.pattern), fullmatch=True))
def test_each_challenge_holds_a_word(text):
    assert any(word in text for word in walls._WALL_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Ta domena jest na sprzedaż.",
        "Deze domeinnaam is te koop.",
        "Bu alan adı satılıktır.",
        "Domänen är till salu.",
        "Domænet er til salg.",
        "Domenet er til salgs.",
        "Tato doména je na prodej.",
        "Ez a domain eladó.",
        "이 도메인은 판매 중입니다.",
        "このドメインの有効期限が切れています。",
        "quay.example.com: dominio in vendita.",
        "This page is parked for FREE, courtesy of a registrar.",
        "Premium domain name available.",
    ],
)
def test_domains_for_sale_in_other_languages(text):
    assert seen(page("Welcome", text)) == PARKED


@pytest.mark.parametrize("host", ["spaceship.com", "dynadot.com", "namesilo.com"])
def test_more_sellers_of_domains(host):
    target = f"https://www.{host}/domains/search?q=quay.com"
    assert verdict(URL, {URL: redirect(target), target: html(page())}) == PARKED


def test_many_words_of_listings_take_no_time_of_their_own():
    text = "related searches " * 12
    assert seen(page("Welcome", text)) == OK
    assert seen(page("Welcome", f"{text} sponsored listings")) == PARKED
