"""send/: one ZIP for each recipient, with what is meant for it and nothing else, and its own manifest."""

import re
from collections.abc import Mapping

from flagger.render.bag import in_memory
from flagger.render.manifest import MANIFEST, Content, manifest

# By pack, whose letters (claims/<nn>-<recipient>…) go into it.
LETTERS: Mapping[str, str] = {
    "1-police": "police",
    "2-exchange": "exchange|issuer",
    "3-wallet": "wallet|account",
    "9-public": "(?!)",  # none
}
BY_LETTER = ("2-exchange", "3-wallet")  # nobody sends these a report without a letter
_CLAIM = re.compile(r"claims/[0-9]+-(.+)")


def packs(
    full: Mapping[str, Content], platform: Mapping[str, Content], public: Mapping[str, Content]
) -> dict[str, bytes]:
    """The ZIPs by their path in the folder; none for a platform that no letter goes to, where letters are written."""
    held = {"1-police": full, "2-exchange": platform, "3-wallet": platform, "9-public": public}
    written = any(name.startswith("claims/") for name in platform)
    return {
        f"send/{name}.zip": _pack(files, LETTERS[name])
        for name, files in held.items()
        if not (written and name in BY_LETTER) or any(_letter(file, LETTERS[name]) for file in files)
    }


def _pack(files: Mapping[str, Content], letters: str) -> bytes:
    chosen = {name: content for name, content in files.items() if _meant(name, letters)}
    return in_memory({**chosen, MANIFEST: manifest(chosen)})


def _meant(name: str, letters: str) -> bool:
    """Whether a file goes into a pack: of claims/ only the letters to its recipient."""
    return not name.startswith("claims/") or _letter(name, letters)


def _letter(name: str, letters: str) -> bool:
    claim = _CLAIM.match(name)
    return claim is not None and bool(re.match(rf"(?:{letters})[-.]", claim[1]))
