"""What is wrong with a file of the course, and where: said in words, never as a traceback."""

import difflib
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    file: its name as a reader would type it; message: what was found, what is allowed and what to do;
    line: counted from 1; item and field: where in the file.
    """

    file: str
    message: str
    line: int | None = None
    item: str = ""
    field: str = ""

    def __str__(self):
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return ": ".join(part for part in (place, self.item, self.field, self.message) if part)


class CourseError(Exception):
    """Files of the course that cannot be used; `problems` holds every reason that was found."""

    def __init__(self, problems):
        self.problems = [problems] if isinstance(problems, Problem) else list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(found, known):
    """A sentence that proposes the nearest known name, or ""."""
    near = difflib.get_close_matches(str(found), [str(one) for one in known], 1, 0.6)
    return f" Did you mean {near[0]}?" if near else ""
