"""A plugin of pytest: ``pytest --citecheck docs/``, and the fixture ``citecheck_links``.

It costs a project that does not use it next to nothing: citecheck itself is imported by the first
test that checks something.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from _pytest.pathlib import bestrelpath

if TYPE_CHECKING:
    from citecheck.model import Report
    from citecheck.settings import Settings

# What a project's documentation is written in; other formats are checked where they are named.
_SUFFIXES: Final = frozenset({".md", ".markdown", ".rst", ".html", ".htm", ".ipynb"})
_MARK: Final = "citecheck"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the plugin."""
    group = parser.getgroup("citecheck", "links of documents (citecheck)")
    group.addoption(
        "--citecheck",
        action="store_true",
        help="Check the links of the documents (Markdown, reStructuredText, HTML, notebooks) that "
        "are collected; each is a test.  citecheck's own configuration holds.",
    )
    group.addoption(
        "--citecheck-offline",
        action="store_true",
        help="Ask nothing of the network; see --citecheck.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark of the tests."""
    config.addinivalue_line("markers", f"{_MARK}: checks the links of a document")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take a document in, where it was asked for."""
    config = parent.config
    wanted = config.getoption("citecheck") or config.getoption("citecheck_offline")
    if not wanted:
        return None
    if parent.session.isinitpath(file_path):
        is_document = file_path.suffix != ".py"
    else:
        is_document = file_path.suffix.lower() in _SUFFIXES and not _is_ignored(file_path, config)
    return _Document.from_parent(parent, path=file_path) if is_document else None


def _is_ignored(path: Path, config: pytest.Config) -> bool:
    """Return whether git ignores a document, as it does the pages that are built of others."""
    from citecheck.readers.expand import ignored

    known = config.stash.setdefault(_IGNORED, {})
    tops = (config.invocation_params.dir / each.partition("::")[0] for each in config.args)
    top = next((each for each in tops if path.is_relative_to(each)), config.rootpath)
    if top not in known:
        known[top] = ignored(top)
    return known[top](path)


# What tells which documents git ignores, by the directory that was named.
_IGNORED: Final = pytest.StashKey[dict[Path, Callable[[Path], bool]]]()


class _Document(pytest.File):
    """A document, whose links are one test."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give the one test."""
        yield _Links.from_parent(self, name="links")


class LinkProblems(Exception):  # noqa: N818 - what a test fails with, and no error of the program
    """The links of documents have problems; its text lists them."""


class _Links(pytest.Item):
    """The links of a document."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.add_marker(_MARK)

    def runtest(self) -> None:
        """Check the links of the document; those of all documents at once, by the first test."""
        known = self.session.stash.setdefault(_REPORTS, {})
        if self.path not in known:
            known |= _check_each(self._together(), self.config)
        if known[self.path]:
            raise LinkProblems("\n".join(known[self.path]))

    def _together(self) -> list[Path]:
        """Return the documents to check at once; with several processes each checks its own."""
        if hasattr(self.config, "workerinput"):
            return [self.path]
        return [item.path for item in self.session.items if isinstance(item, _Links)]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the problems without a traceback; nobody wants to read this file."""
        if isinstance(excinfo.value, LinkProblems):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what the test is called."""
        return self.path, None, "links"


# What fails in each document, by the document's path.
_REPORTS: Final = pytest.StashKey[dict[Path, tuple[str, ...]]]()


def _check_each(paths: Iterable[Path], config: pytest.Config) -> dict[Path, tuple[str, ...]]:
    """Return what fails in each document, in lines."""
    names = {bestrelpath(config.invocation_params.dir, path): path for path in paths}
    unread: dict[str, list[str]] = {name: [] for name in names}
    offline = True if config.getoption("citecheck_offline") else None
    report, settings = _report(names, {"offline": offline}, unread, config)
    return {
        path: (*unread[name], *_failing(report, settings, name)) for name, path in names.items()
    }


def _report(
    names: Iterable[str],
    flags: Mapping[str, Any],
    unread: dict[str, list[str]],
    config: pytest.Config,
) -> tuple[Report, Settings]:
    """Return the report of documents, and the settings that made it."""
    from citecheck import check_links
    from citecheck.cli import configuration

    settings = configuration.load(flags, config.rootpath)
    report = check_links(
        *names,
        settings=settings,
        on_error=lambda error: unread.setdefault(error.name, []).append(str(error)),
    )
    return report, settings


def _failing(report: Report, settings: Settings, name: str | None = None) -> Iterator[str]:
    """Yield a line for each problem that fails.

    Args:
        report: The report.
        settings: What fails.
        name: The document whose problems are wanted; None for all.
    """
    from citecheck.cli.output import failing, told
    from citecheck.reports.places import place

    fails = failing(settings.fail_on)
    for audit in report.documents:
        document = audit.document.name
        if name not in {None, document, document.partition("#")[0]}:
            continue
        for item in audit.problems:
            if fails & told((item,)):
                where = f":{place(item.at)}" if item.at else ""
                yield f"{document}{where} {item.code} {item.severity}: {item.message}"


@pytest.fixture
def citecheck_links(pytestconfig: pytest.Config) -> Callable[..., Report]:
    """Check the links of documents from a test of your own.

    The fixture is a function that takes paths, directories, globs or addresses, and settings by
    name (``offline=True``) over those of the configuration; it fails the test where there are
    problems, else it returns the report.
    """

    def check(*documents: str | os.PathLike[str], **settings: Any) -> Report:
        __tracebackhide__ = True
        unread: dict[str, list[str]] = {}
        names = [os.fspath(each) for each in documents]
        report, chosen = _report(names, settings, unread, pytestconfig)
        lines = [*(line for each in unread.values() for line in each), *_failing(report, chosen)]
        if lines:
            pytest.fail("\n".join(lines), pytrace=False)
        return report

    return check
