"""The vocabulary of citecheck: frozen types without behaviour.

Data walks through them in one direction: a :class:`Document` is read from bytes, its
:class:`Source` records are found in it, each gets a :class:`Match` (who is behind it), each
address gets a :class:`Verdict` (can a reader follow it), and an :class:`Audit` per article joined
with the :class:`CheckedLink` records makes a :class:`Report`.

Offsets are counted in code points of the decoded input (``at``) or of a block's text (``start``,
``end`` of a :class:`Span`), lines and columns from 1.  Sequences are tuples, so every value can be
hashed, compared and pickled.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from attrs import field, frozen

SCHEMA: Final = "citecheck.report/1"

# The declarations (:attr:`Document.facts`) by which a feed names an article, and a sitemap of
# sitemaps one of them.
ENTRY: Final = "entry"
SITEMAP: Final = "sitemap"


# --- reading ----------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block of text is in its article; ``aside`` is page furniture, not the article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    CAPTION = "caption"
    NOTE = "note"
    CODE = "code"
    ASIDE = "aside"


class Mark(StrEnum):
    """How a piece of text is marked; ``lost`` is a link whose address was lost in copying."""

    LINK = "link"
    LOST = "lost"
    EMPHASIS = "emphasis"
    EMBED = "embed"


class LinkRole(StrEnum):
    """What a link is for, as seen by its reader."""

    CITATION = "citation"
    RELATED = "related"
    AUTHOR = "author"
    TAG = "tag"
    SOCIAL = "social"
    ADVERTISING = "advertising"
    NAVIGATION = "navigation"
    SELF = "self"


@frozen(kw_only=True)
class Position:
    """A place in the decoded input.

    Args:
        line: Line, from 1.
        column: Column in code points, from 1.
        start: Offset of the first code point.
        end: Offset after the last code point.
        part: The part of a file that is no plain text, as a person would look for it: ``"page 3"``,
            ``"paragraph 12"``, ``"cell 4"``; empty for text formats.  The numbers then count in the
            text that the reader made of the whole file.
    """

    line: int
    column: int
    start: int
    end: int
    part: str = ""


@frozen(kw_only=True)
class Span:
    """A marked piece of a block's text.

    Args:
        text: The marked text, ``block.text[start:end]``.
        start: Where it starts in the block's text.
        end: Where it ends in the block's text.
        mark: How it is marked.
        href: The address as written, entities decoded; None where there is none.
        url: The absolute address as a browser would resolve it (WHATWG URL), characters outside
            ASCII as written; None where ``href`` is missing or cannot be resolved.
        rel: Tokens of the ``rel`` attribute, lower case.
        role: What the link is for.
        at: Where it stands in the input: the link text, or the element where it has no text.
    """

    text: str
    start: int
    end: int
    mark: Mark
    href: str | None = None
    url: str | None = None
    rel: tuple[str, ...] = ()
    role: LinkRole = LinkRole.CITATION
    at: Position


@frozen(kw_only=True)
class Block:
    """A paragraph, heading, list item or the like.

    Args:
        kind: What it is.
        text: Its text: entities decoded, markup gone, white space folded as a reader sees it.
        spans: Its marked pieces, in order of ``start``.
        at: Where it stands in the input.
        runs: Pairs (offset in ``text``, offset in the input), ascending in both.  From one pair to
            the next, text and input run in step; so a place in the text is a place in the input.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    at: Position
    runs: tuple[tuple[int, int], ...] = field(default=(), repr=False)


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(kw_only=True)
class Problem:
    """Something to mend, found by a rule of the catalogue.

    Args:
        code: The rule, as in ``"CC201"``.
        severity: How bad it is.
        message: What is wrong, in one line.
        fix: What would mend it, ready to be pasted; None where nothing can be said.
        at: Where it is; None for a whole document.
        source: Id of the source that it is about; None for a whole document.
        about: The address of that source, else its name: what a problem is known by when the
            lines move; empty for a whole document.  A link to a file is known as it is written:
            where the file lies differs from machine to machine.
        verdict: The verdict on a link that it tells of; None where it is about something else.
    """

    code: str
    severity: Severity
    message: str
    fix: str | None = None
    at: Position | None = None
    source: str | None = None
    about: str = ""
    verdict: Verdict | None = None


