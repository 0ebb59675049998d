"""What a user can fix: where it is (file:line), what is wrong, what to do about it."""

from flagger.text import Lang, Text


class FlaggerError(Exception):
    """Something the user can put right; nothing has been written when it is raised.

    `problem` and `hint` are templates filled from the keyword facts; `exit_code` is
    what the command ends with (2: not understood, 3: could not write).
    """

    exit_code = 2

    def __init__(self, where: str, problem: Text, hint: Text, /, **facts: object) -> None:
        super().__init__(where)
        self.where, self.problem, self.hint, self.facts = where, problem, hint, facts

    def say(self, lang: Lang) -> str:
        """`where: what is wrong`, and what to do on a line of its own."""
        start = f"{self.where}: " if self.where else ""
        return f"{start}{self.problem.say(lang, **self.facts)}\n  {self.hint.say(lang, **self.facts)}"

    def __str__(self) -> str:
        return self.say("en")


class CannotWrite(FlaggerError):
    """The report folder could not be made, or must not be touched."""

    exit_code = 3
