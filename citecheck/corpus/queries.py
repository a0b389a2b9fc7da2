"""What a report on a corpus says, each number with the SQL that makes it."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Query:
    """A part of the report.

    Args:
        id: Its name.
        title: What it shows.
        note: How it is counted, for a person; empty where the title says it.
        sql: What makes its numbers.
    """

    id: str
    title: str
    note: str = ""
    sql: str


# The article's own address and the articles that it recommends are no citations.
_CITED: Final = "kind NOT IN ('original', 'related')"
_PUBLISHER: Final = "coalesce(d.outlet_name, d.site, 'unknown')"
# Whose editors a state directs, in the terms of the State Media Matrix.
_STATE: Final = "s.state_relation IN ('SC', 'CaPu', 'CaPr')"
_SHARES: Final = f"""count(*) AS sources,
    round(100 * avg((s.kind = 'anonymous')::INT), 1) AS anonymous_percent,
    round(100 * avg((s.kind = 'official')::INT), 1) AS official_percent,
    round(100 * avg(coalesce({_STATE}, false)::INT), 1) AS state_affiliated_percent
FROM sources AS s JOIN documents AS d USING (document)
WHERE s.{_CITED}"""
_SHARED_NOTE: Final = (
    "Official is a source that is a government, a court, a military or a police body;"
    " state-affiliated one whose outlet the State Media Matrix calls SC, CaPu or CaPr."
)
_OUTCOMES: Final = """count(*) AS links,
    count(*) FILTER (verdict IN ('ok', 'moved')) AS alive,
    count(*) FILTER (verdict = 'broken') AS broken,
    count(*) FILTER (verdict = 'review') AS review"""

QUERIES: Final = (
    Query(
        id="totals",
        title="In all",
        sql="""SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM sources) AS sources,
    (SELECT count(*) FROM mentions) AS mentions,
    (SELECT count(*) FROM links) AS links,
    (SELECT count(*) FROM problems) AS problems,
    (SELECT count(*) FROM rejects) AS rejects,
    (SELECT min(published) FROM documents) AS first_day,
    (SELECT max(published) FROM documents) AS last_day""",
    ),
    Query(
        id="kinds",
        title="Kinds of sources",
        sql="""SELECT kind, count(*) AS sources, count(DISTINCT document) AS documents
FROM sources GROUP BY kind ORDER BY sources DESC, kind""",
    ),
    Query(
        id="outlets",
        title="Outlets most cited",
        sql=f"""SELECT outlet_name AS name, outlet_kind AS kind,
    nullif(outlet_country, '') AS country, state_relation,
    count(*) AS sources, count(DISTINCT document) AS documents
FROM sources WHERE outlet IS NOT NULL AND {_CITED}
GROUP BY outlet, outlet_name, outlet_kind, outlet_country, state_relation
ORDER BY sources DESC, outlet_name LIMIT 100""",
    ),
    Query(
        id="outlet_kinds",
        title="Outlets cited, by kind",
        sql=f"""SELECT outlet_kind AS kind, count(*) AS sources,
    count(DISTINCT outlet) AS outlets, mode(outlet_name ORDER BY outlet_name) AS most_cited
FROM sources WHERE outlet IS NOT NULL AND {_CITED}
GROUP BY outlet_kind ORDER BY sources DESC, kind""",
    ),
    Query(
        id="outlet_countries",
        title="Outlets cited, by country",
        sql=f"""SELECT coalesce(nullif(outlet_country, ''), 'none') AS country,
    count(*) AS sources, count(DISTINCT outlet) AS outlets,
    mode(outlet_name ORDER BY outlet_name) AS most_cited
FROM sources WHERE outlet IS NOT NULL AND {_CITED}
GROUP BY ALL ORDER BY sources DESC, country""",
    ),
    Query(
        id="publishers",
        title="Shares of sources, by publisher",
        note=_SHARED_NOTE,
        sql=f"""SELECT {_PUBLISHER} AS publisher, count(DISTINCT document) AS documents,
    {_SHARES}
GROUP BY ALL ORDER BY sources DESC, publisher LIMIT 200""",
    ),
    Query(
        id="months",
        title="Shares of sources, by month",
        note=_SHARED_NOTE,
        sql=f"""SELECT strftime(d.published, '%Y-%m') AS month,
    count(DISTINCT document) AS documents, {_SHARES} AND d.published IS NOT NULL
