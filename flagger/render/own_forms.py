"""Every spelling of one address: what has to be absent where the address must not stand."""

import base58


def forms(address: str) -> tuple[str, ...]:
    """The address as it stands and in hex without a prefix; case is for the one who searches to fold."""
    if address[:2].lower() == "0x":
        return (address, address[2:], *_tron_of(address[2:]))
    if address.startswith("T") and len(address) == 34:
        try:
            core = base58.b58decode_check(address)
        except ValueError:
            return (address,)
        return (address, f"0x{core[1:].hex()}", core[1:].hex())
    return (address,)


def _tron_of(core: str) -> tuple[str, ...]:
    """The same 20 bytes as a TRON address."""
    if len(core) != 40:
        return ()
    try:
        return (base58.b58encode_check(bytes.fromhex(f"41{core}")).decode(),)
    except ValueError:
        return ()
