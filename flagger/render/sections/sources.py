"""The files handed in: checksums, how each was read, lines set aside."""

from flagger.document import Block, Code, Facts, Heading, Items, Line, Para
from flagger.importers import importers
from flagger.model import Source
from flagger.render import advice
from flagger.render.safe import visible
from flagger.render.sections.lines import RECORD, blanks
from flagger.render.sections.phrases import note, plain, rest, said
from flagger.render.view_parts import capped
from flagger.render.view_totals import View
from flagger.text import Lang

MOST_WARNINGS, MOST_ASIDE = 40, 200
_TITLE = (
    "List of electronic files handed in by the reporter (with checksums, SHA-256)",
    "报案人提交电子文件清单（含完整性校验值，SHA-256）",
)
_READ = (
    " {b} bytes; read as: {f} ({i}); encoding {e}; delimiter {d}; header on line {h}. ",
    " {b} 字节；按“{f}”（{i}）读取；编码 {e}；分隔符 {d}；表头在第 {h} 行。",
)
_COUNTS = (
    "Records {n} = read {r} + skipped {s} + unreadable {x}; blank lines {b}. ",
    "记录 {n} 条 = 读取 {r} + 跳过 {s} + 无法读取 {x}；空行 {b}。",
)
_ONCE = (
    "Records that appear in several files were counted once: {n}.",
    "在多个文件中重复出现、只计一次的记录：{n} 条。",
)
_FOOTNOTE = (
    "The reporter put this list together for the receiving office to consult when registering; it is not a legal document made by "
    "the police.",
    "本清单由报案人自行整理，供接收单位登记时参考，不是公安机关制作的法律文书。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """One entry a file, footnote and signature."""
    sources = view.report.history.sources
    blocks: list[Block] = [Heading(said(lang, *_TITLE), anchor="files")]
    for number, source in enumerate(sources, start=1):
        blocks += _entry(number, source, MOST_ASIDE // len(sources) + 1, lang)
    holder = said(
        lang, "Holder (provider) of the electronic data, signature ", "电子数据持有人（提供人）签名 "
    )
    return [
        *blocks,
        plain(lang, *_ONCE, n=view.report.history.duplicates),
        note(lang, *_FOOTNOTE),
        Para(blanks(holder, said(lang, " Date ", "　日期 ")), "sign"),
    ]


def _entry(number: int, source: Source, most: int, lang: Lang) -> list[Block]:
    blocks: list[Block] = [
        Heading(f"S{number}　{visible(source.name)}", 3),
        Facts(((said(lang, "SHA-256", "完整性校验值（SHA-256）"), (Code(source.sha256),)),)),
        Para((RECORD, _read(source, lang))),
    ]
    for warning in source.warnings[:MOST_WARNINGS]:
        text = said(lang, "Note: {w}", "说明：{w}", w=visible(warning.say(lang), 600))
        blocks.append(Para((text,)))
    rejected, skipped = capped(source.rejected, most), capped(source.skipped, most)
    if rejected.shown:
        unread = "Lines that could not be read, set aside:", "无法读取、单独列出的行："
        column = "line {n}, column “{c}”: ", "第 {n} 行，“{c}”列："
        lines: tuple[Line, ...] = tuple(
            (
                said(lang, *column, n=x.line, c=visible(x.column, 60)),
                Code(visible(x.value, 80)),
                f" {visible(x.reason.say(lang), 600)}",
            )
            for x in rejected.shown
        )
        blocks += [
            plain(lang, *unread),
            Items(lines, style="plain"),
            *rest(rejected.more, "report.json", lang),
        ]
    if skipped.shown:
        lines = tuple(
            (said(lang, "line {n}: ", "第 {n} 行：", n=x.line) + visible(x.reason.say(lang), 600),)
            for x in skipped.shown
        )
        blocks.append(plain(lang, "Lines skipped on purpose:", "有意跳过的行："))
        blocks += [Items(lines, style="plain"), *rest(skipped.more, "report.json", lang)]
    return blocks


def _read(source: Source, lang: Lang) -> str:
    titles = {importer.id: importer.title.say(lang) for importer in importers()}
    delimiter = advice.DELIMITERS.get(source.delimiter)
    found = advice.FOUND.get(source.zone_found_by)
    how = said(
        lang,
        *_READ,
        b=source.size,
        f=titles.get(source.importer, source.importer),
        i=source.importer,
        e=visible(source.encoding, 40),
        d=delimiter or visible(source.delimiter, 5),
        h=source.header_line,
    )
    counts = said(
        lang,
        *_COUNTS,
        n=source.records,
        r=source.read,
        s=len(source.skipped),
        x=len(source.rejected),
        b=source.blank,
    )
    zone = "Time zone of its dates: {z} ({f}).", "文件时间的时区：{z}（{f}）。"
    return how + counts + said(lang, *zone, z=visible(source.zone, 40), f=found or source.zone_found_by)
