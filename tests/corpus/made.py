"""A small corpus, its tables, and the command in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from citecheck.corpus import duck
from citecheck.corpus.folder import Folder

ROOT = Path(__file__).parents[2]
TABLES = ("documents", "sources", "mentions", "links", "observations", "problems", "rejects")
CLOCKS = {"links": "checked_at", "observations": "checked_at, elapsed"}


def story(number, site="http://127.0.0.1:1"):
    """An article with four sources, two of them linked."""
    return (
        f"<html lang=en><head><title>Story {number}</title>"
        f'<meta property="article:published_time" content="2024-0{1 + number % 9}-11"></head>'
        f"<body><article><h1>Story {number}</h1>"
        f'<p>Reuters <a href="{site}/page/{number}">reported</a> on Monday that the ferry was late.'
        f' According to <a href="{site}/gone/{number % 5}">a report</a>, prices rose.</p>'
        "<p>TASS reported, citing two officials familiar with the talks, that it rained.</p>"
        "</article></body></html>"
    )


def row(number, site="http://127.0.0.1:1"):
    address = f"https://www.bbc.co.uk/news/{number}"
    return {"html": story(number, site), "url": address, "date": f"2024-0{1 + number % 9}-11"}


def write_lines(path, numbers, site="http://127.0.0.1:1"):
    path.write_text("".join(json.dumps(row(n, site)) + "\n" for n in numbers), "utf-8")
    return path


def ask(out, sql):
    return list(duck.select(Folder.open(out), sql)[1])


def dumped(out):
    """The tables, sorted, without what a clock said."""
    return {
        table: ask(
            out,
            f"SELECT {'* EXCLUDE (' + CLOCKS[table] + ')' if table in CLOCKS else '*'}"
            f" FROM {table} ORDER BY ALL",
        )
        for table in TABLES
    }


def command(*arguments):
    return [sys.executable, "-m", "citecheck", "corpus", *map(str, arguments)]


def start(*arguments, cwd):
    """Start the command in a process of its own."""
    return subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
