"""Words that depend on who keeps the assets: the owner's wallet, an exchange, or a payment app."""

from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import Lang, Text

PROVES_NOT = Text(
    "Anyone can download the records of any address from a public explorer. This report does not prove that the address belongs to "
    "the person who hands it in. A flag is not a finding that the law was broken.",
    "任何人都能从公开浏览器下载任何地址的记录。本报告不证明该地址归报案人所有。被标记不等于违法认定。",
)
PROVES_NOT_ACCOUNT = Text(
    "Whoever hands in an export need not be its holder: this report does not prove whose account it is. A flag is not a finding that "
    "the law was broken.",
    "导出文件可以由账户持有人以外的人转交，不证明账户归属。被标记不等于违法认定。",
)
WHOSE = Text(
    "Who or which platform they belong to: not in the files, not verified.",
    "属于何人、何平台：文件中没有，未核实。",
)
WHOSE_NAMES = Text(
    "Names are those that the bill shows; who is behind them is not in the files and was not verified.",
    "名称取自账单；真实身份：文件中没有，未核实。",
)
HASH, ORDER = Text("Transaction hash", "交易哈希"), Text("Order number", "订单号")
METHOD, KIND = Text("method", "调用方法"), Text("kind", "交易类型")
ADDRESS, PAYEE = Text("Recipient address", "收款地址"), Text("Payee", "收款方")


def proves_not(view: View) -> Text:
    """What the report does not prove."""
    return PROVES_NOT_ACCOUNT if view.only_accounts else PROVES_NOT


def whose(view: View) -> Text:
    """That nobody knows who is behind the recipients."""
    return WHOSE_NAMES if view.only_apps else WHOSE


def number_word(view: View) -> Text:
    """What a transfer's own number is called."""
    return ORDER if view.only_apps else HASH


def payee_word(view: View) -> Text:
    """What a recipient is called."""
    return PAYEE if view.only_apps else ADDRESS


def method_word(view: View) -> Text:
    """What the kind of a transfer is called: a function of a contract, or how a payment app names it."""
    return KIND if view.only_apps else METHOD


def network_of(view: View, network: str | None, lang: Lang) -> str:
    """The network; nothing where a platform keeps the assets and its file names none."""
    return "" if network is None and view.only_accounts else network_name(network).say(lang)
