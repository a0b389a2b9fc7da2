"""Pages that are withheld by courts, laws and authorities, and news of other things that are."""

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.links.content import fences
from tests.links.replay import LEGAL, OK, found_at, notice

seen = partial(found_at, "https://quay.example.com/2026/10/31.html")


@pytest.mark.parametrize(
    "text",
    [
        "Due to rights restrictions, this video is not available in your area.",
        "Our site is currently unavailable in most European countries.",
        "Access to this site is blocked in your jurisdiction.",
        "This domain has been seized by the police.",
        "The requested URL has been blocked as per the directions received from a department.",
        "The websites listed here have been blocked pursuant to orders of the High Court.",
        "Сайт заблокирован по решению суда.",
        "Bu site hakkında erişim engelleme kararı vardır.",
        "Bu internet sitesine 12.03.2026 tarihli kararla erişim engellenmiştir.",
        "This hidden site has been seized under a warrant.",
        "Sito oscurato su ordine dell'autorità.",
        "Diese Seite wurde auf Anordnung des Gerichts gesperrt.",
        "Esta es una página. Sitio bloqueado por orden judicial.",
        "El acceso ha sido bloqueado en cumplimiento de la sentencia de un juzgado.",
        "Dieses Video ist in Ihrem Land aus rechtlichen Gründen nicht verfügbar.",
        "Ce programme n’est pas accessible depuis votre pays.",
        "Просмотр видео недоступен в вашей стране.",
        "На жаль, це відео недоступне у вашій країні.",
        "L’accesso al sito è inibito per disposizione dell’Autorità.",
        "L’accès à ce site a été bloqué par décision de justice.",
        "This website is not available to visitors in your location.",
        "The player works in one country. Sorry, that is due to rights issues.",
        "Este conteúdo não está disponível na sua região.",
        "Sorry, this video is only available to viewers in one country.",
        "Das Video kann in Ihrer Region aus rechtlichen Gründen nicht abgespielt werden.",
        "El acceso a este sitio ha sido bloqueado por orden de la autoridad judicial.",
        "L’accesso a questo sito è stato inibito in esecuzione di un provvedimento.",
        "Доступ до ресурсу заблоковано на виконання рішення Ради.",
    ],
)
def test_withheld(text):
    assert seen(notice("Notice", "", text)) == LEGAL


@pytest.mark.parametrize(
    "text",
    [
        "The canal is blocked by order of the harbour master until Friday.",
        "Fishing with nets is restricted in this region from May to July.",
        "Die Uferstraße ist auf Anordnung der Polizei bis Freitag gesperrt.",
        "Проезд по мосту заблокирован по решению администрации.",
        "The domain has been seized, police said.",
        "The site has been seized in a raid on Monday. Two men were held.",
        "Due to licensing issues the beer tent will stand on the far bank this year.",
        "Some films are not available in your country because rights are sold by territory.",
        "Geçen yıl 240 siteye erişim engellendi; bunların yarısı bahis sitesiydi.",
    ],
)
def test_news(text):
    assert seen(notice("Town news", "Town news of today", text)) == OK


@settings(max_examples=60, deadline=None)
@given(st.from_regex(re.compile(fences._FENCED.pattern), fullmatch=True))
def test_each_notice_holds_a_word(text):
    assert any(word in text for word in fences._WORDS)


def test_news_of_what_was_withheld():
    head = "This site has been seized: what happened to the pirate radio"
    assert seen(notice("Radio", head, "Officers took the mast.")) == OK
    assert seen(notice("Radio", "THIS SITE HAS BEEN SEIZED", "By a court.")) == LEGAL
