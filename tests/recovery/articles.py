"""Articles made up for these tests, in several languages, each with eight to twenty links.

Square brackets in a sentence hold words that may be linked; braces hold a slot that is filled by
chance.  Anchors such as "said" and "here" come again and again, as they do in newspapers.
"""

# ruff: noqa: E501 - a sentence is a line

import html
import random
import re

from attrs import frozen

from tests.recovery.damage import anchor

_SLOT = re.compile(r"\{(\w+)\}")
_LINK = re.compile(r"\[([^\]]+)\]")

LANGUAGES = {
    "en": {
        "place": [
            "Port Elsin",
            "Marrow Bay",
            "Upper Tolling",
            "Kestrel Point",
            "Dunmoor",
            "Saltby",
        ],
        "who": [
            "the harbour office",
            "Mayor Ines Halloran",
            "the Ferry Workers' Union",
            "a court in Saltby",
            "the transport ministry",
            "Prof. Adam Orrell",
            "the Sound Alliance",
            "CNB News",
        ],
        "what": [
            "two new ships",
            "the old pier",
            "a night timetable",
            "cheaper season tickets",
            "the western ramp",
            "a wider footpath",
            "eleven bus lines",
        ],
        "when": [
            "on Monday",
            "in late March",
            "two weeks ago",
            "before the holidays",
            "on the third of May",
        ],
        "title": "{place} waits for {what}",
        "sentences": [
            "Nobody on the quay had expected that {who} would give up {what} {when}, and yet the letter that was [published] left little doubt.",
            '"We did not promise {what} to anyone," {who} [said] {when}, pointing to [the minutes of the council] in {place}.',
            "According to [a report by the audit office], {what} will cost about {number} million crowns – more than {who} [told] reporters {when}.",
            "The plan for {what} can be read [here]; the objections of {who} are [here].",
            "{who} [said] that {place} could not wait another {number} years, and that {what} had been 'paid for twice'.",
            'Residents of {place} gathered {number} signatures against {what}, which {who} [called] "a joke".',
            "Earlier, {who} had [denied] any talks about {what}; {number} pages of [letters seen by the Saltby Post] say otherwise.",
            "It was not clear {when} whether {who} would appeal — the deadline for {what} ends in {number} days.",
            "In {place}, where {number} families depend on the crossing, {who} [warned] of a winter without {what}.",
        ],
    },
    "de": {
        "place": ["Elsinhafen", "Oberthal", "Markt Rieden", "Kestrup", "Dünmoor", "Salzby"],
        "who": [
            "das Hafenamt",
            "Bürgermeisterin Ines Hallmann",
            "die Gewerkschaft der Fährleute",
            "ein Gericht in Salzby",
            "das Verkehrsministerium",
            "der Forscher Adam Orell",
            "die Zeitung Küstenbote",
        ],
        "what": [
            "zwei neue Schiffe",
            "die alte Mole",
            "einen Nachtfahrplan",
            "günstigere Jahreskarten",
            "die westliche Rampe",
            "elf Buslinien",
        ],
        "when": [
            "am Montag",
            "Ende März",
            "vor zwei Wochen",
            "vor den Feiertagen",
            "am dritten Mai",
        ],
        "title": "{place} wartet auf {what}",
        "sentences": [
            "Niemand am Kai hatte damit gerechnet, dass {who} {when} auf {what} verzichtet, doch der [veröffentlichte Brief] lässt wenig Zweifel.",
            "„Wir haben niemandem {what} versprochen“, [sagte] {who} {when} und verwies auf [das Protokoll des Rates] von {place}.",
            "Nach [einem Bericht des Rechnungshofes] kostet das Vorhaben {number} Millionen Kronen – mehr, als {who} {when} [mitteilte].",
            "Der Entwurf für {what} steht [hier], die Einwände gegen {number} Paragrafen stehen [hier].",
            "Bewohner von {place} sammelten {number} Unterschriften gegen {what}, was {who} [als Scherz bezeichnete].",
            "Zuvor hatte {who} Gespräche über {what} [bestritten]; {number} Seiten mit [Briefen, die dem Küstenboten vorliegen], sagen etwas anderes.",
            "Ob {who} Berufung einlegt, blieb {when} offen – die Frist endet in {number} Tagen.",
            "In {place}, wo {number} Familien von der Überfahrt leben, [warnte] {who} vor einem Winter ohne {what}.",
        ],
    },
    "fr": {
        "place": ["Port-Elsin", "Haute-Marre", "Saint-Aubier", "Dunemoor", "Salbec"],
        "who": [
            "la capitainerie",
            "la maire Inès Hallouin",
            "le syndicat des passeurs",
            "un tribunal de Salbec",
            "le ministère des Transports",
            "le chercheur Adam Orel",
        ],
        "what": [
            "deux nouveaux navires",
            "l’ancienne jetée",
            "un horaire de nuit",
            "des abonnements moins chers",
            "la rampe ouest",
        ],
        "when": ["lundi", "fin mars", "il y a deux semaines", "avant les fêtes", "le 3 mai"],
        "title": "À {place}, on attend {what}",
        "sentences": [
            "Personne sur le quai ne pensait que {who} renoncerait {when} à {what}, mais la lettre [publiée] ne laisse guère de doute.",
            "« Nous n’avons promis {what} à personne », [a déclaré] {who} {when}, en citant [le procès-verbal du conseil] de {place}.",
            "Selon [un rapport de la cour des comptes], {what} coûterait {number} millions de couronnes – plus que {who} ne l’[avait dit] {when}.",
            "Le projet pour {what} se lit [ici], et les {number} objections [ici].",
            "Des habitants de {place} ont réuni {number} signatures contre {what}, ce que {who} [a qualifié de plaisanterie].",
            "Auparavant, {who} avait [démenti] toute discussion sur {what} ; {number} pages de [lettres consultées par le journal] disent autre chose.",
            "À {place}, où {number} familles vivent de la traversée, {who} [a mis en garde] contre un hiver sans {what}.",
        ],
    },
    "es": {
        "place": ["Puerto Elsín", "Villamar Alta", "Dunemar", "Salobre"],
        "who": [
            "la capitanía",
            "la alcaldesa Inés Hallo",
            "el sindicato de barqueros",
            "un juzgado de Salobre",
            "el ministerio de Transportes",
            "el investigador Adán Orel",
        ],
        "what": [
            "dos barcos nuevos",
            "el viejo muelle",
            "un horario nocturno",
            "abonos más baratos",
            "la rampa oeste",
        ],
        "when": [
            "el lunes",
            "a finales de marzo",
            "hace dos semanas",
            "antes de las fiestas",
            "el 3 de mayo",
        ],
        "title": "{place} espera {what}",
        "sentences": [
            "Nadie en el muelle esperaba que {who} renunciara {when} a {what}, pero la carta [publicada] deja pocas dudas.",
            "«No prometimos {what} a nadie», [dijo] {who} {when}, y citó [el acta del concejo] de {place}.",
            "Según [un informe del tribunal de cuentas], {what} costará {number} millones de coronas, más de lo que {who} [aseguró] {when}.",
            "El plan para {what} puede leerse [aquí] y las {number} objeciones, [aquí].",
            "Vecinos de {place} reunieron {number} firmas contra {what}, algo que {who} [calificó de broma].",
            "Antes, {who} había [negado] cualquier conversación sobre {what}; {number} páginas de [cartas vistas por este diario] dicen otra cosa.",
            "En {place}, donde {number} familias viven de la travesía, {who} [advirtió] de un invierno sin {what}.",
        ],
    },
    "pl": {
        "place": ["Elsinowo", "Górna Zatoka", "Wydmowo", "Solna"],
        "who": [
            "kapitanat portu",
            "burmistrzyni Inez Halna",
            "związek przewoźników",
            "sąd w Solnej",
            "ministerstwo transportu",
            "badacz Adam Orzeł",
        ],
        "what": [
            "dwa nowe statki",
            "stare molo",
            "nocny rozkład jazdy",
            "tańsze bilety roczne",
            "zachodnią rampę",
        ],
        "when": [
            "w poniedziałek",
            "pod koniec marca",
            "dwa tygodnie temu",
            "przed świętami",
            "trzeciego maja",
        ],
        "title": "{place} czeka na {what}",
        "sentences": [
            "Nikt na nabrzeżu nie sądził, że {who} {when} wycofa {what}, ale [opublikowany list] nie pozostawia wątpliwości.",
            "„Nikomu nie obiecywaliśmy, że będziemy mieć {what}” – [powiedział] {when} {who}, wskazując na [protokół rady] miasta {place}.",
            "Według [raportu izby obrachunkowej] całość pochłonie {number} milionów koron – więcej, niż {when} [podało] {who}.",
            "Projekt można przeczytać [tutaj], a {number} uwag do niego [tutaj].",
            "Mieszkańcy, których {place} liczy niewielu, zebrali {number} podpisów przeciwko temu planowi, co {who} [nazwał żartem].",
            "Wcześniej {who} [zaprzeczał] rozmowom o tym, kto kupi {what}; {number} stron [listów, do których dotarła gazeta], mówi co innego.",
            "W miejscu, gdzie {number} rodzin żyje z przeprawy, {who} [ostrzegał] {when} przed trudną zimą.",
        ],
    },
    "ru": {
        "place": ["Эльсин", "Верхняя Бухта", "Дюнное", "Солёный Мыс"],
        "who": [
            "портовое управление",
            "мэр Инна Галорина",
            "профсоюз паромщиков",
            "суд Солёного Мыса",
            "министерство транспорта",
            "исследователь Адам Орлов",
        ],
        "what": [
            "два новых судна",
            "старый причал",
            "ночное расписание",
            "дешёвые абонементы",
            "западный пандус",
        ],
        "when": [
            "в понедельник",
            "в конце марта",
            "две недели назад",
            "перед праздниками",
            "третьего мая",
        ],
        "title": "{place} ждёт: {what}",
        "sentences": [
            "Никто на набережной не ожидал, что {who} {when} оставит {what}, но [опубликованное письмо] почти не оставляет сомнений.",
            "«Мы никому не обещали {what}», – [заявили] {when} в ответ на вопрос, и {who} сослалось на [протокол совета].",
            "По данным [отчёта счётной палаты], {what} обойдутся в {number} миллионов крон — больше, чем {who} [называло] {when}.",
            "Проект можно прочитать [здесь], а {number} возражений – [здесь].",
            "Жители собрали {number} подписей против того, чтобы менять {what}, и {who} [назвало это шуткой].",
            "Ранее {who} [отрицало] переговоры про {what}; {number} страниц [писем, которые видела газета], говорят о другом.",
            "Там, где {number} семей живут переправой, {who} [предупреждало] {when} о тяжёлой зиме.",
        ],
    },
    "tr": {
        "place": ["Elsin Limanı", "Yukarı Koy", "Kumluk", "Tuzlaburnu"],
        "who": [
            "liman idaresi",
            "belediye başkanı İnci Halar",
            "vapurcular sendikası",
            "Tuzlaburnu mahkemesi",
            "ulaştırma bakanlığı",
        ],
        "what": ["iki yeni gemi", "eski iskele", "gece seferleri", "ucuz abonman", "batı rampası"],
        "when": [
            "pazartesi günü",
            "mart sonunda",
            "iki hafta önce",
            "bayramdan önce",
            "3 Mayıs'ta",
        ],
        "title": "{place} {what} bekliyor",
        "sentences": [
            "Rıhtımda kimse, {who} için {what} konusunun {when} kapanacağını düşünmüyordu, ama [yayımlanan mektup] kuşku bırakmıyor.",
            '"Kimseye {what} sözü vermedik" diyen {who}, {when} [açıkladığı] gibi [meclis tutanağını] gösterdi.',
            "[Sayıştay raporuna] göre {what} için {number} milyon kron gerekecek; {who} {when} daha azını [söylemişti].",
            "Tasarı [burada], {number} itiraz ise [burada] okunabilir.",
            "{place} halkı {number} imza topladı, {who} ise bunu [şaka olarak niteledi].",
            "Daha önce {who} {what} görüşmelerini [yalanlamıştı]; {number} sayfalık [gazetenin gördüğü mektuplar] başka söylüyor.",
        ],
    },
    "zh": {
        "place": ["艾辛港", "上湾镇", "沙丘岛", "盐角"],
        "who": ["港务局", "市长海若兰", "渡轮工会", "盐角法院", "交通部", "学者欧瑞"],
        "what": ["两艘新船", "旧码头", "夜间班次", "便宜的年票", "西侧坡道"],
        "when": ["星期一", "三月底", "两周前", "节日之前", "五月三日"],
        "title": "{place}等待{what}",
        "sentences": [
            "码头上没有人想到{who}会在{when}放弃{what}，但[公布的信件]几乎没有留下疑问。",
            "“我们没有向任何人承诺{what}，”{who}{when}[表示]，并引用了{place}的[议会记录]。",
            "根据[审计署的报告]，{what}将花费{number}百万克朗，比{who}{when}[公布]的还要多。",
            "关于{what}的方案可以[在此]阅读，{number}条反对意见[在此]。",
            "{place}的居民收集了{number}个签名反对{what}，{who}[称之为笑话]。",
            "此前{who}[否认]就{what}进行过会谈，而{number}页[本报看到的信件]却有不同说法。",
            "在{place}，有{number}个家庭靠渡船为生，{who}[警告]说这个冬天将没有{what}。",
        ],
    },
}


