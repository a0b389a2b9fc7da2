import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import citecheck
from citecheck.errors import ConfigError
from citecheck.model import (
    Audit,
    Channel,
    Document,
    LinkState,
    Problem,
    Reason,
    Severity,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.problems.baseline import Known, Ledger, renewed
from citecheck.reports import summary
from citecheck.steps import baseline

TODAY = dt.date(2026, 11, 22)
GONE = "https://news.example.org/gone"
FINE = "https://news.example.org/fine"
WHERE = {"code": "CC201", "document": "a.md", "about": GONE}
KNOWN = Known(**WHERE, owner="desk", reason="asked them", expires=TODAY)


def run(**how):
    given_how = {
        "settings": citecheck.Settings(),
        "day": TODAY,
        "called": str,
        "is_there": lambda _: True,
        "prose": True,
        "checked": True,
    }
    return baseline.Run(**given_how | how)


def without(report, known, of):
    return Ledger(known, of).without(report)


def faults(report, known, of):
    ledger = Ledger(known, of)
    ledger.without(report)
    return ledger.faults()


def broken(url=GONE, code="CC201"):
    message = f"broken link: {url}"
    return Problem(
        code=code,
        severity=Severity.ERROR,
        message=message,
        source="s1",
        about=url,
        verdict=verdict(url),
    )


def audit(name="a.md", *problems, urls=(GONE,)):
    sources = tuple(
        Source(
            id=f"s{number}",
            kind=SourceKind.UNKNOWN,
            channel=Channel.LINK,
            url=url,
            link=LinkState.LIVE,
        )
        for number, url in enumerate(urls, 1)
    )
    document = Document(name=name, media_type="text/markdown")
    return Audit(document=document, sources=sources, problems=problems)


def verdict(url, kind=VerdictKind.BROKEN, reason=Reason.GONE):
    return Verdict(url=url, verdict=kind, reason=reason, evidence=("status 404",))


def report(*audits, **verdicts):
    found = {GONE: verdict(GONE), FINE: verdict(FINE, VerdictKind.OK, Reason.OK)} | verdicts
    return summary.assemble(audits, found)


def test_what_is_known_is_not_reported():
    audits, links = without(report(audit("a.md", broken())), [KNOWN], run())
    assert audits[0].problems == ()
    seen = links[0].verdict
    assert (seen.verdict, seen.reason) == (VerdictKind.SKIPPED, Reason.BASELINE)
    assert seen.evidence == (
        "status 404",
        "broken (gone), known and accepted until 2026-11-22: asked them, desk",
    )


def test_what_is_new_is():
    new = (broken(code="CC203"), broken(FINE))
    for each in new:
        whole = report(audit("a.md", each))
        audits, links = without(whole, [KNOWN], run())
        assert audits[0].problems == (each,)
        assert links == whole.links


def test_a_link_known_in_one_document_is_new_in_another():
    audits, links = without(
        report(audit("a.md", broken()), audit("b.md", broken())), [KNOWN], run()
    )
    assert [len(each.problems) for each in audits] == [0, 1]
    assert links[0].verdict.verdict is VerdictKind.BROKEN


def test_an_entry_counts():
    twice = report(audit("a.md", broken(), broken()))
    assert len(without(twice, [KNOWN], run())[0][0].problems) == 1
    assert without(twice, [evolve(KNOWN, count=2)], run())[0][0].problems == ()


def test_an_entry_ends_after_its_day():
    found = report(audit("a.md", broken()))
    tomorrow = run(day=TODAY + dt.timedelta(days=1))
    assert without(found, [KNOWN], tomorrow)[0][0].problems == (broken(),)
    (fault,) = faults(found, [KNOWN], tomorrow)
    assert (fault.code, fault.severity) == ("CC191", Severity.WARNING)
    assert fault.message == f"expired on 2026-11-22 (desk): CC201 in a.md: {GONE}"
    assert list(faults(found, [KNOWN], run())) == []


def test_without_an_end_or_an_owner():
    found = report(audit("a.md", broken()))
    always = Known(**WHERE)
    assert without(found, [always], run())[1][0].verdict.evidence[-1].endswith("accepted")
    assert list(faults(found, [always], run())) == []
    ended = Known(**WHERE, expires=dt.date(2026, 1, 1))
    (fault,) = faults(found, [ended], run())
    assert fault.message.startswith("expired on 2026-01-01: ")


def test_what_is_mended_is_told():
    (fault,) = faults(report(audit("a.md")), [KNOWN], run())
    assert (fault.code, fault.message) == ("CC192", f"no longer needed: CC201 in a.md: {GONE}")
    (fault,) = faults(report(audit("a.md", broken())), [evolve(KNOWN, count=2)], run())
    assert fault.message == f"1 of 2 are left of CC201 in a.md: {GONE}"


@pytest.mark.parametrize(
    ("how", "of", "told"),
    [
        ({"checked": False}, {}, 0),
        ({"settings": citecheck.Settings(ignore=("CC201",))}, {}, 0),
        ({"prose": False}, {"code": "CC421", "about": "'reportedly' names no source"}, 0),
        ({"prose": True}, {"code": "CC421", "about": "'reportedly' names no source"}, 1),
        ({}, {"document": "unread.md"}, 0),
        ({"is_there": lambda _: False}, {"document": "deleted.md"}, 1),
    ],
)
def test_only_what_was_tried_is_unneeded(how, of, told):
    entry = evolve(KNOWN, **of)
    assert len(list(faults(report(audit("a.md")), [entry], run(**how)))) == told


def test_a_link_that_was_not_asked_may_still_be_broken():
    skipped = {GONE: verdict(GONE, VerdictKind.SKIPPED, Reason.OFFLINE)}
    found = report(audit("a.md"), **skipped)
    assert list(faults(found, [KNOWN], run())) == []
    assert without(found, [KNOWN], run())[1] == found.links


def test_renewing_keeps_what_holds():
    fresh = Known(code="", document="", about="", owner="new", expires=dt.date(2027, 1, 1))
    past = dt.date(2026, 1, 1)
    before = (
        KNOWN,
        Known(code="CC201", document="a.md", about="https://mended.example/"),
        Known(code="CC203", document="unread.md", about=GONE, owner="other"),
        Known(code="CC201", document="a.md", about=FINE, owner="late", expires=past),
    )
    found = report(audit("a.md", broken(), broken(), broken(FINE), urls=(GONE, FINE)))
    bad = {FINE: verdict(FINE)}
    found = report(*found.documents, **bad)
    entries = renewed(found, before, fresh, run())
    assert [(each.about, each.owner, each.count) for each in entries] == [
        (FINE, "new", 1),
        (GONE, "desk", 2),
        (GONE, "other", 1),
    ]


def test_a_file_of_entries_is_read_as_it_was_written():
    entries = (KNOWN, Known(**WHERE | {"code": "CC203"}, count=3))
    text = baseline.dump(entries)
    assert baseline.parse(text, "b.toml") == entries
    assert [entry.at.line for entry in baseline.parse(text, "b.toml")] == [4, 12]
    assert 'code = "CC201"  # broken-link' in text


@given(st.text(), st.text(), st.text())
def test_any_text_can_be_about_something(document, about, owner):
    entry = Known(code="CC201", document=document, about=about, owner=owner)
    (read,) = baseline.parse(baseline.dump([entry]), "b.toml")
    clean = [text.encode("utf-8", "replace").decode() for text in (document, about, owner)]
    assert [read.document, read.about, read.owner] == clean


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[known]", "b.toml: "),
        ("a = 1", r"holds \[\[known\]\] tables and nothing else"),
        ("known = 1", r"holds \[\[known\]\] tables and nothing else"),
        ("known = [1]", r"b.toml:1: an entry is a table"),
        ("[[known]]\nwhat = 1", r"b.toml:1: unknown key 'what'; known are code, document"),
        ("[[known]]\ncode = 1", r"b.toml:1: code must be a string, not 1"),
        ("\n[[known]]\ncode = 'CC201'", r"b.toml:2: document and about missing"),
        (
            "[[known]]\ncode='CC999'\ndocument='a'\nabout='b'",
            r"b.toml:1: 'CC999' is no problem code",
        ),
    ],
)
def test_a_wrong_file_says_where(text, why):
    with pytest.raises(ConfigError, match=why):
        baseline.parse(text, "b.toml")


