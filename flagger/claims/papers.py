"""The parts a paper ends with: log of contacts, list of files, signature."""

from flagger.case import SIDES
from flagger.claims.matter import Matter
from flagger.claims.parts import note, para, said, section, value
from flagger.claims.records import File, Verbatim
from flagger.document import Blank, Block, Code, Para, Row, Table
from flagger.text import Lang, Text

_CONTACTS = (
    Text("With", "对象"),
    Text("Date", "日期"),
    Text("Channel", "渠道"),
    Text("Ticket number", "工单号"),
    Text("Answer", "答复"),
)
_FILES = (Text("No.", "序号"), Text("File", "文件名称"), Text("Kind", "类别"), Text("Bytes", "字节数"))


def contacts(matter: Matter, lang: Lang, empty: int = 3) -> list[Block]:
    """The log of contacts: those told, and rows to fill in."""
    rows = [
        Row(
            (
                (SIDES[c.side].say(lang) if c.side else Blank(),),
                *((value(text),) for text in (c.date, c.channel, c.ticket, c.answer)),
            )
        )
        for c in matter.case.contacts
    ]
    rows += [Row(((Blank(),),) * 5) for _ in range(max(empty - len(rows), 1))]
    return [Table(tuple(text.say(lang) for text in _CONTACTS), tuple(rows))]


def files(matter: Matter, lang: Lang) -> list[Block]:
    """The files handed in with their SHA-256, under the title that is not an official form's."""
    title = section(
        lang,
        "List of electronic files handed in (with integrity values, SHA-256)",
        "报案人提交电子文件清单（含完整性校验值，SHA-256）",
    )
    rows = tuple(_file(file, lang) for file in matter.files)
    table = Table(tuple(text.say(lang) for text in _FILES), rows, frozenset({3}))
    made_by = note(
        lang,
        "The reporter made this list for the receiving office's convenience; it is not an official document.",
        "本清单由报案人自行整理，供接收单位登记时参考，不是公安机关制作的法律文书。",
    )
    holder = said(
        lang, "Holder (provider) of the electronic data, signature ", "电子数据持有人（提供人）签名 "
    )
    return [title, table, made_by, _signature(lang, holder)]


def _file(file: File, lang: Lang) -> Row:
    cells = ((file.label,), (Verbatim(file.name),), (_kind(file, lang),), (str(file.size),))
    return Row(cells, ((said(lang, "SHA-256 ", "完整性校验值（SHA-256） "), Code(file.sha256)),))


def _kind(file: File, lang: Lang) -> str:
    """What an export is; of other files the owner's own words."""
    kind = file.kind.say(lang)
    return Verbatim(kind) if file.label.startswith("E") else kind


def sworn(lang: Lang) -> list[Block]:
    """What the owner answers for, and where they sign: not for the software's part."""
    return [
        para(
            lang,
            "I answer for the parts marked as my own statement and for where the files came from. The parts marked record "
            "and inference were arranged by software from those files; they are not my statement.",
            "本人对“本人陈述”部分及所提交文件的来源负责；“记录”“推断”部分由软件依据文件整理，不是本人陈述。",
        ),
        _signature(lang, said(lang, "Signature ", "签名 ")),
    ]


def signed(lang: Lang) -> list[Block]:
    """The same where no part is marked as record or inference."""
    return [
        para(
            lang,
            "I answer for my own statements and for where the files came from. Lists of transfers and sums were arranged by "
            "software from those files.",
            "本人对本人的陈述及所提交文件的来源负责；转账列表和合计由软件依据文件整理。",
        ),
        _signature(lang, said(lang, "Signature ", "签名 ")),
    ]


def _signature(lang: Lang, who: str) -> Para:
    return Para((who, Blank(), said(lang, "  Date ", "　日期 "), Blank()), "sign")
