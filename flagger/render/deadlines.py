"""What is to be done by when and on whose word: every entry with its source and how sure it is.

Other places than mainland China: deadlines_elsewhere.py.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from flagger.text import Text

Grade = Literal["primary", "mixed", "second-hand", "weak", "unseen", "own"]
GRADES: dict[Grade, Text] = {
    "primary": Text("primary text or a copy of it read", "已查阅原始文本或其转载"),
    "mixed": Text("partly primary text, partly second-hand", "部分为原始文本，部分为二手资料"),
    "second-hand": Text("second-hand", "二手资料"),
    "weak": Text("weak source, for orientation only", "来源较弱，仅供参考"),
    "unseen": Text("primary text not seen: verify", "未见原文，须核实"),
    "own": Text("this software's own inference", "本软件的推断"),
}


class Step(NamedTuple):
    """One line of the page; `patterns` limits it to cases that show one of them, `assets` to losses in one of them."""

    when: Text
    where: Text
    what: Text
    source: Text
    grade: Grade
    patterns: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    coins: bool = False  # not for those who lost money of a payment app only
    wallet: bool = False  # not where platforms keep all of it


_KEYS = frozenset({"sweeper", "gas-then-sweep", "seed-leak", "siphon", "delegation"})
_APPROVALS = frozenset({"approval-drain", "permit-drain"})
_DECEIVED = frozenset({"escalating", "payment-fraud"})
_DEVICE = (
    _KEYS | _APPROVALS | {"permission", "unknown"}
)  # somebody may have got at the device or what it holds
_STABLE = frozenset({"USDT", "USDC"})
_ALL = Text("everywhere", "各地")
_CHINA = Text("mainland China", "中国大陆")
NOW, TODAY = Text("At once", "马上"), Text("Same day", "当天")
_RECEIPT = Text("Once there is a receipt number", "拿到受案回执后")
_PATTERN = Text("the pattern seen in this report", "本报告所见样式")
_PROCEDURE = Text(
    "Procedure rules of the public security organs for criminal cases, articles 178 and 179 as told by others",
    "《公安机关办理刑事案件程序规定》第 178、179 条（转述）",
)

STEPS: Sequence[Step] = (
    Step(
        NOW,
        _ALL,
        Text(
            "If you did not move these yourself, do the steps for the key under “Next steps”. What you still control goes "
            "to a new wallet first; the cause is looked for after that.",
            "如果不是您本人转的，请先按“下一步”中关于密钥的几步办：您仍能控制的资产先转到新钱包，之后再查原因。",
        ),
        Text("imToken's help pages", "imToken 官方帮助页"),
        "primary",
        _KEYS,
        wallet=True,
    ),
    Step(
        NOW,
        _ALL,
        Text(
            "Do the steps for approvals under “Next steps”: as long as an approval stands, the same token can be moved again.",
            "先做“下一步”中关于授权的几步：授权未取消之前，同一代币可能再次被划转。",
        ),
        Text(
            "imToken's help pages; advisory of the Singapore police, 2025-02",
            "imToken 官方帮助页；新加坡警方公告（2025-02）",
        ),
        "mixed",
        _APPROVALS,
        wallet=True,
    ),
    Step(
        NOW,
        _ALL,
        Text(
            "Do the steps for look-alike addresses under “Next steps”: copy no address from the list of transactions any more.",
            "先做“下一步”中关于相似地址的几步：不要再从交易列表里复制地址。",
        ),
        _PATTERN,
        "own",
        frozenset({"look-alike"}),
    ),
    Step(
        NOW,
        _ALL,
        Text(
            "If you do not know these recipients in person, or cannot get back what you paid in: pay them nothing more, whatever "
            "reason is given, before the police have been asked.",
            "如果您并不认识这些收款方本人，或者付进去的钱取不回来：报警咨询之前，不论对方说什么理由，都不要再付款。",
        ),
        _PATTERN,
        "own",
        _DECEIVED,
    ),
    Step(
        NOW,
        _ALL,
        Text(
            "If you did not make these withdrawals, do the steps for the exchange account under “Next steps”: lock it first, then "
            "ask support about the withdrawals.",
            "如果不是您本人提的币，请先按“下一步”中关于交易所账户的几步办：先冻结账户，再就提币联系客服。",
        ),
        _PATTERN,
        "own",
        frozenset({"exchange-withdrawal"}),
    ),
    Step(
        NOW,
        _ALL,
        Text(
            "If you did not change the account's permissions yourself: do the steps for them under “Next steps”; send no TRX.",
            "如果账户权限不是您本人更改的，请先按“下一步”中关于账户权限的几步办；不要转入 TRX。",
        ),
        _PATTERN,
        "own",
        frozenset({"permission"}),
    ),
    Step(
        NOW,
        _ALL,
        Text(
            "Go through the transfers one by one and say of each whether it was yours, before anything else is done.",
            "先逐笔说明是不是本人转的，再做其他事。",
        ),
        _PATTERN,
        "own",
        frozenset({"unknown", "listed"}),
    ),
    Step(
        TODAY,
        _ALL,
        Text(
            "Keep the device as it is: take it off the network, leave it switched on; keep the original export files.",
            "保持设备原样：断网但不关机；保留原始导出文件。",
        ),
        Text("SlowMist: Blockchain dark forest selfguard handbook", "慢雾《区块链黑暗森林自救手册》"),
        "primary",
        _DEVICE,
        wallet=True,
    ),
    Step(
        TODAY,
        _CHINA,
        Text(
            "Report at a police station, and ask for the receipt (受案回执). A receipt is not yet the opening of a case.",
            "到派出所报案，并索要受案回执。受案回执不等于立案。",
        ),
        Text("public guides; they speak of 24 hours", "公开的报案指南（提到 24 小时内）"),
        "weak",
    ),
    Step(
        _RECEIPT,
        _ALL,
        Text(
            "Write to the exchange, if one can be named: every hash with its link, and the number of the "
            "receipt. Exchanges have changed "
            "their terms (report within 24 hours, later within 7 days); the newest text seen restricts nothing without an official order.",
            "如能指出交易平台，即向其提交：每笔哈希和链接、受案回执文号。平台的要求有过变化（曾要求 24 小时内、后为 7 天内提交报案证明）；"
            "所见最新文本表示，没有官方文件不作限制。",
        ),
        Text("Binance's help page, three versions", "币安帮助页（三个版本）"),
        "primary",
        coins=True,
    ),
    Step(
        _RECEIPT,
        _ALL,
        Text(
            "Ask the officer or a lawyer to write to the token's issuer: network, contract, address, hashes, "
            "balance on that day. Requests of "
            "private persons are said to wait.",
            "请办案人员或律师联系代币发行方：网络、合约、地址、哈希、当日余额。据称个人直接提出的请求会被排在后面。",
        ),
        Text("statements of Tether as quoted by others", "他人转述的 Tether 声明"),
        "second-hand",
        assets=_STABLE,
    ),
    Step(
        Text("After 3 days", "3 天后"),
        _CHINA,
        Text(
            "Ask what became of the report. If no case is opened, a written notice (不予立案通知书) is due within 3 days of that decision.",
            "询问审查结果。决定不予立案的，应在 3 日内送达《不予立案通知书》。",
        ),
        _PROCEDURE,
        "unseen",
    ),
    Step(
        Text("Within 7 days of such a notice", "收到不予立案通知书 7 日内"),
        _CHINA,
        Text(
            "Apply for reconsideration (复议), decided within 30 days; within 7 days of that for review (复核), "
            "decided within 30 days. The "
            "procuratorate can supervise the opening of cases (立案监督). Ask a lawyer.",
            "可申请复议，30 日内作出决定；对复议决定不服的，7 日内可申请复核，30 日内作出决定。也可向检察院申请立案监督。请咨询律师。",
        ),
        _PROCEDURE,
        "unseen",
    ),
    Step(
        Text("When the wallet's support has answered", "钱包客服答复之后"),
        _CHINA,
        Text(
            "A complaint to a financial regulator is answered in about 15 working days; such offices are for banks and insurers, and a "
            "self-custodial wallet is not obviously within their scope.",
            "向金融监管部门投诉，约 15 个工作日答复；其受理范围是银行、保险等机构，自托管钱包不一定属于其范围。",
        ),
        Text(
            "measures on complaints in banking and insurance, art. 13, and guides",
            "《银行业保险业消费投诉处理管理办法》第 13 条及指南",
        ),
        "mixed",
        coins=True,
        wallet=True,
    ),
    Step(
        Text("At any time", "任何时候"),
        _CHINA,
        Text(
            "A notice of 2026-02 is said to have replaced that of 2021 on virtual currency. Whether a trade "
            "in it is protected by civil law, and "
            "whether a crime was committed, are two questions; on papers about over-the-counter trades or "
            "currency exchange ask a lawyer before "
            "handing them in.",
            "据称 2026 年 2 月有新通知取代 2021 年关于虚拟货币的通知。虚拟货币交易的民事效力可能不受支持，与是否构成刑事犯罪是两个问题；"
            "涉及场外买卖、换汇的材料，提交前建议咨询律师。",
        ),
        Text("as told by others", "他人转述"),
        "unseen",
        coins=True,
    ),
)
