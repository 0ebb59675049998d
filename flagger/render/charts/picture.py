"""Drawings as pictures, for those who need a file: drawn once, by the PDF's own engine."""

import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from flagger.render.fonts import font_path

if TYPE_CHECKING:
    from typst import Compiler

_PAGES = """
#for svg in json(bytes(sys.inputs.svgs)) [
  #set page(width: auto, height: auto, margin: (x: 14pt, y: 12pt), fill: white)
  #image(bytes(svg), format: "svg")
]
"""


@cache
def compiler() -> "Compiler":
    """The engine with this project's font and no other."""
    from typst import Compiler

    return Compiler(font_paths=[font_path().parent], ignore_system_fonts=True)


def pngs(svgs: Sequence[str], dots: int = 144) -> list[bytes]:
    """One PNG a drawing, without dates or versions."""
    if not svgs:
        return []
    inputs = {"svgs": json.dumps(list(svgs))}
    made = compiler().compile(_PAGES.encode(), format="png", ppi=dots, sys_inputs=inputs)
    return [page for page in (made if isinstance(made, list) else [made]) if page]
