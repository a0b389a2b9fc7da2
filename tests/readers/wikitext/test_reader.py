import sys

import pytest

from citecheck.errors import MissingExtraError, ReadError
from citecheck.readers import read_bytes
from citecheck.readers.wikitext import bounds as wikitext_bounds
from citecheck.readers.wikitext import reader as wikitext


def read(text):
    return read_bytes(text.encode(), name="a.wiki")


def told(text):
    return [(str(block.kind), block.text) for block in read(text).blocks]


def spans(text):
    return [
        (span.text, str(span.mark), span.href)
        for block in read(text).blocks
        for span in block.spans
    ]


def test_a_citation_template():
    text = (
        "It sank.<ref>{{cite news |last=Foo |url=https://example.org/a |title=The ''big'' ice\n"
        " |work=[[Alder News]] |date=14 March 2024 |url-status=dead |access-date=1 May 2024\n"
        " |archive-url=https://web.archive.org/web/2024/https://example.org/a }}</ref> So.\n"
    )
    archive = "https://web.archive.org/web/2024/https://example.org/a"
    assert told(text) == [
        ("paragraph", "It sank. So."),
        ("note", f"The big ice. Alder News. 14 March 2024. {archive}."),
    ]
    assert spans(text) == [
        ("The big ice", "link", "https://example.org/a"),
        ("big", "emphasis", None),
        (archive, "link", archive),
    ]


def test_other_citations():
    text = (
        "{{Internetquelle |url=https://example.org/de |titel=Eis |werk=Blatt}}\n\n"
        "{{cite web |url=https://example.org/b |title=}}\n\n{{cite book |title=No link}}\n\n"
        "<ref>https://example.org/bare</ref><ref name=x /> y\n\n"
        "{{Reflist|refs=<ref name=x>In [https://example.org/list the list]</ref>}}\n\n"
        "{{URL|example.org/home}}{{sfn|Foo|2020}}"
    )
    assert [href for _, _, href in spans(text)] == [
        "https://example.org/de",
        "https://example.org/b",
        "https://example.org/bare",
        "https://example.org/list",
        "http://example.org/home",
    ]


def test_links():
    text = (
        "[[boat|The boat]] and [[Port Alder]] [https://example.org/a the ''report''], "
        "[https://example.org/b], https://example.org/c, [//example.org/d d] "
        "[[Category:Ships]][[de:Schiff]]"
    )
    assert spans(text) == [
        ("the report", "link", "https://example.org/a"),
        ("report", "emphasis", None),
        ("https://example.org/b", "link", "https://example.org/b"),
        ("https://example.org/c", "link", "https://example.org/c"),
        ("d", "link", "//example.org/d"),
    ]
    assert told(text)[0][1].startswith("The boat and Port Alder the report,")


def test_kinds():
    text = (
        "'''Bold''' one\ntwo\n\n== Head ==\n* item\n** deeper\n: indented\n"
        "<blockquote>quoted</blockquote>\n{{quote|also quoted}}\n{{quote|}}"
        "[[File:a.jpg|thumb|alt=x|The ''caption'' https://example.org/cap]] text"
        "[[File:b.jpg|thumb]][[Image:c.jpg]]\n\n"
        "{| class='x'\n|-\n! h\n| cell\n|}\n<p>para<br>graph</p><li>li</li>\n"
        "{{lang|de|Wort}} {{nowrap|a b}} {{convert|1|m}} <small>s</small> a&nbsp;b <u>lost</u> end"
    )
    assert told(text) == [
        ("paragraph", "Bold one two"),
        ("heading", "Head"),
        ("list", "item"),
        ("list", "deeper"),
        ("list", "indented"),
        ("quote", "quoted"),
        ("quote", "also quoted"),
        ("caption", "The caption https://example.org/cap"),
        ("paragraph", "text"),
        ("paragraph", "h"),
        ("paragraph", "cell"),
        ("paragraph", "para graph"),
        ("list", "li"),
        ("paragraph", "Wort a b 1 m s a\u00a0b lost end"),
    ]
    assert ("lost", "lost", None) in spans(text)