def test_documents_are_called_from_the_folder_of_the_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").touch()
    settings = citecheck.Settings()
    below = baseline.run_of(settings, tmp_path / "ci" / "b.toml", prose=True, checked=True)
    assert below.called("docs/a.md") == "../docs/a.md"
    assert below.called(str(tmp_path / "docs" / "a.md")) == "../docs/a.md"
    assert [below.called(name) for name in ("-", GONE)] == ["-", GONE]
    beside = baseline.run_of(settings, tmp_path / "b.toml", prose=True, checked=True)
    there = [beside.is_there(name) for name in ("docs/a.md", "docs/b.md", "-", GONE)]
    assert there == [True, False, True, True]


def test_a_document_on_another_drive_keeps_its_name(tmp_path, monkeypatch):
    def refuse(*_):
        raise ValueError

    here = baseline.run_of(citecheck.Settings(), tmp_path / "b.toml", prose=True, checked=True)
    monkeypatch.setattr("os.path.relpath", refuse)
    assert here.called("D:/a.md") == "D:/a.md"


def test_the_library_applies_it(tmp_path):
    (tmp_path / "a.md").write_text("# A title\n\nRain fell, reportedly.\n")
    (tmp_path / "b.toml").write_text(
        '[[known]]\ncode = "CC421"\ndocument = "a.md"\n'
        "about = \"'reportedly' names no source\"\n"
        '[[known]]\ncode = "CC421"\ndocument = "a.md"\nabout = "no such"\n'
    )
    article = str(tmp_path / "a.md")
    plain = citecheck.Settings(offline=True)
    assert citecheck.check(article, settings=plain).summary.problems == 1
    known = evolve(plain, baseline=str(tmp_path / "b.toml"))
    for run_it in (citecheck.check, citecheck.inspect):
        found = run_it(article, settings=known)
        assert found.summary.documents == 1
        (problem,) = (each for audit in found.documents for each in audit.problems)
        assert (problem.code, problem.at.line) == ("CC192", 5)
    quiet = evolve(known, ignore=("CC192",))
    assert len(citecheck.check(article, settings=quiet).documents) == 1
