"""Made-up addresses and hashes; look-alikes of an address."""

import random
from functools import cache
from pathlib import Path

from sample_data.sample_chain import BASE58, checksum

TWINS = Path(__file__).with_name("tron_twins.txt")


def evm_address(rng: random.Random) -> str:
    """A made-up 0x address."""
    return f"0x{rng.getrandbits(160):040x}"


def tron_address(rng: random.Random) -> str:
    """A made-up TRON address with a right checksum."""
    payload = b"\x41" + rng.randbytes(20)
    number, letters = int.from_bytes(payload + checksum(payload), "big"), ""
    while number:
        number, digit = divmod(number, 58)
        letters = BASE58[digit] + letters
    return letters


def vanity(rng: random.Random) -> str:
    """A drainer's receiver: noughts at both ends."""
    zeros = rng.choice((4, 4, 5, 6))
    return f"0x{'0' * zeros}{rng.getrandbits(160):040x}"[: 42 - zeros] + "0" * zeros


def evm_twin(rng: random.Random, address: str) -> str:
    """Another address with the same ends: 3 and 4 digits or more, as in confirmed losses."""
    head, tail = rng.choices(((3, 4), (4, 4), (3, 5), (5, 5), (4, 6), (6, 6)), (55, 15, 8, 10, 6, 6))[0]
    while True:
        middle = f"{rng.getrandbits(160):040x}"[: 40 - head - tail]
        if middle[0] != address[2 + head]:
            return f"0x{address[2 : 2 + head]}{middle}{address[42 - tail :]}"


@cache
def tron_twins() -> tuple[tuple[str, str], ...]:
    """Pairs of made-up TRON addresses with equal ends, found among many random ones."""
    return tuple((a, b) for a, b in map(str.split, TWINS.read_text(encoding="ascii").splitlines()))
