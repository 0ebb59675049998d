"""Watching: each new incident is told once, whatever happens to the program meanwhile."""

import csv
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from story import ALICE, BOB, CAROL, DAY, FIXTURES, expected, rule_named, seen_for, write
from test_accounts import exports
from typer.testing import Result

from flagger.alerts import channels, delivery
from flagger.alerts.channels import Channel, parse
from flagger.alerts.wording import inert
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.model import Severity
from flagger.monitor import Monitor, watchful
from flagger.monitor.marks import marks
from flagger.monitor.state import State
from flagger.pipeline import scan
from flagger.rules import classes

Run = Callable[..., Result]
STRANGER = "0x" + "7" * 40
LIKE_BOB, LIKE_CAROL = (address[:6] + "1" * 32 + address[-4:] for address in (BOB, CAROL))
# Ten ordinary payments, then look-alikes of both payees (of Bob's twice: one incident).
STORY = [
    *({"to": BOB if i % 2 else CAROL} for i in range(10)),
    {"to": LIKE_BOB},
    {"to": BOB},
    {"to": LIKE_BOB, "amount": "0.5"},
    {"to": CAROL},
    {"to": LIKE_CAROL, "amount": "2"},
]
APPEND = (
    "import json, os, sys, time; time.sleep(float(sys.argv[2])); "
    "open(sys.argv[1], 'a').write(json.load(sys.stdin)['id'] + os.linesep)"
)
# Rules that wait for the next line of the list of transactions: who signed the newest shows there.
LISTED = ("token-pulled", "unsigned-zero-record", "collectible-never-held")


class Killed(BaseException):
    """The program ends here."""


def appending(log: Path, after: float = 0) -> str:
    """A command that writes the id down and asks nothing."""
    script = log.with_suffix(".py")
    script.write_text(APPEND, encoding="utf-8")
    return f"command:'{sys.executable}' '{script}' '{log}' {after}"


def ids(log: Path) -> list[str]:
    if not log.exists():
        return []
    lines = log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["id"] if line.startswith("{") else line for line in lines]


def monitor(folder: Path, *ways: Channel, state: Path | None = None, **options: Any) -> Monitor:
    kept = State.load(state or folder.parent / "state.json")
    return Monitor([folder], watchful(Config()), kept, ways, ("zh", "en"), **options)


def look(watcher: Monitor) -> list[dict[str, Any]]:
    """One look; what is new is delivered without failure."""
    made = watcher.look().made
    assert watcher.hand_over() == []
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


# --- which rules ------------------------------------------------------------------------------


def lines_of(id_: str) -> list[tuple[int, dict[str, str]]]:
    """The lines of a rule's fixture, by time."""
    with FIXTURES[id_].open(encoding="utf-8", newline="") as file:
        return sorted(enumerate(csv.DictReader(file), start=2), key=lambda line: line[1]["time"])


def of_kind(*kinds: str) -> list[str]:
    return [id_ for id_, rule in classes().items() if rule.waits_for in kinds]


def undone(id_: str, folder: Path) -> list[int]:
    """Lines flagged while they are the newest, and no longer when the same is done again a year later."""
    lost, records = [], sorted(lines_of(id_))
    for number, record in records:
        if not record["expect"] or number not in sorted(expected(FIXTURES[id_]))[-2:]:
            continue
        again = {**record, "time": f"{int(record['time'][:4]) + 1}{record['time'][4:]}", "tx_hash": "0xfeed"}
        found = [
            told(id_, folder, [line for line in records if line[1]["time"] <= record["time"]] + more)
            for more in ([], [(0, again)])
        ]
        lost += [number] if number in found[0] - found[1] else []
    return lost


def told(id_: str, folder: Path, lines: Sequence[tuple[int, dict[str, str]]]) -> set[int]:
    """Which of these lines of its fixture a rule flags where there are no others."""
    path, rule = folder / "part.csv", rule_named(id_)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(lines[0][1]))
        table.writeheader()
        table.writerows(record for _, record in lines)
    own = (ALICE,) if any(ALICE in record.values() for _, record in lines) else ()
    seen = seen_for(id_, path, config=Config(forest="forest" in rule.needs, own=own))
    if rule.unmet(seen):
        return set()
    return {lines[line - 2][0] for line in seen.table.loc[rule.check(seen).index, "line"]}


