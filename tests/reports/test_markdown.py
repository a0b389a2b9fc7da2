from attrs import evolve
from pyromark import html

from citecheck.reports import render


def test_an_article_cannot_write_markup(report):
    audit = report.documents[0]
    name = "<script>x</script> | [a](https://evil.example) `b` **c**"
    hostile = evolve(audit.sources[1], name=name)
    document = evolve(audit.document, title="# <img src=x>\n\n<b>")
    whole = evolve(report, documents=(evolve(audit, document=document, sources=(hostile,)),))
    shown = html(render(whole, "markdown"))
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="https://evil.example"' not in shown


def test_github_commands_are_escaped(report):
    audit = report.documents[0]
    document = evolve(audit.document, name="a,b:c%.md\n::error::x")
    whole = evolve(report, documents=(evolve(audit, document=document),))
    lines = render(whole, "github").splitlines()
    assert len(lines) == len(audit.problems)
    assert "file=a%2Cb%3Ac%25.md%0A%3A%3Aerror%3A%3Ax," in lines[0]
