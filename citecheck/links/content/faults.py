"""Pages by which a server tells, with status 200, of its own failure."""

from __future__ import annotations

from typing import Final

from citecheck.links.content.look import Look
from citecheck.links.content.prose import claim
from citecheck.patterns import lazy

# Titles of pages that only servers make; articles on them are longer.
_FAULTS: Final = lazy(
    r"(?:http )?(?:error |status )?(?:50[0234])?[\s:–—-]*(?:internal server error|bad gateway"
    r"|service (?:temporarily )?unavailable|gateway time-?out)|(?:php )?fatal error(?:: .*)?"
    r"|server error(?: in '/[^']*' application)?|runtime error|whitelabel error page"
    r"|(?:error establishing a )?database (?:connection )?error"
    r"|error establishing a database connection"
    r"|fehler (?:bei der|beim aufbau einer) datenbankverbindung|datenbankfehler"
    r"|erreur (?:lors de la connexion à|de connexion à|de) la base de données"
    r"|error (?:al establecer una conexión con|en) la base de datos"
    r"|errore (?:nello stabilire una connessione al|nel|di connessione al) database"
    r"|erro ao estabelecer uma conexão com o banco de dados|erro n[ao] (?:base|banco) de dados"
    r"|ошибка (?:установки соединения с базой|подключения к базе|базы) данных"
    r"|помилка (?:встановлення з'єднання з базою|підключення до бази|бази) даних"
    r"|データベース接続(?:確立)?エラー|(?:建立)?数据库(?:连接)?(?:时)?(?:出错|错误)"
    r"|(?:there has been a|es gab einen) (?:critical error|kritischen fehler).{0,40}"
    r"|il y a eu une erreur critique.{0,40}|ha habido un error crítico.{0,40}"
    r"|si è verificato un errore critico.{0,40}"
    r"|на сайте (?:возникла )?критическ(?:ая|ую) ошибк.{0,30}"
    r"|briefly unavailable for scheduled maintenance(?:\. check back in a minute)?"
    r"|site not found|no such app"
    r"|application error: a client-side exception has occurred.{0,60}"
)
# The same in words that others use, too.
_EXCUSES: Final = lazy(
    r"(?:we're sorry,? but )?(?:looks like )?(?:something"
    r"|that) went wrong(?: on our (?:end|side))?"
    r"|(?:an )?(?:unexpected|unknown|internal|application) (?:error"
    r"|problem)(?: (?:has )?occurred)?"
    r"|an error (?:has )?occurred(?: while processing your request)?"
    r"|(?:es ist )?(?:leider )?etwas (?:ist )?schief ?gelaufen"
    r"|(?:es ist )?ein (?:interner |unerwarteter )?fehler (?:ist )?aufgetreten"
    r"|(?:the )?server is (?:currently )?(?:too )?(?:busy|overloaded)"
    r"|(?:une )?erreur (?:interne|inattendue)(?: est survenue| s'est produite)?"
    r"|une erreur (?:est survenue|s'est produite)|(?:ha ocurrido|se ha producido) un error.{0,20}"
    r"|algo (?:salió mal|deu errado)|si è verificato un errore.{0,20}|qualcosa è andato storto"
    r"|ocorreu um erro.{0,20}|произошла (?:внутренняя )?ошибка|что-то пошло не так"
    r"|(?:сталася|виникла) (?:внутрішня )?помилка|щось пішло не так"
    r"|(?:系统|服务器)(?:发生)?(?:错误|异常|出错)|(?:システム)?エラーが発生しました"
)
# How a page begins that is nothing but what a program says to its makers.
_RAW: Final = lazy(
    r"(?:php )?(?:warning|notice|parse error|fatal error|deprecated|strict standards) ?: .{3,400}"
    r" in (?:/|[a-z]:\\)\S+ on line \d+|traceback \(most recent call last\)|sqlstate\[\w+\]"
    r"|(?:adodb|msxml\d|vbscript)\W?\w* .{0,20}error '[0-9a-f]{8}'"
    r"|microsoft vbscript runtime error"
    r"|microsoft ole db provider for .{3,60} error|\[?microsoft\]?\[odbc |ora-\d{5}:"
    r"|(?:mysql|database) (?:server has gone away|error: )"
    r"|could not connect(?: to (?:the )?database|:)"
    r"|java\.lang\.\w+(?:exception|error)|error (?:connecting to|selecting) (?:the )?database"
    r"|\w{2,20} error: (?:unable|cannot|could not) .{3,80}database"
)
# The status that some put behind it.
_NUMBER: Final = lazy(r"\s*\((?:http |error |code )?5\d\d\)\W*$")


def fault(look: Look) -> tuple[str, bool]:
    """Return the words by which a server tells of its own failure, and whether only servers do.

    Args:
        look: A short page; of it the title, the headings and the first lines are read.
    """
    lines = [_said(line) for line in (*look.title_parts, *look.headings, *look.blocks[:2])]
    for words in (_FAULTS, _EXCUSES):
        said = next((line for line in lines if words.fullmatch(line)), "")
        if said:
            return said, words is _FAULTS and _said(look.title) == said
    if not look.title:
        raw = _RAW.match(look.text.lower().lstrip())
        if raw:
            return raw[0][:120], True
    return "", False


def _said(line: str) -> str:
    """Return what a line claims, without regret and the status."""
    said = claim(_NUMBER.sub("", claim(line)))
    return claim(said.removeprefix("oops").removeprefix("whoops"))
