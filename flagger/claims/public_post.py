"""A post for the public: what may be said, the own address left out."""

from flagger.claims import parts as p
from flagger.claims import registers
from flagger.claims.fitting import Short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block, Para
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Whoever has dealt with these addresses: please tell the police.",
        "如果您与这些地址有过往来，请向警方提供线索。",
    ),
    Text("Please do not contact me with offers to recover funds.", "请不要以“代为追回”联系本人。"),
)

_SHORT = Text(
    "Whoever has dealt with the addresses below: please tell the police.",
    "如果您与下列地址有过往来，请向警方提供线索。",
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    return [
        p.title(lang, "Post for the public", "公开帖文"),
        Para((registers.WARNING.say(lang),), "warn"),
        p.note(
            lang,
            "Copy only what stands below. Never post your own address, hashes, name, phone number, or this folder.",
            "只复制下面的内容。不要公布本人地址、哈希、姓名、电话，也不要公布本文件夹。",
        ),
        *(Para((line,)) for line in registers.summary(matter, lang)),
        registers.received(matter, lang),
        p.items(lang, _ASK, ordered=False),
    ]


def _short(matter: Matter, lang: Lang) -> Short:
    return registers.public_lines(matter, lang, _SHORT.say(lang), _ASK[1].say(lang))


RECIPIENT = Recipient(
    id="public-post",
    title=Text("A post for the public", "公开帖文"),
    can=(Text("warn others, find others", "提醒他人、联系有相同经历的人"),),
    cannot=(Text("recover anything", "追回资产"),),
    ask=lambda matter: _ASK,
    fields=(Text("recipient addresses and what they received", "收款地址及收到的数量"),),
    when=Text("After the police agree, if at all.", "征得警方同意之后；也可以不发。"),
    rule=Text("written in every report with a recipient address on a chain", "报告中有链上收款地址即生成"),
    applies=lambda matter: bool(matter.parties),
    letter=_letter,
    part="chain",
    short=_short,
)
