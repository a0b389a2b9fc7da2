"""Pages that ask something before they let on, and pages that only share their headings."""

from functools import partial

import pytest

from tests.links.replay import LOGIN, OK, UNSURE, found_at, notice

seen = partial(found_at, "https://quay.example.com/2026/10/31.html")


@pytest.mark.parametrize(
    "parts",
    [
        (
            "We value your privacy",
            "We value your privacy",
            "We use cookies. Accept all. Reject all.",
        ),
        (
            "Clips",
            "Before you continue to Clips",
            "We use cookies and data. Reject all. Accept all.",
        ),
        ("Kurier", "Mit Werbung und Cookies lesen", "Besuchen Sie uns wie gewohnt. Zustimmen."),
        ("Diario", "Valoramos tu privacidad", "Usamos cookies. Aceptar. Rechazar."),
        ("Corriere", "Prima di continuare", "Usiamo cookie. Accetto. Rifiuta."),
        (
            "Brewery",
            "Are you of legal drinking age?",
            "You must be 18 or older to enter this site. Yes No",
        ),
        ("Brauerei", "Bist du schon 18?", "Ja Nein"),
        ("Brouwerij", "Ben je 18 jaar of ouder?", "Ja Nee"),
        ("Krant", "Wij geven om jouw privacy", "Wij gebruiken cookies. Accepteren. Weigeren."),
        ("Domaine", "Avez-vous l’âge légal pour consommer de l’alcool ?", "Oui Non"),
        ("Blog", "Content Warning", "The blog that you are about to view is for adults. Continue"),
        (
            "Karten",
            "Sie befinden sich in der Warteschlange",
            "Bitte warten Sie, bis Sie dran sind.",
        ),
        ("Waiting Room | Quay", "You are now in line", "Thank you for your patience."),
        ("Waiting Room", "Waiting Room", "The site is busy. This page will refresh by itself."),
        ("Bank", "Your browser is not supported", "Please update it to continue."),
        ("Банк", "Ваш браузер устарел", "Обновите его или установите другой."),
        ("设置", "我们重视您的隐私", "我们使用 Cookie。全部接受 全部拒绝"),
        ("設定", "お客様のプライバシーを尊重します", "Cookie を使用します。すべて許可 拒否"),
        ("Налаштування", "Ми цінуємо вашу приватність", "Файли cookie. Прийняти. Відхилити."),
        ("Jornal", "Respeitamos a sua privacidade", "Usamos cookies. Aceitar. Rejeitar."),
        (
            "Kai",
            "Mit Werbung und Cookies lesen oder Pur abonnieren",
            "Cookies. Akzeptieren und weiter.",
        ),
        ("Quai", "Nos 9 partenaires demandent votre accord", "Cookies. Accepter. Tout refuser."),
        ("Muelle", "Tu privacidad es importante para nosotros", "Cookies. Aceptar. Rechazar."),
        ("Причал", "Мы используем файлы cookie", "Принять Отклонить"),
        ("Molo", "Scegli come leggere", "Accetta i cookie, o abbonati."),
        ("Muelle", "Elige cómo seguir leyendo", "Aceptar cookies. Rechazar y suscribirse."),
        ("年齢確認", "あなたは20歳以上ですか？", "はい いいえ"),
    ],
)
def test_questions(parts):
    assert seen(notice(*parts)) == UNSURE


@pytest.mark.parametrize(
    "parts",
    [
        ("Drive", "You need access", "Ask its owner."),
        ("Video", "", "This video is private."),
        ("Video", "", "This video is private. If its owner let you in, please sign in."),
        ("Access required", "", "You need permission to access this item."),
        ("Members only", "Members only", "Please join to read this."),
        ("Video", "Video nicht verfügbar", "Start Sport Kultur Kontakt", "Dieses Video ist privat"),
        ("Notes", "You don’t have access to this page", "Ask the owner for an invitation."),
        ("Chirp", "These posts are protected", "Only approved followers see them. Request access."),
        ("Сеть", "", "Эта запись скрыта настройками приватности. Войдите, чтобы её увидеть."),
    ],
)
def test_what_is_kept_for_some(parts):
    assert seen(notice(*parts)) == LOGIN


@pytest.mark.parametrize(
    "parts",
    [
        (
            "Before you continue | Bread",
            "Before you continue",
            "Let the dough rest for an hour. Accept no shortcuts.",
        ),
        (
            "Age check | Trees",
            "Age check",
            "Measure the trunk and divide by three. Yes, really: an oak is old.",
        ),
        (
            "Adults only | Pool",
            "Adults only",
            "Tuesday and Thursday, six to eight. Enter by the side door.",
        ),
        (
            "Cookie preferences | Bakery",
            "Cookie preferences",
            "Most like them soft. Bake nine minutes; allow to cool.",
        ),
        (
            "Waiting room | Clinic",
            "Waiting room",
            "Second floor. Please take a number; your turn is shown.",
        ),
        (
            "Your privacy choices: a guide",
            "Your privacy choices: a guide",
            "Accept or reject cookies one by one.",
        ),
        (
            "Private video | Stories",
            "Private video",
            "She had filmed the sea every morning for a year.",
        ),
        (
            "This account is private: why | Tips",
            "This account is private: why",
            "Only followers see posts.",
        ),
        (
            "Your privacy matters",
            "Your privacy matters",
            "Talk in the library on Thursday at 7. We agree on a topic for June afterwards.",
        ),
        (
            "Tu consentimiento no vale nada",
            "Tu consentimiento no vale nada",
            "Nueve de cada diez webs guardan datos aunque se pulse rechazar.",
        ),
        (
            "Le maire a besoin de votre accord",
            "Le maire a besoin de votre accord",
            "Il veut refuser le péage. Vote dimanche, données à l’appui.",
        ),
        (
            "Private document",
            "Private document",
            "Novel by Ruth Ambler, 214 pages, paperback. In stock since March.",
        ),
        (
            "Request access | Harbour",
            "Request access",
            "Boats over ten metres need a permit for the ramp.",
        ),
    ],
)
def test_real_pages(parts):
    assert seen(notice(*parts)) == OK
