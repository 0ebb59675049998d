"""placeholder"""

from collections.abc import Sequence

from flagger.document import Block


def rewritten(blocks: Sequence[Block], script: str) -> list[Block]:
    """."""
    return list(blocks)