@frozen(kw_only=True)
class Silence:
    """A comment that asks to keep quiet: ``<!-- citecheck: ignore CC201 -->``.

    Args:
        codes: Codes, or prefixes of codes, of the problems that are not to be reported; empty for
            all.
        alone: Whether nothing else stands on its line; it then speaks for the block that follows,
            otherwise for its line.
        at: Where it stands.
    """

    codes: tuple[str, ...] = ()
    alone: bool = False
    at: Position


@frozen(kw_only=True)
class Document:
    """An article as read.

    Args:
        name: What the caller called it: a path, an address, ``"-"``.
        media_type: The format it was read as, such as ``"text/html"``.
        url: Its own address: given, canonical, or named in an "Original url:" line.
        title: Its headline.
        byline: Who wrote it, as printed.
        published: The date, or date and time, it was published.
        modified: The date, or date and time, it was last changed, where it says so.
        language: Its language as a BCP 47 primary tag (``"en"``); None where it is not known.
        blocks: Its text in order.
        facts: Addresses of the article that it declares outside its text (``rel=canonical``,
            JSON-LD, feeds), as marked spans; their text is the name of the declaration.
        lines: Offset in the input at which each line starts.
        problems: What reading found wrong (CC1xx).
        silences: The comments that ask not to report problems.
        data: What it was read from, where that cannot be read again (standard input).
    """

    name: str
    media_type: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    modified: dt.date | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    facts: tuple[Span, ...] = ()
    lines: tuple[int, ...] = field(default=(0,), repr=False)
    problems: tuple[Problem, ...] = ()
    silences: tuple[Silence, ...] = ()
    data: bytes | None = field(default=None, repr=False)


# --- outlets ----------------------------------------------------------------------------------


