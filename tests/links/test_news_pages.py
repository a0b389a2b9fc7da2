"""What links of news lead to, in ten languages, each judged as a careful reader would."""

import pytest

from tests.links.replay import OK, SOFT, UNSURE, found_at, html, notice, verdict

URL = "https://quay.example.com/items/331"


def framed(site, title, heading, text):
    """Return a page with what stands on every page of a site."""
    head = f"<h1>{heading}</h1>" if heading else ""
    return (
        f"<title>{title}</title><header>{site}<ul><li>Sport<li>Kultur<li>Opinión<li>Log in</ul>"
        f"</header>{head}<p>{text}</p><aside><h3>Top 3</h3><ol><li>The canal will be widened"
        f"<li>Le bac augmente<li>Подорожчає пором</ol></aside><footer>Contact © 2026 {site}"
    )


@pytest.mark.parametrize(
    ("site", "heading", "text"),
    [
        (
            "Harbour Gazette",
            "Well, this is awkward.",
            (
                "We can’t seem to find the page you’re looking for. It may have been "
                "archived or deleted."
            ),
        ),
        (
            "Harbour Gazette",
            "Sorry, this story is no longer available",
            ("Our agreement with the wire service allows us to show its stories for thirty days."),
        ),
        (
            "Rheinkurier",
            "Inhalt nicht gefunden",
            "Der gewünschte Inhalt ist nicht mehr verfügbar oder wurde verschoben.",
        ),
        (
            "Rheinbote",
            "Ups, da ist was schiefgelaufen",
            "Die Seite, die Sie suchen, existiert leider nicht (mehr).",
        ),
        ("Le Quai", "Page introuvable", "Désolé, la page que vous demandez n’existe pas ou plus."),
        (
            "Agence du Quai",
            "Cet article n’est plus en ligne",
            "Les dépêches sont conservées sept jours.",
        ),
        (
            "El Muelle",
            "¡Ups! No encontramos la página",
            "La nota que buscas ya no está disponible.",
        ),
        (
            "El Muelle",
            "Contenido no disponible",
            "El contenido al que intentas acceder ya no existe.",
        ),
        ("Il Molo", "Contenuto non trovato", "L’articolo richiesto non è più disponibile."),
        ("Il Molo", "Pagina non trovata", "Torna alla homepage."),
        (
            "Diário do Cais",
            "Página não encontrada",
            "A notícia que você procura foi removida ou mudou de endereço.",
        ),
        ("Jornal do Porto", "Lamentamos, mas esta página não existe", "Verifique o endereço."),
        ("Причал", "Материал не найден", "Материал, который вы ищете, удалён или перемещён."),
        (
            "Порт-Инфо",
            "",
            "Извините, запрашиваемая вами страница не существует. Воспользуйтесь поиском.",
        ),
        (
            "Причал",
            "Упс! Такої сторінки не існує",
            "Можливо, її видалили або ви помилилися в адресі.",
        ),
        ("Порт", "Матеріал видалено", "Спробуйте пошук."),
        ("码头网", "您要查看的页面已删除或不存在", "请返回首页。"),
        ("码头网", "", "文章已下线 您可以浏览其他内容"),
        ("港湾ニュース", "お探しの記事は掲載期間が終了しました", "トップページへ"),
        ("港湾ニュース", "指定されたページは存在しません", ""),
    ],
)
def test_pages_that_are_gone(site, heading, text):
    body = html(framed(site, site, heading, text))
    assert verdict(URL, {URL: body}, default=body) == SOFT


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (
            "Verlorene Seite",
            (
                "Die Seite, die mir fehlt,<br>riss einer aus dem Buch,<br>seitdem beginnt "
                "das Meer<br>mit Zeile acht."
            ),
        ),
        ("Паром вернулся", "ПОРТ, 3 марта. Паром вернулся в порт."),
        (
            "Ya no está",
            (
                "Murió a los 91 años Rosa Vela, la barquera del muelle viejo. La despedirán "
                "el jueves."
            ),
        ),
        (
            "Rame en frêne",
            (
                "Rupture de stock. Rame en frêne, 2,40 m, faite à la main. Prévenez-moi du "
                "retour en stock."
            ),
        ),
        ("Eventi", "Nessun evento in programma questa settimana."),
        (
            "Página não encontrada",
            (
                "Romance de Ana Reis. 212 páginas. Editora do Cais, 2024. Um carteiro "
                "entrega cartas a ruas que mudaram de nome."
            ),
        ),
        ("Harbour at dawn", "<img src=/d.jpg alt=''><p>Photo: Tom Keel</p>"),
        ("Причал", "Причал — місце, де стоять пороми."),
        ("人间蒸发", "导演：雷耶斯。一名图书管理员寻找一本不存在的书。"),
        ("見つからない", "［連語］探しても出てこない。「鍵が―」"),
        (
            "Poll closed: which pier?",
            "East pier 61 %. West pier 39 %. 2,114 votes. This poll has ended.",
        ),
        ("Room 404", "Two beds, view of the harbour, 24 m². From $90 a night."),
        (
            "Error",
            ("Punk band from the harbour, 1981 to 1985. Members: A. Reyes, T. Keel, M. Quill."),
        ),
        ("Sorry", "It is the cheapest word we have, and the one we keep longest in the drawer."),
        (
            "Warteraum",
            ("Der Warteraum liegt im ersten Stock. Bitte haben Sie Geduld, wir rufen Sie auf."),
        ),
        (
            "Waiting Room",
            (
                "Average wait today: 40 minutes. Your turn is shown on the screen. Thank "
                "you for your patience."
            ),
        ),
        ("Gone", "Lot 410. Oil on board, signed, 1931. Hammer price £2,100."),
        (
            "Forbidden",
            ("Third album of the Deckhands. Ten songs, 41 minutes. Recorded in the old depot."),
        ),
        (
            "Maintenance",
            "The board seeks two people for the maintenance of its boats. Apply by 11 May.",
        ),
        ("臨時休業", "11月23日は臨時休業いたします。"),
        (
            "404: a love story",
            (
                "Winner of the harbour short film prize. 9 min. Two strangers keep dialling "
                "the same dead number."
            ),
        ),
        ("Nicht gefunden", "Hörspiel von Lea Marin. Regie: Ana Reyes. Mit Tom Keel. 54 Minuten."),
        (
            "Page blanche",
            (
                "Un écrivain ne trouve plus ses mots. Une pièce en deux actes, jusqu’au 11 "
                "mai au théâtre du Port."
            ),
        ),
        ("Ошибка", "Рассказ. Капитан перепутал причал, и город узнал об этом первым."),
        ("消失的页面", "短篇小说。图书馆员发现一本书少了一页，而那一页正是她的名字。"),
        ("エラー", "五年ぶりの新作アルバム。全十曲、41分。3月11日発売。"),
        (
            "Acceso denegado",
            (
                "La Audiencia rechazó el martes que los vecinos vean las actas del puerto. "
                "El alcalde recurrirá."
            ),
        ),
        (
            "Accesso negato",
            (
                "Il tribunale ha respinto la richiesta del comitato di vedere i verbali del "
                "porto. Il comitato ricorrerà in appello."
            ),
        ),
        (
            "Verification",
            (
                "How our desk checks a photo: where it was taken, when, by whom. We look at "
                "shadows, signs and the weather of that day."
            ),
        ),
        (
            "Security check",
            (
                "Queues at the ferry terminal grew to an hour on Friday after three of five "
                "lanes were closed. Liquids are allowed again from May."
            ),
        ),
        (
            "Sicherheitsüberprüfung",
            "Die Hafenbehörde prüft seit Montag alle Lotsen. Zwei wurden freigestellt.",
        ),
        ("Зачекайте", "Вірш. Зачекайте, кажуть хвилі, ще не час."),
        (
            "Um momento",
            "Fotografia de Ana Reis, 1974. Prata sobre papel, 24 x 30 cm. Coleção do porto.",
        ),
        (
            "Session expired",
            (
                "The parliament of the islands rose on Friday without a budget. Members "
                "return in September."
            ),
        ),
        (
            "Closed for maintenance",
            (
                "The swing bridge stays closed until Friday, the harbour board said. "
                "Cyclists may use the ferry free of charge."
            ),
        ),
        (
            "Contenu supprimé",
            (
                "Exposition. Quarante tableaux que la censure avait fait retirer, réunis "
                "pour la première fois au musée du Port, du 3 mars au 11 mai."
            ),
        ),
        (
            "Removed",
            (
                "Statue of Admiral Vane. Bronze, 1889. Removed 2021. Now in the yard of the "
                "harbour museum."
            ),
        ),
        (
            "Доступ закрыт",
            "Пляж у старого маяка закрыли до мая из-за оползня. Обход ведёт через парк.",
        ),
        ("系统维护", "地铁二号线周六凌晨进行系统维护，末班车提前至22时。"),
        (
            "Under construction",
            (
                "<p>Photo essay: eleven weeks at the new pier. Pictures by Ana "
                "Reyes.</p><img src=1.jpg><img src=2.jpg>"
            ),
        ),
        ("Demnächst", "<ul><li>11. Mai: Kleist</li><li>18. Mai: Elf Boote</li></ul>"),
        (
            "Domain for sale",
            (
                "How a village got its name back from a speculator in Ohio, and what it "
                "paid. “We had a bake sale,” said the mayor."
            ),
        ),
        (
            "Your privacy",
            (
                "What the ferry card stores: the pier, the minute, nothing else. It is "
                "deleted after ninety days. Ask for a copy at any counter."
            ),
        ),
        (
            "Eliminado",
            "El remo local cae en cuartos. Perdió por dos largos ante el club del norte.",
        ),
        (
            "Non disponibile",
            (
                "Il numero del traghetto è da stamattina non disponibile. L’azienda "
                "consiglia di scrivere."
            ),
        ),
        ("ただいま準備中", "居酒屋「ただいま準備中」。港駅から徒歩3分。17時から23時、日曜定休。"),
        (
            "Members only",
            (
                "Inside the oldest rowing club of the harbour, which let in its first woman "
                "last May. By Mara Quill."
            ),
        ),
        (
            "Log in",
            (
                "A short history of the word, from the chip log of ships to the password. "
                "The log was a board on a line, and sailors counted its knots."
            ),
        ),
        (
            "Connexion",
            (
                "La ligne entre le port et la gare ouvrira en mai. Il y aura un tramway "
                "toutes les six minutes."
            ),
        ),
        (
            "Error 404",
            (
                "Escape room for two to five people. 60 minutes, from $20. Book online or "
                "at the pier."
            ),
        ),
        ("Error 404", "Kabarett mit Tom Keel. 11. Mai, 20 Uhr, Hafenbühne. Karten 18 Euro."),
    ],
)
def test_real_pages_that_look_like_notices(heading, text):
    assert found_at(URL, framed("Quay", f"{heading} | Quay", heading, text)) == OK


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Verifying you are human", "This may take a few seconds."),
        ("Opening soon", "Enter using password. Be the first to know when we launch."),
        ("Page not found", "The office cat ate it, and a good meal it was."),
    ],
)
def test_notices_without_a_matter(heading, text):
    body = framed("Quay", f"{heading} | Quay", heading, text)
    assert found_at(URL, body) != OK


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Wartungsarbeiten", "Wir sind in Kürze wieder für Sie da. Vielen Dank für Ihre Geduld."),
        ("Site en maintenance", "Nous serons de retour très bientôt. Merci de votre patience."),
        ("Estamos en mantenimiento", "Volveremos pronto. Disculpe las molestias."),
        ("Sito in manutenzione", "Torneremo presto online."),
        ("Em manutenção", "Voltamos em breve."),
        ("Ведуться технічні роботи", "Спробуйте зайти пізніше."),
        ("系统维护中", "请稍后再试。"),
        ("ただいまメンテナンス中です", "期間：11月23日 2:00〜6:00。しばらくお待ちください。"),
    ],
)
def test_sites_that_are_worked_on(heading, text):
    assert found_at(URL, notice(heading, heading, text)) == UNSURE
