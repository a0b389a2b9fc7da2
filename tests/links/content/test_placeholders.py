"""What servers, hosters and registrars show where nobody has put anything."""

from functools import partial

import pytest

from tests.links.replay import OK, PARKED, SOFT, WORDS, found_at, html, notice, verdict

HOME = "https://quay.example.com/"
URL = "https://quay.example.com/2026/10/31.html"
seen = partial(found_at, URL)


@pytest.mark.parametrize(
    "parts",
    [
        ("Welcome to nginx!", "Welcome to nginx!", "If you see this page, the server works."),
        ("Apache2 Debian Default Page: It works", "", WORDS * 5),
        ("HTTP Server Test Page powered by a system", "", WORDS * 2),
        ("Test Page for the HTTP Server on Fedora", "Webserver Test Page", WORDS),
        ("Caddy works!", "Congratulations!", "Now make it work for you."),
        ("IIS Windows Server", "", "<img src=start.png>"),
        ("Domain Default page", "Web Server's Default Page", "Made by a panel."),
        ("Default Web Site Page", "Sorry!", "Contact your hosting provider."),
        ("Account Suspended", "Account Suspended", "Contact your hosting provider."),
        ("Website Expired", "Website Expired", "Log in to renew."),
        ("Сайт заблокирован", "Работа сайта временно приостановлена", "Обратитесь к хостеру."),
        ("", "该网站暂时无法访问", "网站未备案"),
        ("Welcome to LiteSpeed", "Welcome to LiteSpeed Web Server", "Your server runs."),
        ("Default page", "You Are All Set to Go!", "Upload your website files."),
        ("WordPress › Installation", "Welcome", "Welcome to the installation process."),
        ("Сайт не опубликован", "Сайт не опубликован", "Владельцу: опубликуйте его в кабинете."),
        ("Site", "Ce site n’est pas encore publié", "Revenez plus tard."),
    ],
)
def test_pages_of_servers(parts):
    assert verdict(HOME, {HOME: html(notice(*parts))}) == SOFT
    assert seen(notice(*parts)) == SOFT


def test_two_words():
    assert seen("<html><body><h1>It works!</h1></body></html>") == SOFT
    assert seen(notice("It works!", "It works!", "After a year the ferry engine runs.")) == OK
    ruling = "Районный суд запретил доступ к форуму рыбаков, владелец намерен обжаловать решение."
    assert seen(notice("Сайт заблокирован", "Сайт заблокирован", ruling)) == OK


@pytest.mark.parametrize(
    "parts",
    [
        ("quay.example.com", "Future home of something quite cool.", "Check back soon."),
        ("Willkommen", "Hier entsteht eine neue Internetpräsenz.", "Diese Domain ist da."),
        ("Error", "Looks like this domain isn't connected to a website yet", "Is it yours?"),
        ("Notice", "Hello", "This domain has been suspended due to missing data."),
        ("Notice", "Hello", "If you are the site owner, log in to launch this site."),
        ("Dominio expirado", "Este dominio ha expirado", "Renuévelo."),
        ("", "该域名已过期", "请续费"),
        (
            "Félicitations ! Votre domaine a bien été créé !",
            "Félicitations ! Votre domaine a bien été créé chez un hébergeur !",
            "Choisissez une offre pour héberger votre site.",
        ),
    ],
)
def test_domains_without_a_site(parts):
    assert seen(notice(*parts)) == PARKED


@pytest.mark.parametrize(
    "parts",
    [
        ("Welcome to nginx! A tour of the default page", "Welcome to nginx! A tour", WORDS),
        ("Site suspended | Works", "Work on site suspended", "A diver found a shell."),
        ("Website expired? | Help", "Website expired?", "This error means that you did not pay."),
        ("Suspended account | Bank", "Suspended accounts", "The bank opens them on Monday."),
        (
            "Account suspended",
            "Account suspended",
            "The bank froze the savings after a mix-up in Hull.",
        ),
        ("Test page | Printers", "Test page", "Hold the button for five seconds."),
    ],
)
def test_articles_that_begin_like_them(parts):
    assert seen(notice(*parts)) == OK


def test_the_address_says_that_a_page_is_on_a_domain():
    url = "https://quay.example.com/domain-has-expired"
    body = notice("Domain has expired", "Domain has expired", "What now, asks the pier.")
    assert verdict(url, {url: html(body)}) == OK
