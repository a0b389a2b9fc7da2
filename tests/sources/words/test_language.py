import pytest

from citecheck.sources.words.language import guess


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry to the island was closed in the morning and it is not to open again."),
        ("de", "Die Fähre auf die Insel wurde am Morgen geschlossen, und sie ist nicht für den"),
        ("fr", "Le ferry est fermé dans la matinée et les habitants de la ville ne sont pas"),
        ("es", "El ferry de la isla fue cerrado por la mañana y los vecinos no se fueron con"),
        # German and Dutch share "die", "der", "in" and "was".
        ("de", "Nach Angaben der Polizei war die Frau in der Wohnung. Sie wurde befragt."),
        ("it", "Il traghetto per l'isola è chiuso di mattina e gli abitanti non sono anche della"),
        ("pt", "O barco para a ilha foi fechado de manhã e os moradores não foram ao porto com"),
        ("nl", "De veerboot naar het eiland is niet op tijd en ook dat schip van de haven"),
        ("sv", "Färjan till ön är stängd och det är inte som för med den var en av att"),
        ("da", "Færgen til øen er lukket og det er ikke som den var med af at han ved også"),
        ("pl", "Prom na wyspę był zamknięty i nie wiadomo, że to jest dla miasta od rana"),
        ("ru", "Паром на остров был закрыт, и они не знают, что это значит для города и как"),
        ("uk", "Пором на острів був закритий, і вони не знають, що це за місто та як його є"),
    ],
)
def test_function_words_tell_the_language(language, text):
    assert guess(text) == language


@pytest.mark.parametrize("text", ["", "Kyiv Berlin Paris", "the of", "de la en un"])
def test_too_little_to_tell(text):
    assert guess(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Москва, пятого мая. Пресс-служба порта заявила"),
        ("uk", "Київ, п'ятого травня. Пресслужба порту заявила"),
        # Words that two languages share tell as much for the one as for the other.
        ("ru", "В порту и на складе сгорели две баржи, и на причал не пускают"),
        ("uk", "У порту на складі згоріли дві баржі, і на причал не пускають до вечора"),
        ("ru", "За ночь на реке до моста поднялся лёд, за город пустили автобусы"),
        (None, "Αθήνα, πέντε Μαΐου"),
    ],
)
def test_letters_tell_where_words_are_few(language, text):
    assert guess(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wir sind bereit“, sagte Bauer."),
        ("de", "Bauer sagte, man sei bereit."),
        ("de", "Laut dpa sank das Schiff."),
        ("de", "Müller meldete Verluste."),
        ("fr", "«Nous sommes prêts», a déclaré Jean Martin."),
        ("fr", "Selon l'AFP, le navire a coulé."),
        ("es", '"Estamos listos", dijo Juan Ruiz.'),
        ("es", "Según EFE, el barco se hundió."),
        ("es", "¿Quién manda aquí?, preguntó Juan Ruiz."),
        ("en", "Port spokesman Ned Hall said on Monday it was false."),
        ("sv", "Han har sagt att de är klara."),
        ("pt", "O ministro disse que não sabe."),
        (None, '"Siamo pronti", ha detto Mario Rossi.'),
        (None, "El Niño"),
        (None, "Kim Laut walked home quickly"),
        (None, "O ministro afirma que sabe."),
    ],
)
def test_verbs_of_saying_and_letters_tell_where_words_are_few(language, text):
    assert guess(text) == language
