"""Words that several outputs share: severities, patterns, answers, rules' sentences, names."""

from collections.abc import Mapping
from functools import cache

from flagger.importers import importers
from flagger.incidents import OWNER
from flagger.model import Flag, Severity
from flagger.render.safe import visible
from flagger.rules import classes
from flagger.text import Lang, Text

SEVERITIES: Mapping[Severity, Text] = {
    Severity.info: Text("note", "提示"),
    Severity.low: Text("weak", "弱"),
    Severity.medium: Text("medium", "中"),
    Severity.high: Text("strong", "强"),
}

PATTERNS: Mapping[str, Text] = {
    "look-alike": Text("Payment to an address that looks like a usual payee", "付款至与常用地址相似的地址"),
    "permission": Text("Account permissions changed, and what left after", "账户权限变更及其后的转出"),
    "approval-drain": Text(
        "Moved by another address after an approval (pattern fits)", "授权之后被划转（样式相符）"
    ),
    "sweeper": Text("What came in left at once", "到账后随即转出"),
    "gas-then-sweep": Text("Gas from a stranger, then tokens left", "陌生地址转入手续费后代币转出"),
    "seed-leak": Text("Several assets left together in a short time", "短时间内多币种集中转出"),
    "permit-drain": Text(
        "Moved by another address, no approval in the files (pattern fits)",
        "由其他地址划转，文件中没有相应授权（样式相符）",
    ),
    "delegation": Text(
        "The account runs code: assets left inside contract calls",
        "账户运行合约代码：资产在合约调用中转出",
    ),
    "escalating": Text("Rising payments to one new payee", "向同一新地址多次付款、金额递增"),
    "exchange-withdrawal": Text(
        "Withdrawals from an exchange account to new addresses", "从交易所账户提币至新地址"
    ),
    "payment-fraud": Text(
        "Payments that somebody may have been talked into (pattern fits)",
        "可能受人劝说而付的款项（样式相符）",
    ),
    "siphon": Text(
        "Many payments to one new payee, in a steady beat or in equal parts",
        "向同一新收款方多次付款，间隔固定或金额相近",
    ),
    "listed": Text("Payment to an address on a public list", "付款至公开名单内地址"),
    "unknown": Text("Unusual transfers that fit no known pattern", "不符合已知样式的不寻常转账"),
}

VERDICTS: Mapping[str, Text] = {
    "mine_ok": Text("I sent it, it is fine", "是我转的，没有问题"),
    "mine_deceived": Text(
        "I confirmed it, but was deceived or used a wrong address", "是我点的，但我被骗了或转错了地址"
    ),
    "not_mine": Text("I did not do this", "不是我操作的"),
    "unsure": Text("Not sure", "不确定"),
}

TAGS: Mapping[str, Text] = {
    "record": Text("Record", "记录"),
    "inference": Text("Inference", "推断"),
    "statement": Text("Owner's statement", "本人陈述"),
}

# How an address or a time zone was found.
FOUND: Mapping[str, Text] = {
    "option": Text("given by the person who made this report", "由制作本报告的人指定"),
    "column": Text("read from a column of the file", "取自文件中的列"),
    "file name": Text("read from the file's name", "取自文件名"),
    "majority": Text(
        "inferred: the address in most of the rows; the owner has to confirm it",
        "推断：多数记录中都出现的地址，须由本人确认",
    ),
    "unix time": Text("the file holds Unix time", "文件含 Unix 时间戳"),
    "format": Text("fixed by this format", "由该格式规定"),
    "default": Text("not stated, default", "文件未载明，取默认值"),
}

OWNER_SAYS = Text("the owner states: not mine", "本人陈述：不是我操作的")
# What may lead to an incident and is no rule's remark.
LED: Mapping[str, Text] = {
    "gas": Text(
        "the network's coin from an address without earlier dealings", "此前无往来的地址转入的手续费"
    ),
    "first-payment": Text(
        "a sum paid to a new payee, who then paid back more", "付给新收款方的一笔款，对方随后返还了更多"
    ),
    "first-return": Text("a new payee pays back more than it was paid", "新收款方返还的金额多于所付"),
}


def rule_title(rule_id: str) -> Text:
    """A rule's title; precursors may also be those of LED, statements `owner-statement`."""
    if rule_id == OWNER:
        return OWNER_SAYS
    return LED[rule_id] if rule_id in LED else classes()[rule_id].title


def reason(flag: Flag, lang: Lang) -> str:
    """The rule's sentence with the flag's facts, safe to show."""
    facts = {name: _shown(value) for name, value in flag.facts.items()}
    return classes()[flag.rule].message.say(lang, **facts)


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Text) else value


NETWORK_NAMES: Mapping[str, Text] = {
    "ethereum": Text("Ethereum", "以太坊主网"),
    "bsc": Text("BNB Smart Chain", "BNB 智能链（BSC）"),
    "polygon": Text("Polygon", "Polygon"),
    "arbitrum": Text("Arbitrum One", "Arbitrum One"),
    "optimism": Text("OP Mainnet", "OP Mainnet（Optimism）"),
    "base": Text("Base", "Base"),
    "avalanche": Text("Avalanche C-Chain", "Avalanche C 链"),
    "fantom": Text("Fantom", "Fantom"),
    "tron": Text("TRON", "波场（TRON）"),
    "solana": Text("Solana", "Solana"),
    "bitcoin": Text("Bitcoin", "比特币"),
}


def network_name(network: str | None) -> Text:
    """A network as people call it."""
    if network is None:
        return Text("network not stated in the files", "文件未载明网络")
    return NETWORK_NAMES.get(network) or Text(visible(network), visible(network))


@cache
def format_titles() -> Mapping[str, Text]:
    """By importer, what its exports are called."""
    return {importer.id: importer.title for importer in importers()}


def format_name(importer: str) -> Text:
    """What exports are called; a mapping's have the name that its writer gave them."""
    return format_titles().get(importer) or Text(visible(importer), visible(importer))


def dealings(paid: int, came: int, bait: int) -> Text:
    """Whether there were payments to an address, or from it, before; records of bait are neither."""
    if paid or came:
        return Text("earlier dealings", "此前有往来")
    return Text("never paid before", "此前未向其付款") if bait else Text("no earlier dealings", "此前无往来")
