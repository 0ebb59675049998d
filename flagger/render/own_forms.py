"""The owner's addresses and every spelling of one: what has to be absent where they must not stand."""

import base58

from flagger.importers import importers
from flagger.model import Report

SHORTEST = 6  # of a name that could be looked for inside texts


def private(report: Report) -> tuple[str, ...]:
    """The owner's addresses; what formats call an account that has none ("alipay") tells nothing of anybody."""
    accounts = {importer.account for importer in importers()}
    own = {wallet.address for wallet in report.history.wallets}
    own |= set(report.history.table["own"].dropna())
    return tuple(sorted(each for each in own - accounts if len(each) >= SHORTEST))


def forms(address: str) -> tuple[str, ...]:
    """The address as it stands and in hex without a prefix, for TRON also with its first byte; case is for the one who searches to fold."""
    if address[:2].lower() == "0x":
        return (address, address[2:], *_tron_of(address[2:]))
    if address.startswith("T") and len(address) == 34:
        try:
            core = base58.b58decode_check(address)
        except ValueError:
            return (address,)
        return (address, f"0x{core[1:].hex()}", core[1:].hex(), core.hex())
    return (address,)


def _tron_of(core: str) -> tuple[str, ...]:
    """The same 20 bytes as a TRON address."""
    if len(core) != 40:
        return ()
    try:
        return (base58.b58encode_check(bytes.fromhex(f"41{core}")).decode(), f"41{core}")
    except ValueError:
        return ()
