"""Section numbers: given in the order of the sections that stand in the report, and filled into references."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flagger.document import Block, Box, Facts, Figure, Heading, Inline, Items, Line, Para, Ref, Row, Table
from flagger.text import Lang, Text

_TITLE = Text("{n} {title}", "{n}、{title}")
_SECTION = Text("section {n}", "第{n}部分")
_DIGITS = "零一二三四五六七八九"
Change = Callable[[Line], Line]


def numbered(blocks: Sequence[Block], lang: Lang) -> list[Block]:
    """Blocks with a number before each section's title and the same number in every reference to it."""
    names: dict[str, str] = {}
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            number = _number(len(names) + 1, lang)
            names[block.anchor] = _SECTION.say(lang, n=number)
            made.append(replace(block, text=_TITLE.say(lang, n=number, title=block.text)))
        else:
            made.append(block)
    return [_changed(block, lambda line: _resolved(line, names)) for block in made]


def _number(number: int, lang: Lang) -> str:
    """7 → 七, 21 → 二十一; in English as it is."""
    if lang == "en":
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def _resolved(line: Line, names: Mapping[str, str]) -> Line:
    return tuple(_named(part, names) for part in line)


def _named(part: Inline, names: Mapping[str, str]) -> Inline:
    return Ref(part.anchor, names[part.anchor]) if isinstance(part, Ref) else part


def _changed(block: Block, change: Change) -> Block:
    """The block with every line in it changed."""
    match block:
        case Para():
            return replace(block, line=change(block.line))
        case Items():
            return replace(block, lines=_lines(block.lines, change))
        case Facts():
            return replace(block, rows=tuple((name, change(line)) for name, line in block.rows))
        case Figure():
            return replace(block, caption=change(block.caption))
        case Table():
            return replace(block, rows=tuple(_row(row, change) for row in block.rows))
        case Box():
            return replace(block, blocks=tuple(_changed(inner, change) for inner in block.blocks))
        case _:
            return block


def _lines(lines: tuple[Line, ...], change: Change) -> tuple[Line, ...]:
    return tuple(change(line) for line in lines)


def _row(row: Row, change: Change) -> Row:
    return replace(row, cells=_lines(row.cells, change), below=_lines(row.below, change))
