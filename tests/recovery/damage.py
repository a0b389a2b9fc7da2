"""What copying does to an article: known damage to its text, with the places of its links kept.

An article is a list of paragraphs in which the words of link number n stand between two signs of
the private use area; damage works on these texts, and :func:`finish` takes the signs out and says
where the links are.
"""

import random
import re

OPEN, CLOSE = "\ue000", "\uf000"  # the number of the link is added to the code point
_MARKS = re.compile("[\ue000-\uefff]|[\uf000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SPARE = ("harbour", "later", "often", "about", "tower", "weekly", "further", "seven", "plain")


def anchor(text, number):
    return f"{chr(ord(OPEN) + number)}{text}{chr(ord(CLOSE) + number)}"


def finish(paragraphs, glue="\n\n", marks=()):
    """Return the text and {number: (start, end)} of the links that are left in it.

    ``marks`` are the numbers of links that stay underlined (``<u>``).
    """
    text, places, opened = [], {}, {}
    length = 0
    for character in glue.join(paragraphs):
        code = ord(character)
        if 0xE000 <= code < 0xF000:
            piece = "<u>" if code - 0xE000 in marks else ""
            opened[code - 0xE000] = length + len(piece)
        elif 0xF000 <= code < 0xF900:
            number = code - 0xF000
            piece = "</u>" if number in marks else ""
            if number in opened and any(map(str.isalnum, "".join(text)[opened[number] :])):
                places[number] = (opened[number], length)
        else:
            piece = character
        text.append(piece)
        length += len(piece)
    return "".join(text), places


def plain(paragraph):
    return _MARKS.sub("", paragraph)


def replaced(paragraph, share, chance, change):
    """Return a paragraph in which a share of the words is changed."""
    return _WORD.sub(lambda m: change(m[0]) if chance.random() < share else m[0], paragraph)


def nothing(paragraphs, chance):
    return paragraphs


def other_quotes(paragraphs, chance):
    opening, closing = chance.choice([("“", "”"), ("«", "»"), ("„", "“"), ("``", "''")])

    def change(text):
        text = re.sub(r"[«»„“”]", '"', text).replace("’", "'").replace("‘", "'")
        parts = text.split('"')
        return "".join(
            part + (opening, closing)[at % 2] * (at < len(parts) - 1)
            for at, part in enumerate(parts)
        )

    return [change(each) for each in paragraphs]


def other_dashes(paragraphs, chance):
    dash = chance.choice([" -- ", "—", " - ", "–"])
    return [re.sub(r"\s*[—–]\s*|\s+-{1,2}\s+", dash, each) for each in paragraphs]


def missing_paragraphs(paragraphs, chance):
    kept = [each for each in paragraphs if chance.random() > 0.25]
    return kept or paragraphs[:1]


def moved_paragraphs(paragraphs, chance):
    found = list(paragraphs)
    for _ in range(max(2, len(found) // 4)):
        piece = found.pop(chance.randrange(len(found)))
        found.insert(chance.randrange(len(found) + 1), piece)
    return found


def edited_words(paragraphs, chance):
    def change(word):
        return chance.choice([chance.choice(_SPARE), word + " " + chance.choice(_SPARE)])

    return [replaced(each, 0.05, chance, change) for each in paragraphs]


def lost_words(paragraphs, chance):
    return [replaced(each, 0.04, chance, lambda _: "") for each in paragraphs]


def typos(paragraphs, chance):
    def change(word):
        at = chance.randrange(len(word) - 1)
        return chance.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at:],
            ]
        )

    return [replaced(each, 0.06, chance, change) for each in paragraphs]


def ellipses(paragraphs, chance):
    def shorten(text):
        spaces = [match.start() for match in re.finditer(" ", text)]
        if len(spaces) < 16 or chance.random() < 0.5:
            return text
        at = chance.randrange(len(spaces) - 10)
        start, end = spaces[at], spaces[at + chance.randint(3, 8)]
        cut = "".join(_MARKS.findall(text[start:end]))
        return f"{text[:start]}{cut} ...{text[end:]}"

    return [shorten(each) for each in paragraphs]


def no_headline(paragraphs, chance):
    return paragraphs[1:]


def joined_lines(paragraphs, chance):
    found = [paragraphs[0]]
    for each in paragraphs[1:]:
        if chance.random() < 0.4:
            found[-1] += " " + each
        else:
            found.append(each)
    return found


def split_paragraphs(paragraphs, chance):
    found = []
    for each in paragraphs:
        parts = re.split(r"(?<=[.!?。])(\s+)", each, maxsplit=1)
        found += [parts[0], parts[2]] if len(parts) == 3 and parts[2].strip() else [each]
    return found


def hyphenated(paragraphs, chance):
    def wrap(text):
        lines, line = [], ""
        for word in text.split(" "):
            if len(plain(line)) + len(plain(word)) < 66:
                line += " " * bool(line) + word
                continue
            half = len(word) // 2 if len(word) > 8 and _WORD.fullmatch(word) else 0
            lines.append(f"{line} {word[:half]}-" if half else line)
            line = word[half:]
        return "\n".join([*lines, line])

    return [wrap(each) for each in paragraphs]


def other_case(paragraphs, chance):
    return [paragraphs[0].upper(), *paragraphs[1:]]


def other_spaces(paragraphs, chance):
    return [
        re.sub(" ", lambda _: chance.choice([" ", " ", "\u00a0", "  "]), each)
        for each in paragraphs
    ]


def furniture(paragraphs, chance):
    extra = ["Share this article", "Sign up for our newsletter", "Photo: Port authority"]
    found = list(paragraphs)
    for each in extra:
        found.insert(chance.randrange(len(found) + 1), each)
    return found


DAMAGES = (
    nothing, other_quotes, other_dashes, missing_paragraphs, moved_paragraphs, edited_words,
    lost_words, typos, ellipses, no_headline, joined_lines, split_paragraphs, hyphenated,
    other_case, other_spaces, furniture,
)  # fmt: skip


def everything(paragraphs, chance):
    """Several kinds of damage at once, as in a text that went through many hands."""
    found = paragraphs
    for change in chance.sample(DAMAGES[1:-4], 4):
        found = change(found, chance)
    return found


def damaged(paragraphs, change, seed):
    return change(list(paragraphs), random.Random(f"{seed} {change.__name__}"))
