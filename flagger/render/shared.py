"""What several outputs of one run need, made once: the drawings, and files that one puts into another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flagger.model import Report
from flagger.text import Lang


@dataclass(frozen=True, eq=False)
class Shared:
    """A report's drawings by language, and what has been written so far by its path in the folder."""

    report: Report
    files: dict[str, bytes] = field(default_factory=dict)
    _drawn: dict[Lang, Mapping[str, str]] = field(default_factory=dict)

    def drawings(self, lang: Lang) -> Mapping[str, str]:
        """Each chart of the folder as SVG, by the path of its picture."""
        if lang not in self._drawn:
            from flagger.render import charts

            self._drawn[lang] = {f"charts/outflows-{lang}.png": charts.svg(self.report, lang)}
        return self._drawn[lang]

    def transfers(self) -> bytes:
        """transfers.csv as the folder holds it."""
        if "transfers.csv" not in self.files:
            from flagger.render import to_csv

            self.files.update(to_csv.render(self.report, ("zh", "en")))
        return self.files["transfers.csv"]
