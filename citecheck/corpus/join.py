"""The last stage: each distinct link with its latest verdict, and the problems of links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from citecheck import problems
from citecheck.corpus import arrow, duck, rows
from citecheck.corpus.extraction import registry
from citecheck.corpus.folder import JUDGED, Folder
from citecheck.corpus.rows import Row
from citecheck.corpus.schema import SCHEMA
from citecheck.model import (
    Channel,
    Document,
    Hop,
    LinkState,
    Mention,
    Position,
    Problem,
    Reason,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.problems import Case
from citecheck.problems import links as judge
from citecheck.settings import Settings

# Most links were asked once; only of the others is the last answer to be found, which takes memory.
_LATEST: Final = """
    WITH again AS MATERIALIZED (SELECT url FROM observations GROUP BY url HAVING count(*) > 1)
    SELECT url, 1 AS observations, verdict, reason, status, final_url, hops, checked_at
    FROM observations ANTI JOIN again USING (url)
    UNION ALL
    SELECT url, count(*), unnest(max_by(said, coalesce(said.checked_at, 'epoch')))
    FROM (SELECT url, {'verdict': verdict, 'reason': reason, 'status': status,
        'final_url': final_url, 'hops': hops, 'checked_at': checked_at} AS said
        FROM observations SEMI JOIN again USING (url))
    GROUP BY url
"""
_LINKS: Final = """
    SELECT s.url, s.site, s.shard, s.sources, s.documents, o.verdict, o.reason, o.status,
        o.final_url, o.checked_at, coalesce(o.observations, 0) AS observations
    FROM (
        SELECT url, any_value(site) AS site, any_value(shard) AS shard,
            sum(sources)::BIGINT AS sources, count(*) AS documents
        FROM (
            SELECT url, document, any_value(site) AS site, any_value(shard) AS shard,
                count(*) AS sources
            FROM sources WHERE shard IS NOT NULL GROUP BY url, document
        ) GROUP BY url
    ) AS s LEFT JOIN latest AS o USING (url)
"""
# Five hops are four redirects, which is a long chain.
_JUDGED: Final = """
    SELECT s.shard, s.document, s.source, s.url, s.line, s."column", s.start, s."end",
        o.verdict, o.reason, o.status, o.final_url, o.hops, d.name, d.url AS own, d.media_type
    FROM sources AS s JOIN latest AS o USING (url) JOIN documents AS d USING (document)
    WHERE s.shard IS NOT NULL AND (o.verdict IN ('broken', 'review', 'moved') OR len(o.hops) > 4)
"""


@frozen(kw_only=True)
class Judging:
    """The links of one shard that may be a problem.

    Args:
        folder: The corpus.
        shard: The shard.
        settings: Which problems to report, and how severe they are.
    """

    folder: Folder
    shard: int
    settings: Settings


def join(folder: Folder) -> list[int]:
    """Write the table of links, and return the shards in which links may be problems."""
    scratch = folder.work / "scratch"
    latest, new, todo = scratch / "latest.parquet", scratch / "links", scratch / "judged"
    said = duck.quoted(json.dumps({"schema": SCHEMA}))
    with duck.opened(folder) as database:
        database.execute(f"COPY ({_LATEST}) TO {duck.quoted(latest)} (FORMAT parquet)")
        database.execute(f"CREATE VIEW latest AS FROM read_parquet({duck.quoted(latest)})")
        database.execute(
            f"COPY ({_LINKS}) TO {duck.quoted(new)} (FORMAT parquet, COMPRESSION zstd,"
            f" FILE_SIZE_BYTES '256MB', KV_METADATA {{citecheck: {said}}})"
        )
        database.execute(
            f"COPY ({_JUDGED}) TO {duck.quoted(todo)}"
            " (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (shard))"
        )
    folder.swap(new, "links")
    found = sorted(int(path.name.partition("=")[2]) for path in todo.glob("shard=*"))
    kept = {_part(shard) for shard in found}
    for path in folder.files("problems"):
        if path.stem.startswith(JUDGED) and path.stem not in kept:
            path.unlink()
    return found


def judge_shard(task: Judging) -> int:
    """Write the problems of the links of a shard, and return how many they are."""
    found: list[Row] = []
    for path in sorted(_todo(task.folder, task.shard).glob("*.parquet")):
        for row in arrow.rows_of(path):
            made = _problems(row, task.settings)
            chosen = problems.chosen(made, task.settings.select, task.settings.ignore)
            graded = problems.graded(chosen, task.settings.severity)
            found += rows.problems(graded, row["document"])
    task.folder.write("problems", _part(task.shard), found)
    return len(found)


def _todo(folder: Folder, shard: int) -> Path:
    return folder.work / "scratch" / "judged" / f"shard={shard}"


def _part(shard: int) -> str:
    return f"{JUDGED}{shard:05}"


def _problems(row: dict[str, Any], settings: Settings) -> Iterator[Problem]:
    """Give what the rules about links find of one source."""
    outlets = registry(settings)
    at = Position(line=row["line"], column=row["column"], start=row["start"], end=row["end"])
    source = Source(
        id=row["source"],
        kind=SourceKind.UNKNOWN,
        channel=Channel.LINK,
        url=row["url"],
        link=LinkState.LIVE,
        mentions=(Mention(text="", at=at),),
        match=outlets.classify_url(row["url"]),
    )
    verdict = Verdict(
        url=row["url"],
        verdict=VerdictKind(row["verdict"]),
        reason=Reason(row["reason"]),
        hops=tuple(Hop(url=hop["url"], status=hop["status"]) for hop in row["hops"]),
        final_url=row["final_url"],
        status=row["status"],
    )
    case = Case(
        document=Document(name=row["name"], media_type=row["media_type"], url=row["own"]),
        sources=(source,),
        verdicts={verdict.url: verdict},
        outlets=outlets,
    )
    yield from judge.check(case)
    yield from judge.long_chains(case)
