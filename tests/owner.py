"""What the owner of the emptied sample wallet tells: a case file, answers, and the report with them."""

from functools import cache

from story import DRAINED

from flagger.case import Case, Event, Places, Reporter, State, WalletApp
from flagger.config import Config
from flagger.model import Report
from flagger.pipeline import scan
from flagger.review import Answer

TOLD = Case(
    wallet=WalletApp(kind="seed-words", app="imToken"),
    event=Event(happened="第一段\n第二段", cause="approval"),
    places=Places(region="mainland", incident="示例省示例市"),
    state=State(police_reference="示例〔2026〕1 号"),
    reporter=Reporter(name="张示例", id_number="110101199003070000", phone="13800000000"),
)


@cache
def made(answers: tuple[Answer, ...] = (), case: Case | None = None) -> Report:
    """The report; the forest off, whose order is no matter here."""
    return scan(DRAINED, Config(answers=answers, case=case, forest=False))


def answers(verdict: str, *labels: str) -> tuple[Answer, ...]:
    """One answer about each of these incidents."""
    return tuple(
        Answer(tuple(sorted({flag.id for flag in incident.flags})), verdict)
        for incident in made().incidents
        if incident.label in labels
    )
