"""What the citation templates of wikis show, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from citecheck.readers.wikitext import words


@frozen
class Shown:
    """A part of a citation: what is shown, wikicode or text, and the address that it links to."""

    what: Any
    href: str | None = None


def plain(value: Any) -> str:
    """Return the value of a parameter as its text; ``{{=}}`` and ``{{!}}`` stand for signs."""
    return str(value).replace("{{=}}", "=").replace("{{!}}", "|").strip()


def address(text: str) -> str:
    """Return an address that is written with its scheme or without."""
    return text if "//" in text else f"http://{text}"


def is_reference(name: str, values: Mapping[str, Any]) -> bool:
    """Return whether a template cites what has a title, in print or elsewhere."""
    known = name in words.REFERENCE or name.startswith(words.CITING)
    return known and _title(values) is not None


def with_copy(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a citation with the address of the archived copy they speak of."""
    url = plain(values.get("url", ""))
    key = "date" if name == words.COPY else next(filter(values.__contains__, words.COPIES), "")
    form = words.COPIES.get(words.COPY if key == "date" else key)
    taken = plain(values.get(key, ""))
    if not (form and url and taken.isdecimal()):
        return dict(values)
    shown = next((values[each] for each in ("text", "title", "2") if each in values), url)
    return {"url": form.format(taken, url), "title": shown}


def by_number(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a citation that is known by a number."""
    names, form = words.NUMBERED[name]
    numbers = [plain(values.get(each, "")) for each in names]
    given: dict[str, Any] = {"url": form.format(*numbers) if all(numbers) else ""}
    if names == ("1",) and "2" in values:
        given["title"] = values["2"]
    return {**given, **values}


def short(values: Mapping[str, Any]) -> str:
    """Return author, year and page, by which a citation names what is listed elsewhere."""
    named = " ".join(plain(value) for key, value in values.items() if key.isdigit())
    pages = (plain(values[key]) for key in words.PAGES if key in values)
    return ", ".join(filter(None, (named, *pages)))


def _of_copy(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters with the copy in place of an address that somebody else has now."""
    copy = next((key for key in values if key in words.ARCHIVE and plain(values[key])), None)
    if copy is None or plain(values.get(words.STATUS, "")).lower() not in words.USURPED:
        return values
    urls = {key: values[copy] for key in values if key in words.URL}
    return {key: urls.get(key, values[key]) for key in values if not urls or key != copy}


def _title(values: Mapping[str, Any]) -> str | None:
    """Return which parameter of a citation holds its title; None where there is none."""
    titles = (key for key in values if key in words.TITLE)
    parts = (key for key in words.PART if key in values)
    return next((key for key in (*titles, *parts) if str(values[key]).strip()), None)


def shown(values: Mapping[str, Any]) -> Iterator[Shown]:
    """Give what a citation template shows, in the order in which it stands there."""
    values = _of_copy(values)
    url = next((plain(values[key]) for key in values if key in words.URL), "")
    parts = {shown: plain(values[key]) for key, shown in words.PARTS.items() if key in values}
    title = _title(values)
    for key, value in values.items():
        if not str(value).strip():
            continue
        if url and key == title:
            yield Shown(value, url)
        elif key in parts:
            yield Shown(value, parts[key])
        elif key == title or key in words.SHOWN:
            yield Shown(value)
        elif (
            key in words.ARCHIVE
            or words.PARTS.get(key, key) not in values
            or (key in words.URL and title is None)
        ):
            text = plain(value)
            yield Shown(text, address(text))
        elif key in words.NUMBERS and plain(value):
            yield Shown(plain(value), words.NUMBERS[key] + plain(value))
