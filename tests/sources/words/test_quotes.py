import pytest

from citecheck.sources.lexicon import load
from citecheck.sources.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no way" twice.', ['"no way"']),
        ("He said “no way” twice.", ["“no way”"]),
        ("Er sagte „nein“ zweimal.", ["„nein“"]),
        ("Er sagte »nein« zweimal.", ["»nein«"]),
        ("Il a dit « non » deux fois.", ["« non »"]),
        ("He said ''no way'' twice.", ["''no way''"]),
        ("He said ‘no way’ twice.", ["‘no way’"]),
        ('“No way," he said.', ['“No way,"']),
        ("“No way,“ he said.", ["“No way,“"]),
        ("He said: “no way", ["“no way"]),
        ("\"He said 'no way',\" she said.", ["\"He said 'no way',\""]),
        ("''He said 'no','' she said.", ["''He said 'no',''"]),
        ("The dogs' house and the cats' house", []),
        ("It's the '90s, isn't it", []),
        ("a ” b", []),
        ('"One" and "two"', ['"One"', '"two"']),
    ],
)
def test_quotations(text, quoted):
    line = tokenize(text, load("en"))
    runs, start = [], None
    for at in range(len(line.words) + 1):
        inside = at < len(line.words) and line.quoted[at]
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            runs.append(text[line.starts[start] : line.end(at - 1)])
            start = None
    assert runs == quoted
    assert line.marked == bool(quoted)