class OutletKind(StrEnum):
    """What a publisher does.  State affiliation is another axis: :attr:`Outlet.state_relation`."""

    NEWS_AGENCY = "news_agency"
    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    BROADCASTER = "broadcaster"
    DIGITAL_NATIVE = "digital_native"
    FACT_CHECKER = "fact_checker"
    PR_WIRE = "pr_wire"
    AGGREGATOR = "aggregator"
    GOVERNMENT = "government"
    MILITARY = "military"
    COURT = "court"
    IGO = "igo"
    NGO = "ngo"
    THINK_TANK = "think_tank"
    POLITICAL_PARTY = "political_party"
    UNIVERSITY = "university"
    ACADEMIC_PUBLISHER = "academic_publisher"
    REFERENCE = "reference"
    WIKI = "wiki"
    SOCIAL_PLATFORM = "social_platform"
    VIDEO_PLATFORM = "video_platform"
    BLOG_PLATFORM = "blog_platform"
    FILE_HOST = "file_host"
    CODE_HOST = "code_host"
    DATA_PORTAL = "data_portal"
    ARCHIVE = "archive"
    URL_SHORTENER = "url_shortener"
    IDENTIFIER_RESOLVER = "identifier_resolver"
    COMPANY = "company"
    PERSON = "person"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What the matched outlet is to the address or name that was asked for."""

    PUBLISHER = "publisher"
    ACCOUNT = "account"
    TENANT = "tenant"
    ARCHIVED_COPY = "archived_copy"
    REDIRECTOR = "redirector"
    IDENTIFIER = "identifier"
    PLATFORM = "platform"
    LOOKALIKE = "lookalike"
    IP_LITERAL = "ip_literal"
    AMBIGUOUS = "ambiguous"
    SELF_DECLARED = "self_declared"
    UNKNOWN = "unknown"


class DomainRelation(StrEnum):
    """What a domain is to its outlet."""

    OFFICIAL = "official"
    EDITION = "edition"
    MIRROR = "mirror"
    FORMER = "former"
    SHORTENER = "shortener"
    ONION = "onion"


class AliasKind(StrEnum):
    """What kind of name an alias is."""

    OFFICIAL = "official"
    FORMER = "former"
    ABBREVIATION = "abbreviation"
    METONYM = "metonym"
    INFLECTED = "inflected"


@frozen(kw_only=True)
class Domain:
    """A host, with all hosts below it, that belongs to an outlet.

    Args:
        host: Host in ASCII (IDNA) form without ``www.``.
        path: Path prefix that is meant, such as ``"/sport"``; empty for all of the host.
        relation: What the domain is to the outlet.
        since: First day, month or year of the relation (ISO 8601); empty where not asserted.
        until: Last day, month or year of it; empty where it still holds.
    """

    host: str
    path: str = ""
    relation: DomainRelation = DomainRelation.OFFICIAL
    since: str = ""
    until: str = ""


@frozen(kw_only=True)
class Alias:
    """A name by which prose calls an outlet.

    Args:
        text: The name.
        language: BCP 47 primary tag of the language it is used in; empty for any.
        script: ISO 15924 code of the script it is written in (``"Latn"``, ``"Cyrl"``); empty for
            a name without letters.
        kind: What kind of name it is.
        needs_context: Whether the name alone is not enough ("the Times", "Post", "Monitor").
    """

    text: str
    language: str = ""
    script: str = ""
    kind: AliasKind = AliasKind.OFFICIAL
    needs_context: bool = False


@frozen(kw_only=True)
class Claim:
    """A dated claim about an outlet; several may stand side by side.

    Args:
        code: For state relation a code of the State Media Matrix (SC, CaPu, CaPr, ISFM, ISF, ISM,
            IP); for ownership the owner's name or outlet id.
        source: Who says so.
        date: As of when (ISO 8601, to the precision known).
    """

    code: str
    source: str
    date: str


@frozen(kw_only=True)
class Outlet:
    """A publisher, body, platform or person that speaks through addresses or is named in prose.

    Args:
        id: Stable slug, unique in the registry.
        name: The name it uses in English, else in its own language.
        kind: What it does.
        country: ISO 3166-1 alpha-2 code, ``"EU"`` for the Union; empty for international ones.
        languages: BCP 47 primary tags of the languages it publishes in.
        domains: Hosts that are its own.
        aliases: Other names, in any language and script.
        accounts: Its accounts on platforms, as ``"platform-id/handle"``.
        parent: Id of the outlet or body it is part of; empty for none.
        parent_since: From when it is part of it (ISO 8601, to the precision known).
        owner: Dated claims on who owns it.
        state_relation: Dated claims on its relation to a state; empty means not asserted.
        wikidata: Wikidata id (``"Q..."``) where sure.
    """

    id: str
    name: str
    kind: OutletKind
    country: str = ""
    languages: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    aliases: tuple[Alias, ...] = ()
    accounts: tuple[str, ...] = ()
    parent: str = ""
    parent_since: str = ""
    owner: tuple[Claim, ...] = ()
    state_relation: tuple[Claim, ...] = ()
    wikidata: str = ""


@frozen(kw_only=True)
class Layer:
    """A wrapper peeled off an address.

    Args:
        by: Id of the outlet that wraps, or the name of the form (``"amp"``).
        url: The address as it was with the wrapper.
    """

    by: str
    url: str


@frozen(kw_only=True)
class Match:
    """Who is behind an address or a name.

    Args:
        outlet: The outlet; None where it is unknown or ambiguous.
        role: What the outlet is to what was asked for.
        via: The wrappers peeled, outermost first.
        by: The rule that matched, for a person to read (``"domain bbc.co.uk"``).
        confidence: Between 0 and 1; 1 for an exact entry of the registry.
        url: The address after peeling; None for a name.
        domain: The registrable domain of ``url``; None for a name or an IP address.
        candidates: Ids of the outlets that an ambiguous name may mean.
    """

    outlet: Outlet | None = None
    role: Role = Role.UNKNOWN
    via: tuple[Layer, ...] = ()
    by: str = ""
    confidence: float = 0.0
    url: str | None = None
    domain: str | None = None
    candidates: tuple[str, ...] = ()


# --- sources ----------------------------------------------------------------------------------


class SourceKind(StrEnum):
    """What a source is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    ORGANIZATION = "organization"
    PERSON = "person"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    DOCUMENT = "document"
    DATASET = "dataset"
    SOCIAL = "social"
    CREDIT = "credit"
    ORIGINAL = "original"
    RELATED = "related"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """How a source is cited."""

    LINK = "link"
    PROSE = "prose"
    QUOTE = "quote"
    DATELINE = "dateline"
    BYLINE = "byline"
    HEADER = "header"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    LIST = "list"
    EMBED = "embed"
    METADATA = "metadata"


class LinkState(StrEnum):
    """Whether a source has an address: ``lost`` means it had one before the text was copied."""

    LIVE = "live"
    LOST = "lost"
    NONE = "none"