GROUP BY ALL ORDER BY month""",
    ),
    Query(
        id="publishers_months",
        title="Shares of sources, by publisher and month",
        note=f"The 5,000 with most sources. {_SHARED_NOTE}",
        sql=f"""SELECT {_PUBLISHER} AS publisher, strftime(d.published, '%Y-%m') AS month,
    {_SHARES} AND d.published IS NOT NULL
GROUP BY ALL ORDER BY sources DESC, publisher, month LIMIT 5000""",
    ),
    Query(
        id="rot",
        title="Links, by the age of the article",
        note="Age is from the day of the article to the last time its link was asked.",
        sql=f"""SELECT CASE
        WHEN days < 30 THEN '0 to 1 month' WHEN days < 182 THEN '1 to 6 months'
        WHEN days < 365 THEN '6 to 12 months' WHEN days < 730 THEN '1 to 2 years'
        WHEN days < 1826 THEN '2 to 5 years' WHEN days < 3652 THEN '5 to 10 years'
        ELSE 'over 10 years' END AS age, {_OUTCOMES},
    round(100 * avg((verdict = 'broken')::INT), 1) AS broken_percent
FROM (
    SELECT l.verdict, date_diff('day', d.published, l.checked_at::DATE) AS days
    FROM sources AS s JOIN documents AS d USING (document) JOIN links AS l ON l.url = s.url
    WHERE l.checked_at IS NOT NULL AND d.published IS NOT NULL AND s.{_CITED}
) GROUP BY ALL ORDER BY min(days)""",
    ),
    Query(
        id="verdicts",
        title="Distinct links, by what was found",
        note="The articles' own addresses, and what they recommend, are asked and not counted.",
        sql=f"""SELECT coalesce(verdict, 'not asked') AS verdict, coalesce(reason, '') AS reason,
    count(*) AS links, sum(sources)::BIGINT AS sources
FROM links SEMI JOIN (SELECT url FROM sources WHERE {_CITED}) USING (url)
GROUP BY ALL ORDER BY links DESC, verdict, reason""",
    ),
    Query(
        id="sites",
        title="Sites most linked",
        sql=f"""SELECT site, {_OUTCOMES}
FROM links SEMI JOIN (SELECT url FROM sources WHERE {_CITED}) USING (url)
GROUP BY site ORDER BY links DESC, site LIMIT 100""",
    ),
    Query(
        id="edges",
        title="Who cites whom",
        note="The 1,000 strongest; the graph in GraphML has all.",
        sql=f"""SELECT {_PUBLISHER} AS publisher, s.outlet_name AS cites,
    count(*) AS sources, count(DISTINCT document) AS documents
FROM sources AS s JOIN documents AS d USING (document)
WHERE s.outlet IS NOT NULL AND s.{_CITED}
GROUP BY ALL ORDER BY sources DESC, publisher, cites LIMIT 1000""",
    ),
    Query(
        id="problems",
        title="Problems",
        sql="""SELECT code, severity, count(*) AS problems, count(DISTINCT document) AS documents
FROM problems GROUP BY code, severity ORDER BY problems DESC, code""",
    ),
    Query(
        id="rejects",
        title="Records that could not be used",
        sql="""SELECT reason, count(*) AS records, any_value(message ORDER BY name) AS example
FROM rejects GROUP BY reason ORDER BY records DESC, reason""",
    ),
)
"""The parts of the report, in order."""

NODES: Final = f"""SELECT id, any_value(name) AS name, any_value(kind) AS kind,
    any_value(country) AS country, any_value(state_relation) AS state_relation,
    sum(articles)::BIGINT AS articles, sum(cited)::BIGINT AS cited
FROM (
    SELECT coalesce(outlet, site, 'unknown') AS id, coalesce(outlet_name, site, 'unknown') AS name,
        outlet_kind AS kind, outlet_country AS country, state_relation, 1 AS articles, 0 AS cited
    FROM documents
    UNION ALL
    SELECT outlet, outlet_name, outlet_kind, outlet_country, state_relation, 0, 1
    FROM sources WHERE outlet IS NOT NULL AND {_CITED}
) GROUP BY id ORDER BY id"""

EDGES: Final = f"""SELECT coalesce(d.outlet, d.site, 'unknown') AS source, s.outlet AS target,
    count(*) AS sources, count(DISTINCT document) AS documents
FROM sources AS s JOIN documents AS d USING (document)
WHERE s.outlet IS NOT NULL AND s.{_CITED}
GROUP BY ALL ORDER BY source, target"""
"""The graph of who cites whom."""