@frozen
class Article:
    """An article with its links.

    Attributes:
        language: Its language.
        paragraphs: Its texts, the headline first, the words of link n between its two signs.
        links: The address of each link.
        page: The article as a page of its newspaper.
    """

    language: str
    paragraphs: tuple
    links: tuple
    page: str
    url: str


def _filled(template, words, chance):
    def fill(found):
        if found[1] == "number":
            return str(chance.randint(3, 980))
        return chance.choice(words[found[1]])

    text = _SLOT.sub(fill, template)
    at = next((n for n, sign in enumerate(text) if sign.isalpha()), 0)
    return text if text[0] in "[\"'„«“" else text[:at] + text[at].upper() + text[at + 1 :]


def make(language, seed):
    words = LANGUAGES[language]
    chance = random.Random(f"{language} {seed}")
    texts = [_filled(words["title"], words, chance)]
    for _ in range(chance.randint(9, 13)):
        some = chance.sample(words["sentences"], chance.randint(1, 3))
        glue = "" if language == "zh" else " "
        texts.append(glue.join(_filled(each, words, chance) for each in some))
    candidates = sum(len(_LINK.findall(text)) for text in texts)
    wanted = set(chance.sample(range(candidates), min(chance.randint(8, 20), candidates)))
    links, paragraphs, elements, seen = [], [], [], 0
    for text in texts:
        marked, element, at = [], [], 0
        for found in _LINK.finditer(text):
            marked.append(text[at : found.start()])
            element.append(html.escape(text[at : found.start()], quote=False))
            at = found.end()
            if seen in wanted:
                url = f"https://{chance.choice(_HOSTS)}/{language}/{seed}/{len(links)}"
                marked.append(anchor(found[1], len(links)))
                element.append(f'<a href="{url}">{html.escape(found[1])}</a>')
                links.append(url)
            else:
                marked.append(found[1])
                element.append(html.escape(found[1]))
            seen += 1
        paragraphs.append("".join([*marked, text[at:]]))
        elements.append("".join([*element, html.escape(text[at:], quote=False)]))
    url = f"https://post.example/{language}/{seed}"
    body = "\n".join(f"<p>{each}</p>" for each in elements[1:])
    page = _PAGE.format(language=language, title=elements[0], body=body, url=url)
    return Article(language, tuple(paragraphs), tuple(links), page, url)


_HOSTS = ("port.example.org", "council.example.com", "saltby-post.example.net", "audit.example.org")
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} - The Post</title>
<link rel="canonical" href="{url}"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
<main><article><h1>{title}</h1>
{body}
</article></main>
<footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>
</body></html>
"""

ARTICLES = tuple(make(language, seed) for language in LANGUAGES for seed in range(3))
