"""Who cites whom as GraphML (graphdrawing.org), which Gephi, yEd, igraph and networkx read."""

from __future__ import annotations

import io
import re
from typing import Final
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from citecheck.corpus.report import Section

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
# What XML 1.0 cannot hold.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(nodes: Section, edges: Section) -> str:
    """Return a directed graph: an edge leads from a publisher to an outlet that it cites.

    Args:
        nodes: The outlets; the first column is their id.
        edges: The edges; the first two columns are the ids of their ends.
    """
    out = io.StringIO()
    xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("graphml", AttributesImpl({"xmlns": _NAMESPACE}))
    _keys(xml, "node", nodes, 1)
    _keys(xml, "edge", edges, 2)
    xml.startElement("graph", AttributesImpl({"id": "citations", "edgedefault": "directed"}))
    for row in nodes.rows:
        _element(xml, "node", {"id": _text(row[0])}, nodes, row[1:])
    for row in edges.rows:
        ends = {"source": _text(row[0]), "target": _text(row[1])}
        _element(xml, "edge", ends, edges, row[2:])
    xml.endElement("graph")
    xml.endElement("graphml")
    xml.endDocument()
    return out.getvalue() + "\n"


def _keys(xml: XMLGenerator, kind: str, section: Section, first: int) -> None:
    """Declare the values that nodes or edges have."""
    for column, values in zip(
        section.columns[first:], list(zip(*section.rows, strict=True))[first:], strict=False
    ):
        whole = all(isinstance(value, int) for value in values)
        about = {"id": f"{kind}-{column}", "for": kind, "attr.name": column}
        about["attr.type"] = "long" if whole else "string"
        xml.startElement("key", AttributesImpl(about))
        xml.endElement("key")


def _element(
    xml: XMLGenerator,
    kind: str,
    ends: dict[str, str],
    section: Section,
    values: tuple[object, ...],
) -> None:
    xml.startElement(kind, AttributesImpl(ends))
    for column, value in zip(section.columns[-len(values) :], values, strict=True):
        if value is not None:
            xml.startElement("data", AttributesImpl({"key": f"{kind}-{column}"}))
            xml.characters(_text(value))
            xml.endElement("data")
    xml.endElement(kind)


def _text(value: object) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", str(value))