def late(id_: str, folder: Path) -> Iterator[int]:
    """Flagged lines of its fixture that a rule does not flag yet while they are the newest."""
    lines = lines_of(id_)
    for number, record in lines:
        if record["expect"]:
            newest = [line for line in lines if line[1]["time"] <= record["time"]]
            if number not in told(id_, folder, newest):
                yield number


@pytest.mark.parametrize("id_", of_kind("nothing"))
def test_a_rule_that_waits_for_nothing_speaks_at_once_and_what_it_said_stays_said(
    id_: str, tmp_path: Path
) -> None:
    assert list(late(id_, tmp_path)) == []
    assert undone(id_, tmp_path) == []


@pytest.mark.parametrize("id_", of_kind("more"))
def test_a_rule_that_waits_for_more_tells_the_whole_run_with_its_last_payment(
    id_: str, tmp_path: Path
) -> None:
    assert next(late(id_, tmp_path), None) is not None
    lines = lines_of(id_)
    end = max(record["time"] for _, record in lines if record["expect"])
    if id_ in LISTED:  # who signed shows once the list of transactions has gone on
        end = min(r["time"] for _, r in lines if r["time"] > end and r.get("initiator") == ALICE)
    shown = [line for line in lines if line[1]["time"] <= end]
    assert expected(FIXTURES[id_]) <= told(id_, tmp_path, shown)


@pytest.mark.parametrize("id_", ["one-off-payee", "only-stranger"])
def test_rules_that_need_the_future_wait_for_the_end(id_: str, tmp_path: Path) -> None:
    assert undone(id_, tmp_path)
    assert classes()[id_].waits_for == "end"


def test_watching_leaves_them_out_and_says_so(flagger: Run, folder: Path) -> None:
    assert {"one-off-payee", "only-stranger", "unusual-transfer"} <= set(watchful(Config()).skip)
    result = flagger("watch", folder, "--once", "--lang", "en")
    assert "one-off-payee" in result.stderr and "the whole records" in result.stderr
    assert flagger("watch", folder, "--once", "--lang", "en").stderr == ""  # cron mails what is said


# --- each once --------------------------------------------------------------------------------


