"""send/: one ZIP for each recipient, with what is meant for it and nothing else, and its own manifest."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flagger.render.bag import in_memory
from flagger.render.manifest import MANIFEST, Content, manifest

# By pack, whose letters (claims/<nn>-<recipient>…) go into it; the police pass on what is for a token's issuer.
LETTERS: Mapping[str, str] = {
    "1-police": "police|stablecoin-issuer",
    "2-exchange": "exchange",
    "3-wallet": "wallet|account",
    "9-public": "(?!)",  # none
}
BY_LETTER = ("2-exchange", "3-")  # nobody sends these a report without a letter
_CLAIM = re.compile(r"claims/[0-9]+-(.+)")
_ACCOUNT = re.compile(r"claims/[0-9]+-(account-.+?)-(?:en|zh)[-.]")
_APP = "account-payment-app"


class Pack(NamedTuple):
    """Whose letters are in it, and whether the report is, too."""

    letters: str
    report: bool = True


def planned(files: Iterable[str]) -> dict[str, Pack]:
    """The packs of a folder with these files; none for a platform that no letter goes to, where letters are written.

    Of several platforms none sees what another keeps: each gets its letters alone, since the report tells of all.
    Payees of payment apps are no business of those who work with chains, either.
    """
    claims = [name for name in files if name.startswith("claims/")]
    accounts = sorted({found[1] for name in claims if (found := _ACCOUNT.match(name))})
    made = {name: Pack(letters) for name, letters in LETTERS.items()}
    if len(accounts) + any(_letter(name, "wallet") for name in claims) > 1:
        made["3-wallet"] = Pack("wallet", report=False)
        made |= {f"3-{account}": Pack(account, report=False) for account in accounts}
    if any(account.startswith(_APP) for account in accounts):
        made["2-exchange"] = made["2-exchange"]._replace(report=False)
    return {
        name: made[name]
        for name in sorted(made)
        if not (claims and name.startswith(BY_LETTER))
        or any(_letter(claim, made[name].letters) for claim in claims)
    }


def packs(
    full: Mapping[str, Content], platform: Mapping[str, Content], public: Mapping[str, Content]
) -> dict[str, bytes]:
    """The ZIPs by their path in the folder."""
    held = {"1-police": full, "9-public": public}
    plan = planned(platform)
    return {f"send/{name}.zip": _pack(held.get(name, platform), pack) for name, pack in plan.items()}


def _pack(files: Mapping[str, Content], pack: Pack) -> bytes:
    chosen = {name: content for name, content in files.items() if _meant(name, pack)}
    return in_memory({**chosen, MANIFEST: manifest(chosen)})


def _meant(name: str, pack: Pack) -> bool:
    """Whether a file goes into a pack: of claims/ only the letters to its recipient."""
    return _letter(name, pack.letters) if name.startswith("claims/") else pack.report


def _letter(name: str, letters: str) -> bool:
    claim = _CLAIM.match(name)
    return claim is not None and bool(re.match(rf"(?:{letters})[-.]", claim[1]))
