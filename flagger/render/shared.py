"""What several outputs of one run need, made once: the drawings, and files that one puts into another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flagger.document import Block
from flagger.model import Report
from flagger.render.sections import document
from flagger.render.view_totals import View, prepared
from flagger.text import Lang


@dataclass(frozen=True, eq=False)
class Shared:
    """A report's drawings by language, and what has been written so far by its path in the folder."""

    report: Report
    files: dict[str, bytes] = field(default_factory=dict)
    _drawn: dict[Lang, Mapping[str, str]] = field(default_factory=dict)
    _blocks: dict[tuple[int, Lang], list[Block]] = field(default_factory=dict)

    def view(self, most: int) -> View:
        """The report prepared for reading, with so many transfers in full."""
        return prepared(self.report, most)

    def blocks(self, most: int, lang: Lang) -> list[Block]:
        """The whole report in one language, with so many transfers in full."""
        view = self.view(most)
        if (view.most, lang) not in self._blocks:
            self._blocks[view.most, lang] = document(view, lang)
        return self._blocks[view.most, lang]

    def drawings(self, lang: Lang) -> Mapping[str, str]:
        """Each chart of the folder as SVG, by the path of its picture."""
        if lang not in self._drawn:
            from flagger.render import charts

            made = charts.drawings(self.report, lang)
            self._drawn[lang] = {f"charts/{name}-{lang}.png": svg for name, svg in made.items()}
        return self._drawn[lang]

    def transfers(self) -> bytes:
        """transfers.csv as the folder holds it."""
        if "transfers.csv" not in self.files:
            from flagger.render import to_csv

            self.files.update(to_csv.render(self.report, ("zh", "en")))
        return self.files["transfers.csv"]
