"""How long a class takes to grade, by stock nbgrader and by ours."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from bench.ground import ROOT, BenchError
from bench.table import Row

CLASS = 100
ASSIGNMENT = "connotation"
HOW = (
    f"The same class of {CLASS} simulated students, graded by nbgrader autograde as it comes (every notebook "
    "executed in a kernel), with our configuration, and by nqpf-quiz grade; one run each, start-up included."
)
STOCK = """
import os
c = get_config()
c.CourseDirectory.root = os.getcwd()
c.CourseDirectory.course_id = "bench"
"""


def measure(ground):
    with tempfile.TemporaryDirectory() as home:
        stock, ours, ours_in_one = set_up(Path(home))
        slow = timed(stock, "nbgrader", "autograde", ASSIGNMENT)
        fast = timed(ours, "nbgrader", "autograde", ASSIGNMENT)
        once = timed(ours_in_one, "nqpf-quiz", "grade", ASSIGNMENT)
        start = timed(ours_in_one, "nqpf-quiz", "grade", ASSIGNMENT)
        check_same(stock, ours, ours_in_one)
    detail = f"stock {slow:.0f} s, ours {fast:.1f} s"
    yield Row("nbgrader autograde against stock", slow / fast, ">=", 5, "times faster", detail=detail)
    each = max(once - start, 1e-3) / CLASS
    detail = f"stock {slow / CLASS * 1000:.0f} ms, ours {each * 1000:.1f} ms, start-up of {start:.1f} s taken off"
    yield Row("nqpf-quiz grade, per submission", slow / CLASS / each, ">=", 50, "times faster", detail=detail)


def set_up(home):
    """Three course folders with the same class, handed in and not graded."""
    from nqpf_quizzes import bank, compose
    from nqpf_quizzes.classroom.handing_in import hand_in
    from nqpf_quizzes.classroom.students import Student

    quizzes = ROOT / "quizzes"
    assignment = compose.load(quizzes / "assignments" / f"{ASSIGNMENT}.yml", bank.load(quizzes / "bank"))
    first = home / "ours"
    compose.write(assignment, first / "source")
    configure(first, f"from nqpf_quizzes.grading.wiring import configure\nconfigure(c, {str(quizzes)!r}, '')\n")
    timed(first, "nbgrader", "generate_assignment", ASSIGNMENT)
    released = json.loads((first / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text("utf-8"))
    for number in range(CLASS):
        ability = Random(f"bench {number}").gauss(0.4, 1.1)
        hand_in(first, released, assignment, Student(f"s{number:03d}", "", "", ability, None, 0))
    for name in ("stock", "once"):
        shutil.copytree(first, home / name)
    configure(home / "stock", "")
    return home / "stock", first, home / "once"


def configure(folder, more):
    (folder / "nbgrader_config.py").write_text(STOCK + more, "utf-8")


def timed(folder, command, *arguments):
    """Seconds that a command takes in a course folder."""
    tools = Path(sys.executable).parent
    environment = {**os.environ, "NQPF_QUIZZES": str(ROOT / "quizzes"), "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    start = time.perf_counter()
    done = subprocess.run(
        [tools / command, *arguments], cwd=folder, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise BenchError(f"{command} {' '.join(arguments)} failed: {done.stdout[-1500:]}")
    return time.perf_counter() - start


def check_same(*folders):
    """BenchError where the three did not give everyone the same score."""
    from nbgrader.api import Gradebook

    scores = []
    for folder in folders:
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "bench") as gradebook:
            scores.append({one.student.id: round(one.score, 9) for one in gradebook.assignment_submissions(ASSIGNMENT)})
    if any(one != scores[0] or len(one) != CLASS for one in scores):
        raise BenchError("The three ways to grade do not give the same scores, so their times say nothing.")
