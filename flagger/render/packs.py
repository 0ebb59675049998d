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
_CLAIM = re.compile(r"claims/[0-9]+-(.+)")


def packs(
    full: Mapping[str, Content], platform: Mapping[str, Content], public: Mapping[str, Content]
) -> dict[str, bytes]:
    """The ZIPs by their path in the folder."""
    held = {"1-police": full, "2-exchange": platform, "3-wallet": platform, "9-public": public}
    return {f"send/{name}.zip": _pack(files, LETTERS[name]) for name, files in held.items()}


def _pack(files: Mapping[str, Content], letters: str) -> bytes:
    chosen = {name: content for name, content in files.items() if _meant(name, letters)}
    return in_memory({**chosen, MANIFEST: manifest(chosen)})


def _meant(name: str, letters: str) -> bool:
    """Whether a file goes into a pack: of claims/ only the letters to its recipient."""
    if not name.startswith("claims/"):
        return True
    claim = _CLAIM.match(name)
    return claim is not None and bool(re.match(rf"(?:{letters})[-.]", claim[1]))
