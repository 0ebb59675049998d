"""send/: one ZIP for each recipient, with what is meant for it and nothing else, and its own manifest."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from flagger.accounts import CUSTODIAL
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


class Pack(NamedTuple):
    """Whose letters are in it, and whether the report is, too."""

    letters: str
    report: bool = True


def planned(files: Iterable[str], owners: Iterable[str]) -> dict[str, Pack]:
    """The packs of a folder with these files; none for a platform that no letter goes to, where letters are written.

    `owners` are the wallets and accounts that the report tells of. Of several platforms none sees what another keeps: each
    gets its letters alone. Nor is what any account holds, its orders and payees, the business of whoever received something.
    """
    claims = [name for name in files if name.startswith("claims/")]
    accounts = sorted({found[1] for name in claims if (found := _ACCOUNT.match(name))})
    keepers = {owner if owner in CUSTODIAL else "" for owner in owners}  # all wallets are one
    made = {name: Pack(letters) for name, letters in LETTERS.items()}
    if len(keepers) > 1:
        made["3-wallet"] = Pack("wallet", report=False)
        made |= {f"3-{account}": Pack(account, report=False) for account in accounts}
    if keepers - {""}:
        made["2-exchange"] = made["2-exchange"]._replace(report=False)
    return {name: made[name] for name in sorted(made) if _wanted(name, made[name], claims)}


def _wanted(name: str, pack: Pack, claims: Sequence[str]) -> bool:
    if not name.startswith(BY_LETTER) or (pack.report and not claims):
        return True
    return any(_letter(claim, pack.letters) for claim in claims)


def packs(
    full: Mapping[str, Content],
    platform: Mapping[str, Content],
    public: Mapping[str, Content],
    owners: Iterable[str],
) -> dict[str, bytes]:
    """The ZIPs by their path in the folder."""
    held = {"1-police": full, "9-public": public}
    plan = planned(platform, owners)
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
