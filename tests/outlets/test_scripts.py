import pytest

from citecheck.outlets import OutletRegistry
from citecheck.outlets.scripts import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Reuters", "Latn"),
        ("Süddeutsche Zeitung", "Latn"),
        ("ТАСС", "Cyrl"),
        ("Η Καθημερινή", "Grek"),
        ("朝日新聞", "Hani"),
        ("しんぶん赤旗", "Jpan"),
        ("서울신문", "Kore"),
        ("الجزيرة", "Arab"),
        ("הארץ", "Hebr"),
        ("Հետք", "Armn"),
        ("რუსთავი 2", "Geor"),
        ("दैनिक जागरण", "Deva"),
        ("ไทยรัฐ", "Thai"),
        ("አዲስ ዘመን", "Ethi"),
        ("Первый канал TV", "Cyrl"),
        ("24.kg", "Latn"),
        ("360", ""),
    ],
)
def test_script_of_a_name(text, script):
    assert script_of(text) == script


def test_every_alias_of_the_registry_says_its_script():
    without = {
        alias.text
        for outlet in OutletRegistry.default()
        for alias in outlet.aliases
        if not alias.script
    }
    assert not [text for text in without if any(char.isalpha() for char in text)]