@frozen(kw_only=True)
class Mention:
    """One place in which a source is named or linked.

    Args:
        text: The words that name it; the anchor where it is only linked.
        cue: The word that makes it a source (``"said"``, ``"according to"``); empty for none.
        sentence: The sentence it stands in.
        quote: What is quoted of it here, without the outer marks; empty where nothing is.
        clause: What it is reported to say here in the article's own words; empty where it is
            quoted or nothing is told.
        role: What the link is for, where the links of a document were asked for and nothing else.
        at: Where ``text`` stands in the input.
    """

    text: str
    cue: str = ""
    sentence: str = ""
    quote: str = ""
    clause: str = ""
    role: LinkRole | None = None
    at: Position


@frozen(kw_only=True)
class Source:
    """One cited thing.

    Args:
        id: ``"s1"``, ``"s2"``, ... in the order of the article.
        kind: What it is.
        channel: How it is cited.
        name: Who or what, as the article names it most fully; empty where only an address is
            given.
        href: The address as written.
        url: The absolute address.
        link: Whether it has an address.
        via: Id of the source through which it is cited; None for none.
        mentions: All places that name it, in order.
        match: The outlet or body behind it; None before the registry was asked.
    """

    id: str
    kind: SourceKind
    channel: Channel
    name: str = ""
    href: str | None = None
    url: str | None = None
    link: LinkState = LinkState.NONE
    via: str | None = None
    mentions: tuple[Mention, ...] = ()
    match: Match | None = None


# --- links ------------------------------------------------------------------------------------


@frozen(kw_only=True)
class LocalFile:
    """What lies at a path that a link names.

    Args:
        path: The file or folder that a reader gets, absolute; None where there is none.
        is_folder: Whether it is a folder without a page of its own.
        page: The file as HTML, in UTF-8, where the places in it are known; None for other formats
            and for what was not to be read.
        note: What a person should know of how it was found, or why it was not.
        is_partial: Whether parts of it are put in from elsewhere, whose places are not known.
    """

    path: str | None = None
    is_folder: bool = False
    page: bytes | None = None
    note: str = ""
    is_partial: bool = False


@frozen(kw_only=True)
class Ask:
    """What the link flow wants fetched next.

    Args:
        url: Absolute http(s) address; its path and query are sent as written.
        headers: Headers to send besides the fetcher's own.
        wait: Seconds to wait before asking.
        body_limit: Bytes of a decoded body to read at most; 0 for none.
        body_types: Media types whose body is wanted; empty for any.
        share: A name under which the answer serves for every ask of that name; empty for none.
        form: Names and values to send as a form (POST); empty to read (GET).
    """

    url: str
    headers: tuple[tuple[str, str], ...] = ()
    wait: float = 0.0
    body_limit: int = 0
    body_types: tuple[str, ...] = ()
    share: str = ""
    form: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Reply:
    """What came back.

    Args:
        url: The address that was asked.
        status: The HTTP status code.
        head: The header lines as they came, without the status line; most replies are judged
            without looking into them, so they are taken apart only by who asks for ``headers``.
        body: The decoded body as far as it was read.
        truncated: Whether there is more of the body than was read.
        elapsed: Seconds from asking to having read.
        address: The IP address that answered; empty where not known.
        at: When it came, in UTC.
    """

    url: str
    status: int
    head: bytes = b""
    body: bytes = b""
    truncated: bool = False
    elapsed: float = 0.0
    address: str = ""
    at: dt.datetime | None = None

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Field names in lower case with their values, in order."""
        pairs = (line.partition(b":") for line in self.head.splitlines())
        return tuple(
            (name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace"))
            for name, colon, value in pairs
            if colon
        )


class FailureKind(StrEnum):
    """Why nothing came back."""

    DNS = "dns"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    PRIVATE = "private"
    BAD_REPLY = "bad-reply"
    BAD_URL = "bad-url"
    NOT_RECORDED = "not-recorded"
    NO_ROOM = "no-room"
    SCHEME = "scheme"


@frozen(kw_only=True)
class Failure:
    """Why nothing came back.

    Args:
        url: The address that was asked.
        kind: The class of trouble.
        detail: The trouble in the words of the network library, for the evidence.
        elapsed: Seconds from asking to giving up.
        at: When it was given up, in UTC.
    """

    url: str
    kind: FailureKind
    detail: str = ""
    elapsed: float = 0.0
    at: dt.datetime | None = None


class VerdictKind(StrEnum):
    """What a careful reader would say of a link."""

    OK = "ok"
    MOVED = "moved"
    BROKEN = "broken"
    REVIEW = "review"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why, as a stable slug."""

    OK = "ok"
    MOVED_PERMANENTLY = "moved-permanently"
    META_REFRESH = "meta-refresh"
    GONE = "gone"
    HTTP_ERROR = "http-error"
    SERVER_ERROR = "server-error"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    BAD_REDIRECT = "bad-redirect"
    BAD_REPLY = "bad-reply"
    SOFT_404 = "soft-404"
    REDIRECT_TO_HOME = "redirect-to-home"
    PARKED = "parked"
    FRAGMENT_MISSING = "fragment-missing"
    TEXT_MISSING = "text-missing"
    BAD_URL = "bad-url"
    LOGIN = "login"
    FORBIDDEN = "forbidden"
    BOT_WALL = "bot-wall"
    PAYWALL = "paywall"
    RATE_LIMITED = "rate-limited"
    LEGAL = "legal"
    UNSURE = "unsure"
    EXCLUDED = "excluded"
    OFFLINE = "offline"
    PRIVATE_ADDRESS = "private-address"
    SCHEME = "scheme"
    BASELINE = "baseline"
    UNFINISHED = "unfinished"


