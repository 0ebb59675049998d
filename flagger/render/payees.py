"""Where recipients can be found when the files given name none: by what is kept where, and what this software reads."""

from collections.abc import Iterable

from flagger.accounts import CUSTODIAL, NAMES
from flagger.importers import importers
from flagger.text import Text, listed

_PAYEES = ("counterparty", "destination", "receiver")  # fields of an export that names who was paid
_EXPLORER = Text("a block explorer's records of your own addresses", "区块浏览器中您自己各地址的记录")
_GIVE = Text("They stand in: {lists}.", "写有收款方的是：{lists}。")
_NONE = Text(
    "No list of {names} that this software reads holds them: ask there for your withdrawals with the addresses.",
    "本软件能读取的{names}记录都不含收款方，请向其索取写明收款地址的提现记录。",
)


def elsewhere(owners: Iterable[str]) -> Text:
    """One or two sentences: which lists name the recipients, and of which platforms there is none."""
    lists: list[Text] = []
    without: list[Text] = []
    for owner in owners:
        if owner not in CUSTODIAL:
            lists.append(_EXPLORER)
            continue
        titles = [each.title for each in importers() if each.account == owner and _names(each.fields)]
        lists += titles
        without += [] if titles else [NAMES[owner]]
    said = [_GIVE.filled(lists=listed(_once(lists)))] if lists else []
    said += [_NONE.filled(names=listed(_once(without)))] if without else []
    return Text(" ".join(each.en for each in said), "".join(each.zh for each in said))


def _names(fields: Iterable[str]) -> bool:
    return not set(_PAYEES).isdisjoint(fields)


def _once(texts: list[Text]) -> list[Text]:
    return list(dict.fromkeys(texts))