def test_what_is_not_text():
    text = (
        "<!-- https://example.org/1 -->a<syntaxhighlight>https://example.org/2</syntaxhighlight>"
        "<gallery>\nFile:https.jpg\n</gallery><imagemap>https://example.org/3</imagemap>"
        "<code>https://example.org/4</code> <nowiki>[https://example.org/5 x]</nowiki>"
    )
    assert spans(text) == []


def test_what_is_shown_as_it_is_written_is_code():
    text = "One <pre>see https://example.org/1\n  ''two''</pre> three [https://example.org/4 four]."
    assert told(text) == [
        ("paragraph", "One"),
        ("code", "see https://example.org/1   ''two''"),
        ("paragraph", "three four."),
    ]
    assert [href for *_, href in spans(text)] == ["https://example.org/4"]


def test_positions_are_those_of_the_source():
    text = "One.\n\nTwo [https://example.org/a the report] is.\n"
    block = read(text).blocks[1]
    (span,) = block.spans
    assert (block.at.line, block.at.column) == (3, 1)
    assert (span.text, span.at.line, span.at.column) == ("the report", 3, 28)
    assert text[span.at.start : span.at.end] == "the report"


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "mwparserfromhell", None)
    with pytest.raises(MissingExtraError, match=r'install "citecheck-news\[wikitext\]"'):
        read("a")


@pytest.mark.parametrize("mark", ["{{a|", "{|\n|-\n", "[https://example.org ", "<!-- a "])
def test_what_is_never_closed(mark):
    with pytest.raises(ReadError, match="than can be read"):
        read(mark * 200)
    assert read(mark * 20).blocks is not None


@pytest.mark.parametrize("tag", ["<a href=", '<a y="', "<blockquote>x\n\n", "<ref>x "])
def test_tags_that_are_never_closed(tag):
    with pytest.raises(ReadError, match="tags without an end"):
        read(tag * 10_000)
    assert read(tag * 20).blocks is not None


def test_tags_that_are_closed_or_need_no_end():
    many = "<ref name=a/><ref>x</ref><li>y<br/>z<BR>" * 3000
    assert wikitext_bounds._open_tags(many) == 0
    assert wikitext_bounds._open_tags("</b><b>x</B>") == 0
    assert wikitext_bounds._open_tags("<b>x <i") == 2


def test_what_is_too_large(monkeypatch):
    monkeypatch.setattr(wikitext_bounds, "_LARGEST", 10)
    with pytest.raises(ReadError, match="is larger than"):
        read("a" * 11)


def test_too_deep(monkeypatch):
    def deep(*_):
        raise RecursionError

    monkeypatch.setattr(wikitext._Walk, "nodes", deep)
    with pytest.raises(ReadError, match="too deeply nested"):
        read("a")


def links(text):
    return [span for block in read(text).blocks for span in block.spans]


def test_papers_are_cited_by_number():
    text = "Shut.<ref>{{cite journal|title=Tides|doi=10.1000/abc|journal=Ports}}</ref>"
    (span,) = links(text)
    assert (span.text, span.href) == ("10.1000/abc", "https://doi.org/10.1000/abc")
    both = "{{cite journal|url=https://port.example/a|title=Tides|pmid=123}}"
    assert [span.href for span in links(both)] == [
        "https://port.example/a",
        "https://pubmed.ncbi.nlm.nih.gov/123",
    ]


def test_addresses_without_a_scheme_and_with_an_escape():
    assert [span.url for span in links("[//port.example/a the port]")] == ["https://port.example/a"]
    cite = "{{cite web|url=https://port.example/?a=1{{=}}2|title=T}}"
    assert [span.href for span in links(cite)] == ["https://port.example/?a=1=2"]
    site = "* {{Official website|https://port.example/}}"
    assert [span.href for span in links(site)] == ["https://port.example/"]


def test_links_in_boxes_and_notes():
    text = (
        "{{Infobox port\n| name = Alder\n| site = {{URL|https://a.example/}}\n| ships = 12"
        "<ref>[https://b.example/ Count]</ref> {{nowrap|a day}}\n| more = {{plainlist|\n"
        "* <small>[https://c.example/ c]</small>\n}}\n}}\nThe port is old.{{efn|As"
        " [https://d.example/ d] says.}}\n"
    )
    blocks = read(text).blocks
    assert [(str(block.kind), block.text) for block in blocks] == [
        *(("list", address) for address in ("https://a.example/", "c")),
        ("paragraph", "The port is old."),
        *(("note", note) for note in ("As d says.", "Count")),
    ]
    assert [span.href for block in blocks for span in block.spans] == [
        f"https://{each}.example/" for each in "acdb"
    ]
    assert [span.at.line for block in blocks for span in block.spans] == [3, 6, 9, 4]


