import pytest

import citecheck
from citecheck.readers import read_bytes


def messages(text):
    document = read_bytes(text.encode(), name="a.txt")
    report = citecheck.inspect(document)
    return [
        (problem.message, str(problem.severity), problem.at.column, problem.fix)
        for problem in report.documents[0].problems
        if problem.code == "CC210"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hxxps://port.example.com/a", "https://port.example.com/a"),
        ("https://port[.]example[.]com/a", "https://port.example.com/a"),
        ("port[.]example[.]com", "port.example.com"),
    ],
)
def test_addresses_that_nobody_can_click(written, meant):
    assert messages(f"Do not open {written} at all, the port authority said on Monday.") == [
        (
            f"the address is written so that nobody clicks it: {written} (read as {meant})",
            "info",
            13,
            None,
        )
    ]


@pytest.mark.parametrize("address", ["https://port.example.com/a", "www.port.example.com/[x]"])
def test_other_addresses(address):
    assert messages(f"Do open {address} now, the port authority said on Monday.") == []
