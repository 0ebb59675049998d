"""Rules that did not run: those that no record of this kind can feed, and those that other files could."""

from collections.abc import Collection

from flagger.accounts import APPS, EXCHANGES, kept
from flagger.model import History, NotEvaluated, Report
from flagger.rules import classes
from flagger.rules.base import CAPABILITIES
from flagger.text import Text

# What only a chain's records can hold; an account that a platform keeps has none of it.
_ON_CHAIN = frozenset({"contract", "tokens", "signer", "internal", "method", "contract-type", "tron"})
_NOT_HERE = Text(
    "these look for what only happens on a chain, in a wallet of one's own; there is nothing to look at in an account",
    "这些规则只查链上自托管钱包的记录，与平台账户无关",
)
_NO_TOKENS = Text(
    "these look for tokens, contracts, approvals, and what another address moved; records of a Bitcoin wallet hold none of it",
    "这些规则查代币、合约、授权和由其他地址发起的划转，比特币钱包的记录中没有这些",
)


def misfit(needs: Collection[str], history: History) -> Text | None:
    """Why no export of the kinds of wallet and account given here could feed a rule with such needs; None where one could."""
    owners = [wallet.address for wallet in history.wallets]
    chains = set(history.held_on.dropna())
    chain = not _ON_CHAIN.isdisjoint(needs)
    if chain and owners and kept(owners):
        return _NOT_HERE
    if chain and chains == {"bitcoin"}:
        return _NO_TOKENS
    for need, there in (
        ("wallet", not kept(owners)),
        ("exchange", not EXCHANGES.isdisjoint(owners)),
        ("app", not APPS.isdisjoint(owners)),
        ("tron", "tron" in chains),
    ):
        if need in needs and not there:
            return CAPABILITIES[need]
    return None


def lacking(report: Report) -> list[NotEvaluated]:
    """The rules that more or longer records of what was given could let run."""
    needs = {name: rule.needs for name, rule in classes().items()}
    return [each for each in report.not_evaluated if misfit(needs[each.rule], report.history) is None]
