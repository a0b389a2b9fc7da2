import pytest

from citecheck.sources.lexicon.tables import tables

TEXT = """
language = "xx"
[verbs]
speech = '''
  say says
  talk
'''
[words]
pronoun = '''
  he she
  they
'''
deed = ["beg for"]
[phrases]
according = '''
  in the words of
'''
"""


@pytest.mark.parametrize(
    ("table", "name", "entries"),
    [
        ("verbs", "speech", ["say says", "talk"]),
        ("words", "pronoun", ["he", "she", "they"]),
        ("words", "deed", ["beg for"]),
        ("phrases", "according", ["in the words of"]),
    ],
)
def test_a_text_stands_for_a_list(table: str, name: str, entries: list[str]):
    assert tables(TEXT)[table][name] == entries


def test_what_is_no_table_stays_a_text():
    assert tables(TEXT)["language"] == "xx"
