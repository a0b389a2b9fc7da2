import time

import pytest

from citecheck.readers.mail.flowed import unflowed


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One \ntwo.\n\nThree.\n", ["One two.", "", "Three."]),
        ("> One \n> two.\n>> Three \nfour.", ["> One two.", ">> Three ", "four."]),
        ("One \n> two.", ["One ", "> two."]),
        (" From \n >x\n", ["From >x"]),
        ("One \n-- \nAda \nQuill", ["One ", "-- ", "Ada Quill"]),
        ("One \r\ntwo\r\n", ["One two"]),
        ("One ", ["One "]),
        ("", [""]),
    ],
)
def test_lines_that_flow(text, lines):
    assert unflowed(text, delete_space=False) == "\n".join(lines)


def test_spaces_that_stand_for_a_break_alone():
    text = "See  \nhttps://a.example/long/ \nand/on.\n-- \nAda\n"
    assert unflowed(text, delete_space=True) == "See https://a.example/long/and/on.\n-- \nAda"


def test_text_that_flows_takes_linear_time():
    started = time.process_time()
    for text in ("a \n", ">" * 5 + " a \n", "\n", "-- \n"):
        unflowed(text * 200_000, delete_space=True)
    unflowed(">" * 2_000_000, delete_space=False)
    assert time.process_time() - started < 10