def test_a_growing_export_tells_each_incident_once(folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    told = []
    for count in range(9, len(STORY) + 1):
        write(folder / "a.csv", STORY[:count])
        made = look(monitor(folder, Channel("file", str(log))))
        told += [(count, alert["recipients"]) for alert in made]
    assert told == [(11, [LIKE_BOB]), (15, [LIKE_CAROL])]
    assert len(ids(log)) == len(set(ids(log))) == 2


BILL = """微信支付账单明细,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
"""


def test_a_bill_of_a_payment_app_that_grows_tells_its_run_once(folder: Path) -> None:
    usual = [
        (f"2026-03-{day:02} 12:00:00", "商户消费", "示例面馆", f"{20 + day}.00", "支付成功")
        for day in range(1, 15)
    ]
    run = [(f"2026-03-20 20:{m}:00", "转账", "陌生人", f"{m}99.00", "对方已收钱") for m in (10, 25, 40, 55)]
    rows = [
        f"{time},{kind},{who},/,支出,¥{amount},零钱,{done},{n:032},/,/"
        for n, (time, kind, who, amount, done) in enumerate([*usual, *run])
    ]
    told = []
    for count in range(len(usual), len(rows) + 1):
        lines = "\n".join(rows[:count][::-1])  # the newest stands first
        (folder / "微信支付账单.csv").write_text(f"{BILL}{lines}\n", encoding="utf-8")
        made = look(monitor(folder))
        told += [(count - len(usual), alert["pattern"], alert["recipients"]) for alert in made]
        assert all("15 分钟内" in alert["text"]["zh"] for alert in made)
    assert told == [(2, "payment-fraud", ["陌生人"])]


def test_an_exchange_s_lists_that_grow_tell_an_emptied_account_once(folder: Path) -> None:
    files = {path: path.read_text(encoding="utf-8").splitlines() for path in exports(folder)}
    told = []
    for until in ("26-01-16", "26-02-01 03:10", "26-02-01 03:30", "26-02-01 03:50"):
        for path, (head, *rows) in files.items():
            shown = [row for row in rows if next(c for c in row.split(",") if c[:3] == "26-") < until]
            path.write_text("\n".join([head, *shown]) + "\n", encoding="utf-8")
        told += [(until[-5:], alert["pattern"], alert["severity"]) for alert in look(monitor(folder))]
    assert told == [("03:50", "exchange-withdrawal", "high")]


def test_a_run_that_later_rows_take_back_is_not_told_again_when_it_is_back(folder: Path) -> None:
    rising = [{"to": STRANGER, "amount": str(5 * 2**i), "time": DAY.format(11 + 2 * i)} for i in range(4)]
    later = {"to": STRANGER, "amount": "1", "time": "2024-05-01T09:00:00Z"}
    steps = [STORY[:10], [*STORY[:10], *rising[:3]], *2 * [[*STORY[:10], *rising]]]
    steps += [[*STORY[:10], *rising, later], [*STORY[:10], *rising]]
    told, there = [], []
    for rows in steps:
        export = write(folder / "a.csv", rows)
        told.append([alert["pattern"] for alert in look(monitor(folder))])
        found = scan([export], watchful(Config())).incidents
        there.append([each.pattern for each in found if each.severity >= Severity.medium])
    assert there == [[], [], ["escalating"], ["escalating"], [], ["escalating"]]
    assert told == [[], [], ["escalating"], [], [], []]


def test_what_the_first_run_finds_is_listed_once(
    flagger: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.csv", STORY[:12])
    log = tmp_path / "log"
    command = ("watch", folder, "--once", "--alert", f"file:{log}", "--fail-on", "medium", "--lang", "en")
    first, second = flagger(*command), flagger(*command)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert LIKE_BOB in first.stdout and "12 transfers count as known" in first.stdout
    assert second.stdout == ""
    monkeypatch.setattr("flagger.cli.watch.at_a_terminal", lambda: True)
    assert flagger(*command).stdout == "12 transfer(s) looked at: nothing new\n"
    write(folder / "a.csv", STORY)
    results = [flagger(*command) for _ in range(2)]
    assert [result.exit_code for result in results] == [1, 0]
    assert ["nothing new" in result.stdout for result in results] == [False, True]
    assert len(ids(log)) == 1


def test_existing_ones_on_request(folder: Path, tmp_path: Path) -> None:
    write(folder / "a.csv", STORY)
    log = tmp_path / "log"
    look(monitor(folder, Channel("file", str(log)), existing=True))
    look(monitor(folder, Channel("file", str(log)), existing=True))
    assert len(ids(log)) == 2


def test_several_exports_of_one_wallet_are_one_history(folder: Path, drained: list[Path]) -> None:
    look(monitor(folder))
    for path in drained:
        (folder / path.name).write_bytes(path.read_bytes())
    patterns = [alert["pattern"] for alert in look(monitor(folder))]
    assert "look-alike" in patterns and "approval-drain" in patterns
    assert len(patterns) == len(set(patterns))


def test_wallets_are_kept_apart_and_a_bad_file_stops_nothing(flagger: Run, folder: Path) -> None:
    flagger("watch", folder, "--once")
    write(folder / "a.csv", STORY[:11])
    mine = "0x" + "5" * 40
    write(folder / "b.csv", [{**row, "from": mine, "own": mine, "initiator": mine} for row in STORY[:11]])
    (folder / "c.csv").write_text("what,is,this\n1,2,3\n", encoding="utf-8")
    header = (folder / "a.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "d.csv").write_text(header + "\n", encoding="utf-8")
    made = monitor(folder, state=folder / ".flagger-watch.json").look()
    assert sorted(alert["wallet"] for alert in made.made) == sorted([ALICE, mine])
    assert [Path(problem.where.split(":")[0]).name for problem in made.problems][:1] == ["c.csv"]
    result = flagger("watch", folder, "--once", "--state", folder.parent / "other", "--lang", "en")
    assert result.exit_code == 0
    assert "c.csv" in result.stderr and "left aside" in result.stderr


def test_an_export_that_cannot_be_read_is_exit_2(flagger: Run, folder: Path) -> None:
    (folder / "c.csv").write_text("what,is,this\n1,2,3\n", encoding="utf-8")
    assert flagger("watch", folder / "c.csv", "--once").exit_code == 2
    assert flagger("watch", folder / "none.csv", "--once").exit_code == 2


def test_marks_survive_a_second_export_that_tells_more(folder: Path) -> None:
    bare = write(folder / "a.csv", [{**row, "network": ""} for row in STORY])
    alone = marks(scan([bare], Config()).history)
    full = write(folder / "b.csv", STORY)
    assert set(alone) == set(marks(scan([bare, full], Config()).history)) and len(set(alone)) == len(STORY)


def test_below_the_level_nothing_is_said(folder: Path) -> None:
    look(monitor(folder))
    write(folder / "a.csv", [*STORY[:10], {"to": STRANGER, "amount": "500"}])
    assert look(monitor(folder)) == []
    assert len(look(monitor(folder, level=Severity.low))) == 1


def test_what_the_first_run_knew_is_not_new_at_a_lower_level(folder: Path) -> None:
    write(folder / "a.csv", [*STORY[:10], {"to": STRANGER, "amount": "500"}])
    assert look(monitor(folder)) == []
    assert look(monitor(folder, level=Severity.low)) == []


# --- ended at any moment ----------------------------------------------------------------------


def at_once(slip: Any, job: dict[str, Any]) -> None:
    """What the courier and a command without any memory do, without the cost of two processes."""
    with Path(job["target"]).open("a", encoding="utf-8") as log:
        log.write(job["alert"]["id"] + "\n")
    slip.write(b"done\n")
    slip.flush()


def kill_at(patch: pytest.MonkeyPatch, moment: int) -> None:
    """Raise before or after one step of the protocol: the one with this number."""
    passed = [0]

    def wrapped(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*args: Any, **kwargs: Any) -> Any:
            for part in (None, step):
                if part is not None:
                    result = part(*args, **kwargs)
                if passed[0] == moment:
                    passed[0] += 1
                    raise Killed
                passed[0] += 1
            return result

        return stepping

    patch.setattr(Path, "replace", wrapped(Path.replace))
    patch.setattr(Path, "unlink", wrapped(Path.unlink))
    patch.setattr(delivery, "_send", wrapped(at_once))


def test_ended_at_every_step_nothing_is_lost_or_doubled(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.csv", STORY[:10])
    look(monitor(folder))
    begun = (tmp_path / "state.json").read_bytes()
    write(folder / "a.csv", STORY[:11])
    moment, ended = 0, True
    report = scan([folder / "a.csv"], watchful(Config()))  # reading is not what is ended here
    monkeypatch.setattr("flagger.monitor.scan", lambda paths, config: report)
    while ended:
        (tmp_path / "state.json").write_bytes(begun)
        log = tmp_path / f"log{moment}"
        way = Channel("command", str(log))
        with pytest.MonkeyPatch.context() as patch:
            kill_at(patch, moment)
            try:
                look(monitor(folder, way))
                ended = False
            except Killed:
                moment += 1
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(delivery, "_send", at_once)
            look(monitor(folder, way))
        assert len(ids(log)) == len(set(ids(log))) == 1, moment
    assert moment >= 9
    assert not State.load(tmp_path / "state.json").pending


@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_real_end_while_the_command_runs(folder: Path, tmp_path: Path, how: str) -> None:
    # A shell's background job ignores Ctrl-C and so would its children; a handler here undoes that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write(folder / "a.csv", STORY[:10])
    log, state = tmp_path / "log", tmp_path / "state.json"
    look(monitor(folder))
    write(folder / "a.csv", STORY[:12])
    words = [sys.executable, "-m", "flagger", "watch", str(folder), "--once", "--state", str(state)]
    words += ["--alert", appending(log, after=3.0)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        until = time.monotonic() + 30
        slip = f"{state.name}.*-{parse(words[-1]).key}.slip"
        while not [path for path in tmp_path.glob(slip) if path.read_bytes()] and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.15)  # the job has been handed over; the command sleeps
        first.send_signal(getattr(signal, how))
        first.wait()
        assert ids(log) == []
        again = subprocess.run(words, capture_output=True, check=False)
    assert again.returncode == 0, again.stderr
    assert len(ids(log)) == 1
    assert not list(tmp_path.glob("*.slip"))


def test_what_cannot_be_delivered_is_kept(flagger: Run, folder: Path, tmp_path: Path) -> None:
    flagger("watch", folder, "--once")
    write(folder / "a.csv", STORY[:11])
    log = tmp_path / "later" / "log"
    command = ("watch", folder, "--once", "--alert", f"file:{log}", "--lang", "en")
    result = flagger(*command)
    assert result.exit_code == 3
    assert "could not be delivered" in result.stderr
    log.parent.mkdir()
    assert flagger(*command).exit_code == 0
    assert len(ids(log)) == 1
    assert flagger(*command).exit_code == 0
    assert len(ids(log)) == 1


def test_a_helper_that_ends_without_a_word_has_not_delivered(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.csv", STORY[:11])
    watcher = monitor(folder, Channel("file", str(tmp_path / "log")), existing=True)
    watcher.look()
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_send", lambda slip, job: None)
        assert [why.partition(" / ")[0] for _, why in watcher.hand_over()] == [
            "the helper process ended without a word"
        ]
    assert watcher.state.pending
    assert watcher.hand_over() == [] and len(ids(tmp_path / "log")) == 1


def test_half_a_line_in_the_log_is_written_again(folder: Path, tmp_path: Path) -> None:
    write(folder / "a.csv", STORY)
    log = tmp_path / "log"
    way = Channel("file", str(log))
    look(monitor(folder, way, existing=True))
    whole = log.read_bytes()
    log.write_bytes(whole[:-30])
    look(monitor(folder, way, state=tmp_path / "new.json", existing=True))
    assert log.read_bytes() == whole


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"schema": "flagger/watch/1"}', '{"schema": "x"}', "\x00"]
)
def test_a_damaged_state_is_one_clear_message(flagger: Run, folder: Path, content: str) -> None:
    state = folder / ".flagger-watch.json"
    state.write_text(content, encoding="utf-8")
    result = flagger("watch", folder, "--once", "--lang", "en")
    assert result.exit_code == 2
    assert "not a whole state" in result.stderr and "Traceback" not in result.stderr
    assert state.read_text(encoding="utf-8") == content


def test_a_state_that_may_not_be_read_is_not_called_damaged(flagger: Run, folder: Path) -> None:
    (folder / "state").mkdir()  # opened as a file, this is refused to root, too
    result = flagger("watch", folder, "--once", "--state", folder / "state", "--lang", "en")
    assert result.exit_code == 2 and "the state cannot be read" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="locks of one process do not exclude each other")
def test_two_watches_do_not_share_a_state(flagger: Run, folder: Path) -> None:
    from flagger.monitor.state import lock

    with lock(folder / ".flagger-watch.json"):
        result = flagger("watch", folder, "--once", "--lang", "en")
    assert result.exit_code == 3
    assert "another flagger watch" in result.stderr


def test_it_watches(folder: Path, tmp_path: Path) -> None:
    # A shell's background job ignores Ctrl-C and so would its children; a handler here undoes that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write(folder / "a.csv", STORY[:10])
    log = tmp_path / "log"
    words = [sys.executable, "-m", "flagger", "watch", str(folder), "--alert", f"file:{log}", "--lang", "en"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        while "Ctrl-C" not in running.stderr.readline():
            assert running.poll() is None
        write(folder / "a.csv", STORY[:11])
        until = time.monotonic() + 20
        while not ids(log) and time.monotonic() < until:
            time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        try:
            said, _ = running.communicate(timeout=20)
        finally:
            running.kill()
    assert len(ids(log)) == 1
    assert LIKE_BOB in said
    assert running.returncode == 0


# --- what is said -----------------------------------------------------------------------------

EVIL = '$(touch x)`"; <b>@all [free](https://evil.com/claim) \u202egnp\n\x1b[31m'


def test_a_name_chosen_by_a_stranger_does_nothing(folder: Path) -> None:
    look(monitor(folder))
    write(folder / "a.csv", [*STORY[:10], {"to": LIKE_BOB, "asset": EVIL}])
    (alert,) = look(monitor(folder))
    everything = [alert["message"], alert["title"], *alert["variables"].values(), *alert["text"].values()]
    everything += [transfer["asset"] for transfer in alert["transfers"]]
    for said in everything:
        for part in ("$", "`", '"', "<b>", "@all", "evil.com", "://", "](", "\x1b", "\u202e"):
            assert part not in said, part
    assert all("\n" not in v for k, v in alert["variables"].items() if k != "FLAGGER_ALERT_TEXT")


@pytest.mark.parametrize(
    "name", ["USDT", "USDC.e", "1234.5600", "LP ETH/USDC", "稳定币", "approve(address,uint256)"]
)
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert inert(name) == name


def test_an_alert_names_time_amount_recipient_reason_and_what_to_do(folder: Path) -> None:
    look(monitor(folder))
    write(folder / "a.csv", STORY[:11])
    (alert,) = look(monitor(folder))
    for lang, words in (("zh", ("时间：2024-03-11 09:00:00 UTC", "理由：", "先做：付款前核对")),
                        ("en", ("Time: 2024-03-11 09:00:00 UTC", "Reason: ", "Do first: Before paying"))):  # fmt: skip
        assert all(word in alert["text"][lang] for word in (*words, "1 ETH", LIKE_BOB, "a.csv", "0x0a"))
    assert "2024-03-11 17:00:00 (UTC+08:00)" in alert["message"]


def test_the_command_gets_facts_not_a_shell(folder: Path, tmp_path: Path) -> None:
    look(monitor(folder))
    write(folder / "a.csv", STORY[:11])
    script, got = tmp_path / "c.py", tmp_path / "got.json"
    script.write_text(
        "import json, os, sys\n"
        f"json.dump([sys.argv[1:], dict(os.environ), json.load(sys.stdin)], open({str(got)!r}, 'w', encoding='utf-8'))\n"
    )
    look(monitor(folder, parse(f"command:'{sys.executable}' '{script}' '$HOME; rm'")))
    argv, env, alert = json.loads(got.read_text(encoding="utf-8"))
    assert argv == ["$HOME; rm"]
    assert env["FLAGGER_ALERT_ID"] == alert["id"] and env["FLAGGER_ALERT_RECIPIENT"] == LIKE_BOB
    assert env["FLAGGER_ALERT_AMOUNT"] == "1 ETH × 1" and alert["attempt"] == 1


@pytest.mark.parametrize("spec", ["nonsense", "command:", "file:", "env:NO_SUCH", "webhook:ftp://x"])
def test_unknown_ways_are_refused(flagger: Run, folder: Path, spec: str) -> None:
    result = flagger("watch", folder, "--once", "--alert", spec, "--lang", "en")
    assert result.exit_code == 2
    assert "command:PROGRAM" in result.stderr
    assert list(folder.iterdir()) == []


def test_a_command_that_cannot_run_is_said_before_anything_happens(flagger: Run, folder: Path) -> None:
    plain = folder.parent / "not executable.sh"
    plain.write_text("#!/bin/sh\n", encoding="utf-8")
    for command in ("no-such-program-here", f"'{plain}'", "./tell-me.sh"):
        result = flagger("watch", folder, "--once", "--alert", f"command:{command} x", "--lang", "en")
        assert result.exit_code == 2 and "there is no program" in result.stderr
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize("spec", ["webhook:https://h.example/x", "email:u:p@h.example", "dingtalk://secret/"])
def test_without_apprise_it_says_what_to_install(spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "find_spec", lambda name: None)
    with pytest.raises(FlaggerError) as error:
        parse(spec)
    assert "flagger[alerts]" in error.value.say("en") and "flagger[alerts]" in error.value.say("zh")
    assert "secret" not in error.value.say("en")
