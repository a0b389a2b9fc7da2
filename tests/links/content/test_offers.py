"""Pages that hold an offer instead of an article, and articles that end in one."""

from functools import partial

import pytest

from tests.links.replay import LOGIN, OK, PAYWALL, WORDS, found_at, notice

seen = partial(found_at, "https://quay.example.com/2026/10/31.html")


@pytest.mark.parametrize(
    "parts",
    [
        ("Subscribe to read | Quay", "Subscribe to unlock this article", "Then €69 per month."),
        ("Quay", "This article is exclusively for subscribers", "Already a subscriber? Sign in."),
        ("Quay", "You’ve reached your limit of free articles", "Subscribe now."),
        ("Nur mit Abo", "Dieser Artikel ist exklusiv für Abonnenten", "Abonnent? Hier anmelden."),
        ("Kai", "Jetzt abonnieren und weiterlesen", "Ein Monat für 1 Euro."),
        ("Quay", "To continue reading this story, subscribe now", "Subscriber? Sign in."),
        ("Kai", "Jetzt mit KaiPlus weiterlesen", "Bereits Abonnent? Anmelden."),
        ("Kai", "Weiterlesen mit Kai+", "Bereits Abonnent? Anmelden."),
        ("Quai", "Cet article est réservé aux abonnés", "Déjà abonné ? Connectez-vous."),
        ("Contenido exclusivo para suscriptores", "", "Suscríbete por 1 euro al mes."),
        ("Muelle", "Suscríbete para seguir leyendo", "¿Ya eres suscriptor? Inicia sesión."),
        ("Molo", "Per continuare a leggere abbonati", "Il primo mese a 1 euro. Accedi."),
        ("Molo", "Contenuto riservato agli abbonati", "Hai un abbonamento? Accedi."),
        ("Cais", "Conteúdo exclusivo para assinantes", "Já é assinante? Entre."),
        ("Причал", "Материал доступен только подписчикам", "Уже есть подписка? Войдите."),
        ("Причал", "Стаття доступна лише передплатникам", "Маєте передплату? Увійдіть."),
        ("码头", "本文为付费内容", "订阅后阅读全文。"),
        ("波止場", "この記事は有料会員限定です", "ログインして続きを読む"),
    ],
)
def test_offers_of_a_subscription(parts):
    assert seen(notice(*parts)) == PAYWALL


@pytest.mark.parametrize(
    "parts",
    [
        ("Quay", "Create a free account to continue reading", "Already registered? Sign in"),
        ("Kai", "Kostenlos registrieren und weiterlesen", "Schon dabei? Anmelden"),
        ("Quai", "Inscrivez-vous gratuitement pour lire la suite", "Connectez-vous"),
        ("Quai", "Créez un compte gratuit pour lire cet article", "Connectez-vous"),
        ("Muelle", "Regístrate gratis para seguir leyendo", "Inicia sesión"),
        ("Molo", "Registrati per continuare la lettura", "Accedi"),
        ("Cais", "Cadastre-se grátis para continuar lendo", "Entrar"),
        ("Причал", "Зарегистрируйтесь, чтобы читать дальше", "Войти"),
        ("波止場", "会員登録して続きを読む", "ログイン"),
    ],
)
def test_registration_first(parts):
    assert seen(notice(*parts)) == LOGIN


@pytest.mark.parametrize(
    "parts",
    [
        ("Ferries | Quay", "Ferries twice as often", "From Monday. Subscribe to read on. €1."),
        ("“Subscribe to read”", "“Subscribe to read”: what readers do", "Seven in ten leave. €9."),
        ("Subscribe to read: a study", "Subscribe to read: a study", "Of 12 papers. Sign in."),
        ("Who subscribes", "Exclusively for subscribers", f"{WORDS}Sign in. {WORDS}"),
        ("Library", "Subscribers only", "The upper hall has a fine view of the harbour."),
        ("記事", "会員限定の朝市、港で開催", "ログイン不要。"),
        # What else is kept for members, sold as a subscription, or asks people to register.
        ("Subscribe and keep up", "Subscribe and keep up with the quay", "By e-mail. It is free."),
        ("Abonnieren", "Abonnieren", "Der Hafenbote kostet 29 Euro im Monat."),
        ("Réservé aux abonnés", "Réservé aux abonnés", "La répétition du 4 mai. Carte à 60 euros."),
        ("Abbonati", "Abbonati", "Il mensile costa 35 euro e vale su tutti i battelli."),
        ("Weiterlesen mit Brille", "Weiterlesen mit Brille", "Sie kostet 12 Euro."),
        ("会員限定", "会員限定", "内覧会は友の会の会員を対象に行います。"),
        ("Register", "Register to continue voting by post", "Already registered? Wait for us."),
    ],
)
def test_articles_that_speak_of_offers(parts):
    assert seen(notice(*parts)) == OK


def test_an_offer_above_an_article():
    offer = "<h2>Subscribe to continue reading</h2><p>€1 a week. Sign in.</p>"
    article = "<h1>New ferry</h1><p>It sails every twenty minutes from Monday.</p>"
    assert seen(f"<title>Quay</title>{offer}") == PAYWALL
    assert seen(f"<title>New ferry | Quay</title>{offer}{article}") == OK