def test_citations_that_are_known_by_a_number():
    text = (
        "<ref>{{cite tweet |user=AlderPort |number=12345 |title=The ice is thick}}</ref>\n\n"
        "<ref>{{cite tweet |user=AlderPort |title=No number}}</ref> {{Cite Q|Q42}} "
        "{{YouTube|abc-123}} {{cite arXiv |eprint=2101.00001 |title=Ice}}"
    )
    assert [(text, href) for text, _, href in spans(text)] == [
        ("https://www.wikidata.org/wiki/Q42", "https://www.wikidata.org/wiki/Q42"),
        ("https://www.youtube.com/watch?v=abc-123", "https://www.youtube.com/watch?v=abc-123"),
        ("2101.00001", "https://arxiv.org/abs/2101.00001"),
        ("The ice is thick", "https://x.com/AlderPort/status/12345"),
    ]


def test_press_releases_programmes_magazines_and_chapters():
    text = (
        "{{cite press release |url=https://a.example/p |title=Port opens |publisher=Alder}}\n\n"
        "{{cite AV media |url=https://a.example/v |title=The port on film}}\n\n"
        "{{cite magazine |url=https://a.example/m |title=Ice |magazine=Boats}}\n\n"
        "{{cite book |title=Ice |chapter=Thick ice |chapter-url=https://a.example/c}}\n\n"
        "{{cite map |title=Alder |map-url=https://a.example/map}}"
    )
    assert [(text, href) for text, _, href in spans(text)] == [
        ("Port opens", "https://a.example/p"),
        ("The port on film", "https://a.example/v"),
        ("Ice", "https://a.example/m"),
        ("Thick ice", "https://a.example/c"),
        ("https://a.example/map", "https://a.example/map"),
    ]


def test_an_address_that_somebody_else_has_now_is_not_linked():
    cited = (
        "{{cite web |url=https://a.example/x |title=Ebbe |archive-url=https://keep.example/1"
        "/https://a.example/x |url-status=usurped}}"
    )
    assert [span[::2] for span in spans(cited)] == [
        ("Ebbe", "https://keep.example/1/https://a.example/x")
    ]
    assert len(spans(cited.replace("usurped", "dead"))) == 2
    assert len(spans(cited.replace("archive-url=", "archive-date="))) == 1
    assert len(spans(cited.replace("|url=https://a.example/x ", ""))) == 1


def test_works_of_reference():
    cited = "{{cite encyclopedia |entry=Ebbe |encyclopedia=The Book of Tides |date=2001}}"
    assert told(f"* {cited}") == [("list", "Ebbe. The Book of Tides. 2001.")]


def test_short_references():
    text = "It sank.{{sfn|Foo|2020|p=5}} {{harvtxt|Bar|2021}} saw it."
    assert told(text) == [("paragraph", "It sank. Bar 2021 saw it."), ("note", "Foo 2020, 5")]


@pytest.mark.parametrize("place", ["{{Reflist}}", "<references />", "{{Références|colonnes=2}}"])
def test_references_stand_where_they_are_listed_and_remarks_where_they_are_made(place):
    text = (
        "It sank.<ref>{{cite news |title=Ebbe |work=The Gull}}</ref>{{sfn|Lind|2001}} It"
        ' burned.<ref group="n">Two saw it.</ref>{{efn|So they say.}}\n\nThe end.\n\n== Notes ==\n'
        f'<references group="n" />\n== References ==\n{place}\n== See also ==\n* Ships\n'
    )
    assert told(text) == [
        ("paragraph", "It sank. It burned."),
        *(("note", remark) for remark in ("Lind 2001", "Two saw it.", "So they say.")),
        ("paragraph", "The end."),
        ("heading", "Notes"),
        ("heading", "References"),
        ("note", "Ebbe. The Gull."),
        ("heading", "See also"),
        ("list", "Ships"),
    ]