@frozen(kw_only=True)
class Hop:
    """One address on the way, with the status it answered; 0 where nothing came back."""

    url: str
    status: int


@frozen(kw_only=True)
class Verdict:
    """Whether a reader can follow a link.

    Args:
        url: The link, as it stands in the document, made absolute.
        verdict: What a careful reader would say.
        reason: Why.
        hops: Every address asked, in order, the last one first reached included.
        final_url: Where the chain ended; None where nothing was asked.
        status: The last HTTP status; None where nothing came back.
        checked_at: When, in UTC; None where nothing was asked.
        elapsed: Seconds spent asking, waiting excluded.
        cached: Whether it was taken from the store.
        evidence: What was seen that made the verdict, for a person to read.
    """

    url: str
    verdict: VerdictKind
    reason: Reason
    hops: tuple[Hop, ...] = ()
    final_url: str | None = None
    status: int | None = None
    checked_at: dt.datetime | None = None
    elapsed: float = 0.0
    cached: bool = False
    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class Snapshot:
    """An archived copy of a page.

    Args:
        archive: Outlet id of the archive.
        url: Address of the copy.
        taken_at: When it was taken, in UTC.
    """

    archive: str
    url: str
    taken_at: dt.datetime


# --- reporting --------------------------------------------------------------------------------


@frozen(kw_only=True)
class Seen:
    """One place in which a link stands.

    Args:
        document: The document's name.
        text: The link text.
        role: What the link is for there; None where only what an article cites was asked for.
        at: Where it stands.
    """

    document: str
    text: str
    role: LinkRole | None = None
    at: Position


@frozen(kw_only=True)
class CheckedLink:
    """A distinct address of the report with its verdict and the places that link it.

    Args:
        url: The address.
        verdict: Whether a reader can follow it.
        seen: The places that link it.
        snapshot: An archived copy of its page.
        title: The title of its page, where that was read; else empty.
        published: When its page says that it came out, where that was read.
    """

    url: str
    verdict: Verdict
    seen: tuple[Seen, ...] = ()
    snapshot: Snapshot | None = None
    title: str = ""
    published: dt.date | None = None


@frozen(kw_only=True)
class Audit:
    """One article with what was found in it.

    Args:
        document: The article.
        publisher: Who is behind its own address; None where it has none.
        sources: What it cites, in order.
        problems: What is wrong with it, in the order of the places.
    """

    document: Document
    publisher: Match | None = None
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen(kw_only=True)
class Summary:
    """Totals of a report; the pairs are (what, how many), most first."""

    documents: int = 0
    sources: int = 0
    links: int = 0
    problems: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    verdicts: tuple[tuple[str, int], ...] = ()
    severities: tuple[tuple[str, int], ...] = ()


@frozen(kw_only=True)
class Report:
    """Everything that one run found.

    Args:
        documents: The articles, each with what was found in it.
        links: The addresses that were checked.
        summary: The totals.
        notes: What could not be found out besides, such as the copies of an archive that did not
            answer; one line each, for a person to read.
    """

    documents: tuple[Audit, ...] = ()
    links: tuple[CheckedLink, ...] = ()
    summary: Summary = Summary()
    notes: tuple[str, ...] = ()
