"""Blockchain analysts (SlowMist/MistTrack and others): two summaries and the course of events."""

from flagger.claims import course, owner, paid, totals
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.fitting import Short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.claims.shorts import short, what_left
from flagger.document import Block, Para
from flagger.text import Lang, Text

_ASK = (
    Text("Please assess the recipient addresses above.", "请评估上述收款地址；"),
    Text("Please say which information is still missing.", "如缺少信息，请告知需要补充什么。"),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    return [
        p.title(
            lang,
            "For blockchain analysts: two summaries and the course of events",
            "致区块链分析机构（慢雾、MistTrack 等）：两份概要与过程",
        ),
        p.edition(matter, lang),
        p.section(
            lang, "Summary 1: who, when, what, how much", "概要 1：什么人、什么时间、发生了什么事、总数量"
        ),
        Para((what_left(matter, lang),)),
        *owner.told(matter, lang),
        p.section(
            lang,
            "Summary 2: addresses, assets, amounts",
            "概要 2：本人{x}、收款地址、币种、数量",
            x=p.held(matter, lang),
        ),
        *owner.wallets(matter, lang),
        *paid.addresses(matter, lang),
        *totals.sums(matter, lang),
        p.section(lang, "Course of events", "过程描述"),
        *course.records(matter, lang),
        *t.confirmed(matter, lang),
        *t.transfers(matter, lang),
        p.note(
            lang,
            "No onward tracing was done; addresses one per line: see the table above and transfers.csv.",
            "未追踪后续流向；地址见上表和 transfers.csv。",
        ),
        p.section(lang, "What I ask for", "请求"),
        p.items(lang, _ASK),
        p.para(
            lang,
            "I understand that an assessment guarantees nothing and that you cannot freeze anything yourselves.",
            "本人了解评估结果不作任何保证，贵方也不能自行冻结资产。",
        ),
    ]


def _short(matter: Matter, lang: Lang) -> Short:
    asked = p.said(lang, "Please assess the recipient addresses below.", "请评估下列收款地址。")
    return short(matter, lang, (asked,), (_ASK[1].say(lang),))


RECIPIENT = Recipient(
    id="analysts",
    title=Text("Blockchain analysts (SlowMist/MistTrack and others)", "区块链分析机构（慢雾、MistTrack 等）"),
    can=(
        Text("assess addresses, draw the flow", "评估地址、绘制流向"),
        Text("share it with platforms they work with", "与合作平台共享"),
    ),
    cannot=(Text("guarantee anything", "作任何保证"), Text("freeze by themselves", "自行冻结")),
    ask=lambda matter: _ASK,
    fields=(
        Text("summary 1: who, when, what, how much in all", "概要 1：什么人、什么时间、发生了什么事、总数量"),
        Text(
            "summary 2: own address, recipient addresses, assets, amounts",
            "概要 2：本人地址、收款地址、币种、数量",
        ),
        Text("course of events", "过程描述"),
    ),
    when=Text(
        "On the first day, through their official form. The form is free for a first assessment (public handbook, read 2026-11); "
        "whoever asks for money first is not them.",
        "当天，通过其官方表单提交。初步评估免费（公开手册，2026-11 查阅）；先要钱的不是他们。",
    ),
    rule=Text("written in every report with a recipient address on a chain", "报告中有链上收款地址即生成"),
    applies=lambda matter: bool(matter.parties),
    letter=_letter,
    part="chain",
    short=_short,
)