def test_galleries():
    text = (
        "Before.\n\n<gallery mode=packed>\nFile:Ferry.jpg|The ferry in [https://a.example/i ice]\n"
        "Port.jpg\nQuay.jpg|thumb\nBoat.jpg|alt=A boat|A ''boat''\n</gallery>\n\nAfter."
    )
    assert told(text) == [
        ("paragraph", "Before."),
        ("caption", "The ferry in ice"),
        ("caption", "A boat"),
        ("paragraph", "After."),
    ]
    (link,) = (span for block in read(text).blocks for span in block.spans if span.href)
    assert text[link.at.start : link.at.end] == "ice"


@pytest.mark.parametrize("piece", ["*", "{{a}}", "\n|a||b", "''a'' ", "<br>"])
def test_more_markup_than_fits_into_memory(piece):
    with pytest.raises(ReadError, match="more markup than can be read"):
        read(piece * 400_000)


def test_templates_that_show_what_they_are_given():
    text = (
        "{{w|Ada Quill}} told {{W|The Gazette|the ''Gazette''}} that {{lang|fr|le quai}},{{nbsp}}"
        "{{lang-de|das Ufer|x}}, {{langx|es|el muelle}} is{{'}}nt {{convert|5|km|mi}} long{{snd}}"
        "{{circa|1999}}.{{cn|date=May 2024}}{{lang-de}}"
    )
    ((_, shown),) = told(text)
    assert shown == (
        "Ada Quill told the Gazette that le quai, das Ufer, el muelle is'nt 5 km long – 1999."
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_day_over_an_article(between):
    text = (
        f"{{{{date|March 14, 2024}}}}{between}The ferry stopped on {{{{date|March 13, 2024}}}}.\n"
    )
    assert told(text) == [
        ("paragraph", "March 14, 2024"),
        ("paragraph", "The ferry stopped on March 13, 2024."),
    ]
    assert told("{{date}} Ice.") == [("paragraph", "Ice.")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{{DISPLAYTITLE:''Alder'' (ship)}}The '''Alder''' is a ship.", "Alder (ship)"),
        ("{{DISPLAYTITLE}}The Alder is a ship.", None),
        ("= The  Alder =\n'''It''' is a ship.", "The Alder"),
        (
            "[[File:a.jpg|thumb|The Alder]]\n'''''MS'' [[Alder]]''' is a ship.\n== Ice ==",
            "MS Alder",
        ),
        ("The '''Alder''' is a ship.\n\n'''She''' sank.", "Alder"),
        ("A ship, '''Alder''', sank.\n\n'''She''' lay there.", None),
        ("* '''Alder''', a ship", None),
        (f"'''{'long ' * 50}''' is.", None),
    ],
)
def test_the_title(text, title):
    assert read(text).title == title


def test_sources_of_news():
    text = (
        "*{{source|url=https://example.org/a\n|title=Ice|author=Ada|pub=Gazette|date=May 3, 2024}}"
    )
    assert told(text) == [("list", "Ice. Ada. Gazette. May 3, 2024.")]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("{{cite book |last=Foo |title=Low Water |publisher=Quay}}", "Low Water. Quay."),
        ("{{Literatur |Titel=Ebbe |Sammelwerk=Blatt |Datum=2020}}", "Ebbe. Blatt. 2020."),
        ("{{статья|автор=И. Лугин|заглавие=Отлив|издание=Край}}", "И. Лугин. Отлив. Край."),
        ("{{cita libro|título=Bajamar|editorial=Muelle}}", "Bajamar. Muelle."),
    ],
)
def test_what_is_cited_in_print(cited, expected):
    assert told(f"So.<ref>{cited}</ref>") == [("paragraph", "So."), ("note", expected)]
    assert told(f"* {cited}") == [("list", expected)]


