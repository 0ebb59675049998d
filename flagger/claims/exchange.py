"""An exchange that may have received funds: English first, with a sheet for machines."""

from flagger.claims import owner, papers, totals
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.fitting import Short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.claims.shorts import reference, said_of, short
from flagger.document import Block, Facts, Line, Para
from flagger.text import Lang, Text

DIRECT = Text(
    "These addresses received funds directly from the reporter's {x}; no onward tracing was done.",
    "下列地址直接从报案人的{x}收到资产；未追踪后续流向。",
)
REVIEW = Text("Please preserve records and review; police reference ", "请保全相关记录并核查；公安案件编号 ")
NOT_ASSERTED = Text(
    "we do not assert that the address belongs to your platform.", "我们不主张该地址属于贵平台。"
)
_ASK = (
    Text(
        "Please preserve all records that belong to these addresses and hashes.",
        "请保全与上述地址、哈希有关的记录。",
    ),
    Text(
        "Please review whether your terms allow a restriction, and tell the police whom to contact.",
        "请依贵平台规则核查是否可以采取限制措施，并告知警方对接渠道。",
    ),
    Text("Please confirm receipt with a ticket number.", "请回复工单编号。"),
)

_SHORT = (
    Text(
        "Please keep records of these addresses; review a restriction.",
        "请保全与下列收款地址有关的记录，核查能否限制。",
    ),
    Text(
        "Please preserve all records of the addresses and hashes below, and review whether a restriction is possible.",
        "请保全与下列收款地址、哈希有关的全部记录，并核查能否采取限制措施。",
    ),
)

_KNOWN = Text(
    "We understand that you cannot reverse a transfer on the chain, as a rule restrict an account only when the police ask, and "
    "do not tell private persons whose account it is.",
    "我们了解贵平台不能撤销链上转账，通常只应警方要求限制账户，也不向个人透露账户归属。",
)


def _direct(matter: Matter, lang: Lang) -> str:
    return DIRECT.say(lang, x=p.held(matter, lang))


def _review(matter: Matter, lang: Lang) -> Para:
    reference = p.value(matter.case.state.police_reference)
    semicolon = "; " if lang == "en" else "；"
    return Para((REVIEW.say(lang), reference, semicolon, NOT_ASSERTED.say(lang)), "lead")


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    return [
        p.title(
            lang,
            "Request to preserve records and review: funds received directly from my {x}",
            "请求保全记录并核查：直接来自本人{x}的资产",
            x=p.held(matter, lang),
        ),
        p.edition(matter, lang),
        _addressed(lang),
        Para((_direct(matter, lang),), "lead"),
        _review(matter, lang),
        *t.confirmed(matter, lang),
        *_rows(matter, lang),
        p.section(lang, "Totals", "合计"),
        *totals.sums(matter, lang),
        p.section(lang, "What I ask for", "请求"),
        p.items(lang, _ASK),
        Para((_KNOWN.say(lang),)),
        *owner.shown(matter, lang),
        *papers.signed(lang),
    ]


def _addressed(lang: Lang) -> Facts:
    """Which platform, and why this one: filled in by the owner."""

    def row(en: str, zh: str, hint: Text) -> tuple[str, Line]:
        return p.said(lang, en, zh), (p.value("", hint.say(lang)),)

    seen = Text("label seen in an explorer, hash, not verified", "区块链浏览器所见名称、哈希；标签未核实")
    return Facts(
        (
            row("To", "收件平台", Text("name of the platform", "平台名称")),
            row("My account with you, if any", "本人在贵平台的账户（如有）", Text("user id", "用户 ID")),
            row("Why I write to you", "联系贵平台的依据", seen),
        )
    )


def _rows(matter: Matter, lang: Lang) -> list[Block]:
    """The transfers, and what the sheet's columns mean."""
    return [
        p.section(lang, "Transfers", "转账"),
        *t.transfers(matter, lang),
        p.note(
            lang,
            "The same rows are in the sheet (CSV). There, transfer_index counts the rows of one hash in the submitted files, "
            "from 1: it is not a log index. memo_tag is empty because the files state none. hop is always direct.",
            "同样的内容见随附 CSV。其中 transfer_index 是同一哈希在所提交文件中的第几条，从 1 起，不是日志序号；"
            "memo_tag 为空，因为文件未载明；hop 一律为 direct。",
        ),
    ]


def _short(matter: Matter, lang: Lang) -> Short:
    own = NOT_ASSERTED.say(lang)
    more = (_direct(matter, lang), own[0].upper() + own[1:], _ASK[2].say(lang))
    return short(matter, lang, said_of(_SHORT, lang), more, key=(reference(matter, lang),))


RECIPIENT = Recipient(
    id="exchange",
    title=Text("An exchange that may have received the funds", "可能收到资产的交易平台"),
    can=(
        Text("keep records", "保全记录"),
        Text("restrict an account, as a rule only when the police ask", "限制账户（通常须警方提出）"),
        Text("name a channel for the police", "告知警方对接渠道"),
    ),
    cannot=(
        Text("reverse a transfer on the chain", "撤销链上转账"),
        Text("tell a private person whose account it is", "向个人透露账户归属"),
        Text("act on addresses that are not theirs", "处理不属于该平台的地址"),
    ),
    ask=lambda matter: _ASK,
    fields=(
        Text(
            "network, asset, contract, hash, both addresses, exact amount, UTC time",
            "网络、币种、合约、哈希、双方地址、准确数量、UTC 时间",
        ),
        Text("links to an explorer for each hash", "每笔交易的区块链浏览器链接"),
        Text("police reference", "公安案件编号"),
        Text("proof that the wallet or account is yours", "能证明钱包或账户归您使用的材料"),
    ),
    when=Text(
        "As soon as there is a police reference, or at once with the blank. How to find the platform: open the recipient address "
        "in an explorer, look at the next transfer out of it; if the other side carries a platform's name, note name and hash "
        "and take a screenshot. Labels are not verified.",
        "拿到公安编号后立即联系；没有编号也可先留空联系。如何找到平台：在区块链浏览器打开收款地址 → 看下一笔转出 → "
        "若对方带平台名称，抄下名称、哈希并截图（标签未核实）。",
    ),
    rule=Text("written in every report with a recipient address on a chain", "报告中有链上收款地址即生成"),
    applies=lambda matter: any(sent.party for sent in matter.sent),
    letter=_letter,
    part="chain",
    short=_short,
    english_first=True,
)
