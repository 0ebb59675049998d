"""Platforms that keep an account: one letter for each, which holds nothing of any other."""

from collections.abc import Mapping
from dataclasses import replace

from flagger.accounts import NAMES
from flagger.claims.matter import Matter
from flagger.claims.narrow import narrowed
from flagger.claims.recipient import Recipient
from flagger.text import Text

_NAMED = Text("{x} (keeps your account)", "{x}（您的账户所在平台）")


def apart(recipient: Recipient, matter: Matter) -> list[Recipient]:
    """One for each of its accounts that something left; where there is one alone, it is not named after it."""
    parts = [account for account in _parts(matter) if account in recipient.keeps]
    if len(parts) == 1:
        return [replace(recipient, keeps=frozenset(parts))]
    return [
        replace(
            recipient,
            title=Text(*(_NAMED.say(lang, x=NAMES[account].say(lang)) for lang in ("en", "zh"))),
            keeps=frozenset({account}),
            suffix=f"-{account.removesuffix('-account')}",
        )
        for account in parts
    ]


def kept_by(recipient: Recipient, matter: Matter) -> Matter:
    """What left the account that this platform keeps.

    The owner's log does not say with which platform a contact was: one of several is told of none but the police.
    """
    parts = [part for account, part in _parts(matter).items() if account in recipient.keeps]
    if len(parts) != 1:
        return narrowed(matter, (), ())
    if not recipient.suffix:
        return parts[0]
    told = tuple(each for each in parts[0].case.contacts if each.side == "police")
    return replace(parts[0], case=replace(parts[0].case, contacts=told))


def _parts(matter: Matter) -> Mapping[str, Matter]:
    return {part.wallets[0]: part for part in matter.by_account}