@pytest.mark.parametrize(
    "cited",
    [
        "{{Literatur |Titel=Ebbe |Online=https://example.org/a}}",
        "{{Article |titre=Ebbe |lire en ligne=https://example.org/a}}",
        "{{Стаття |назва=Ebbe |посилання=https://example.org/a}}",
        "{{cite court |litigants=Ebbe |url=https://example.org/a}}",
        "{{Article |titre=Ebbe |url texte=https://example.org/a}}",
        "{{Kilde www |tittel=Ebbe |url=https://example.org/a}}",
        "{{cite encyclopedia |entry=Ebbe |url=https://example.org/a}}",
        "{{cite book |title= |chapter=Ebbe |url=https://example.org/a}}",
    ],
)
def test_what_templates_call_title_and_address(cited):
    assert spans(cited) == [("Ebbe", "link", "https://example.org/a")]


@pytest.mark.parametrize(
    ("cited", "text", "href"),
    [
        (
            "{{Webarchiv|url=http://a.example/|wayback=20150203|text=The plan}}",
            "The plan",
            "https://web.archive.org/web/20150203/http://a.example/",
        ),
        (
            "{{Wayback|url=http://a.example/ |date=20150203 }}",
            "http://a.example/",
            "https://web.archive.org/web/20150203/http://a.example/",
        ),
        (
            "{{Webarchiv|url=http://a.example/|archive-is=20150203|text=The plan}}",
            "The plan",
            "https://archive.today/20150203/http://a.example/",
        ),
        (
            "{{Webarchiv|url=http://a.example/|wayback=unknown}}",
            "http://a.example/",
            "http://a.example/",
        ),
        ("{{YouTube|x1|The film}}", "The film", "https://www.youtube.com/watch?v=x1"),
    ],
)
def test_copies_and_films(cited, text, href):
    assert spans(cited) == [(text, "link", href)]


@pytest.mark.parametrize(
    "quoted",
    [
        "{{quote|We lost.|Ann Foo}}",
        "{{Quote box|quote=We lost.|source=Ann Foo}}",
        "{{citation bloc|We lost.|Ann Foo}}",
        "{{Цитата|автор=Ann Foo|текст=We lost.}}",
        "{{Blockquote|text=We lost.|author=Ann Foo|title=clerk}}",
    ],
)
def test_quotations_and_who_said_them(quoted):
    assert told(f"It ended.\n{quoted}\nSo.") == [
        ("paragraph", "It ended."),
        ("quote", "We lost."),
        ("quote", "Ann Foo"),
        ("paragraph", "So."),
    ]


def test_a_quotation_keeps_its_reference():
    text = "{{Zitat|Aus.|ref=<ref>[https://example.org/a Blatt]</ref>}}"
    assert told(text) == [("quote", "Aus."), ("note", "Blatt")]
    assert told("Elle dit {{citation|non}} à tous.") == [("paragraph", "Elle dit non à tous.")]


def test_captions_of_boxes_and_tables():
    text = (
        "{{Infobox ship|name=Alder|caption=In port. Photo: [https://example.org/p Foo]}}\n"
        "{|\n|+ Losses<ref>[https://example.org/t Table]</ref>\n|-\n| 3 || + 4\n|}"
    )
    assert told(text) == [
        ("caption", "In port. Photo: Foo"),
        ("caption", "Losses"),
        ("paragraph", "3"),
        ("paragraph", "+ 4"),
        ("note", "Table"),
    ]


def test_switches_and_links_to_categories():
    text = "__TOC__\nIt is in [[:Category:Ships]]. __НЕИНДЕКС__\n[[Зображення:A.png|міні|План]]"
    assert told(text) == [("paragraph", "It is in Category:Ships."), ("caption", "План")]


def test_marks_of_notes_are_no_part_of_a_name():
    text = "CNN<sup>3</sup> said 10<sup>2</sup> ships sank.<sup/>"
    text += "<sup>[''[[Help:Who|who?]]'']</sup> So."
    assert told(text) == [("paragraph", "CNN said 102 ships sank. So.")]


def test_bars_in_addresses_and_units():
    assert [href for *_, href in spans("{{cite web|title=a|url=https://a.example/{{!}}b}}")] == [
        "https://a.example/|b"
    ]
    assert told("Il y a {{nombre|300|personnes}}.") == [("paragraph", "Il y a 300 personnes.")]


def test_a_citation_in_a_box_is_a_note():
    text = "{{Infobox port\n| source = {{cite web |url=https://e.example/ |title=Count}}\n}}\nSo."
    assert told(text) == [("paragraph", "So."), ("note", "Count.")]
