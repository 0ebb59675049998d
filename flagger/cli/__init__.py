"""The command line; the only place that prints or exits."""

import gc

import typer

from flagger.cli import catalogue, evaluate, inspect, report, scan, train, verify, watch
from flagger.cli.usage import Bilingual

# Objects made before the garbage collector looks at the young ones: by its default of 700 it looks hundreds
# of times in one report, for a twentieth of the whole time, and finds next to nothing.
_YOUNG = 50_000

app = typer.Typer(
    name="flagger",
    cls=Bilingual,
    help="Find and explain the unusual transfers in an exported wallet history. "
    "从导出的钱包记录中找出并解释不寻常的转账。Offline; nothing leaves this machine. 离线运行，数据不离开本机。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("report")(report.report)
app.command("scan")(scan.scan)
app.command("inspect")(inspect.inspect)
app.command("verify")(verify.verify)
app.command("evaluate")(evaluate.evaluate)
app.command("watch")(watch.watch)
app.command("formats")(catalogue.formats)
app.command("rules")(catalogue.rules)
app.command("explain")(catalogue.explain)
app.command("train")(train.train)


@app.callback(invoke_without_command=True)
def main(version: bool = typer.Option(False, "--version", help="Print the version. 显示版本。")) -> None:
    """Set the console up; print the version if asked."""
    from flagger import __version__
    from flagger.cli.console import prepare

    prepare()
    gc.set_threshold(_YOUNG)
    if version:
        typer.echo(__version__)
        raise typer.Exit
