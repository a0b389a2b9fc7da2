import pytest

from citecheck.sources.language import guess


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry to the island was closed in the morning and it is not to open again."),
        ("de", "Die Fähre auf die Insel wurde am Morgen geschlossen, und sie ist nicht für den"),
        ("fr", "Le ferry est fermé dans la matinée et les habitants de la ville ne sont pas"),
        ("es", "El ferry de la isla fue cerrado por la mañana y los vecinos no se fueron con"),
        ("it", "Il traghetto per l'isola è chiuso di mattina e gli abitanti non sono anche della"),
        ("pt", "O barco para a ilha foi fechado de manhã e os moradores não foram ao porto com"),
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
        (None, "Αθήνα, πέντε Μαΐου"),
    ],
)
def test_letters_tell_where_words_are_few(language, text):
    assert guess(text) == language
