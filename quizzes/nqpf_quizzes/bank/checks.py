"""What a bank file's keys must say together: each check yields (path in the file, message)."""

from nqpf_quizzes.items import drawing, scoring
from nqpf_quizzes.problems import did_you_mean
from nqpf_widgets import explorer as explorers
from nqpf_widgets import text

SEEDS = [f"check {number}" for number in range(20)]
CONDITIONS = scoring.CONDITIONS


def check_file(file, stem):
    """Everything wrong with a BankFile as a whole; stem: the file's name without .yml."""
    if file.chapter != stem:
        yield ("chapter",), f'found "{file.chapter}"; allowed: "{stem}", as the file is called'
    objectives = [one.id for one in file.objectives]
    yield from _names(file.chapter, "objectives", objectives)
    yield from _names(file.chapter, "items", [one.id for one in file.items])
    for i, item in enumerate(file.items):
        path = ("items", i)
        if item.objective not in objectives:
            yield (*path, "objective"), (
                f'found "{item.objective}"; allowed: {", ".join(objectives)}.{did_you_mean(item.objective, objectives)}')
        for place, message in CHECKS[item.kind](item):
            yield (*path, *place), message


def _names(chapter, key, names):
    for i, name in enumerate(names):
        if not name.startswith(chapter + "-"):
            yield (key, i, "id"), f'found "{name}"; it must start with "{chapter}-"'
        if name in names[:i]:
            yield (key, i, "id"), f'"{name}" stands twice in this file; give one of them another name'


def _check_choice(item):
    right = sum(option.right for option in item.options)
    if right != 1:
        yield ("options",), f"found {right} right options; allowed: one. Mark it right: true, or make the kind multi"
    yield from _check_options(item)


def _check_multi(item):
    right = sum(option.right for option in item.options)
    if right == 0:
        yield ("options",), "found no right option; mark one or more right: true"
    if right == len(item.options):
        yield ("options",), "every option is right, so that ticking all needs no thought; add a wrong one"
    yield from _check_options(item)


def _check_options(item):
    for i, option in enumerate(item.options):
        if option.right and option.misconception:
            yield ("options", i, "misconception"), "a right option has none; take it out"


def _check_numeric(item):
    given = [name for name in ("absolute", "relative") if getattr(item.tolerance, name) is not None]
    if len(given) != 1:
        yield ("tolerance",), f"found {' and '.join(given) or 'nothing'}; give either absolute or relative"
        return
    if (item.answer is None) == (item.vary is None):
        found = "both" if item.vary else "neither"
        yield ("answer",), f"found {found} of answer and vary; give answer, or vary if the figures are drawn"
    elif item.vary:
        yield from _check_varying(item)
    else:
        yield from _check_fixed(item)


def _check_fixed(item):
    tolerance = item.tolerance.model_dump(exclude_none=True)
    if item.answer == 0 and item.tolerance.relative:
        yield ("tolerance",), "a fraction of the answer 0 is 0; give an absolute tolerance"
    for i, slip in enumerate(item.slips):
        path = ("slips", i, "value")
        if slip.value is None:
            yield path, "is missing; write the number that the error leads to"
        elif scoring.is_near(slip.value, item.answer, tolerance):
            yield path, (f"found {slip.value:g}, which the tolerance takes for the answer {item.answer:g}; "
                         "narrow the tolerance or take the slip out")
        elif slip.value in [other.value for other in item.slips[:i]]:
            yield path, f"found {slip.value:g}, which another slip has too; keep one"


def _check_varying(item):
    for i, slip in enumerate(item.slips):
        if slip.value is not None:
            yield ("slips", i, "value"), "is computed where an item varies; take it out"
    plain = item.model_dump(exclude_none=True)
    texts = [(("stem",), item.stem), (("why",), item.why)]
    texts += [(("slips", i, "why"), slip.why) for i, slip in enumerate(item.slips)]
    try:
        drawn = [drawing.draw(plain, seed) for seed in SEEDS]
    except drawing.DrawError as problem:
        yield ("vary",), str(problem)
        return
    except Exception as problem:  # whatever a new function does wrong
        yield ("vary",), f"items/varying/{item.vary}.py fails: {type(problem).__name__}: {problem}"
        return
    for path, template in texts:
        try:
            for one in drawn:
                text.fill(template, dict(one["values"]))
        except text.TextError as problem:
            yield path, str(problem)
    if "{" not in item.stem:
        yield ("stem",), "shows none of the drawn figures; write them as {name:format}, as {output:number1}"


def _check_match(item):
    for i, pair in enumerate(item.left):
        if pair.answer > len(item.right):
            yield ("left", i, "answer"), f"found {pair.answer}; allowed: 1 to {len(item.right)}, a number on the right"
    for key, texts in (("left", [pair.text for pair in item.left]), ("right", item.right)):
        for i, one in enumerate(texts):
            if one in texts[:i]:
                yield (key, i), f'"{one}" stands twice; keep one'


def _check_explorer(item):
    try:
        explorer = explorers.load(item.explorer)
    except explorers.UnknownExplorerError:
        from nqpf_widgets import names

        yield ("explorer",), f'found "{item.explorer}"; allowed: {", ".join(names())}.{did_you_mean(item.explorer, names())}'
        return
    if item.pool == "practice" and any(goal.task for goal in item.goals) and len(item.goals) > 1:
        yield ("goals",), "a task is a goal of its own; leave the others out"
    found = [(("goals", i, *place), words) for i, goal in enumerate(item.goals) for place, words in _check_goal(goal, explorer)]
    yield from found
    if item.example is not None and not found:
        yield from _check_example(item)


def _check_example(item):
    plain = item.model_dump(exclude_none=True)
    result = scoring.score(plain, item.example)
    if result["outcome"] == "malformed":
        yield ("example",), result["message"]
    elif result["outcome"] != "right":
        missed = [part["about"] for part in result["feedback"] if not part["right"]]
        yield ("example",), f"does not reach the goals on {', '.join(missed)}; correct the example or the goals"


def _check_goal(goal, explorer):
    about = [name for name in ("readout", "control", "task") if getattr(goal, name) is not None]
    if len(about) != 1:
        yield (), f"found {' and '.join(about) or 'none'} of readout, control and task; give one of them"
        return
    conditions = [name for name in CONDITIONS if getattr(goal, name) is not None]
    if bool(conditions) == bool(goal.task):
        yield (), ("a task holds its own condition; take out " + ", ".join(conditions) if goal.task
                   else "says no condition; give one of " + ", ".join(CONDITIONS))
    known = _known(explorer)[about[0]]
    name = getattr(goal, about[0])
    if name not in known:
        yield (about[0],), f'found "{name}"; {explorer.name} has {", ".join(known)}.{did_you_mean(name, known)}'
    elif goal.control:
        yield from _check_values(goal, explorer.control(goal.control))


def _check_values(goal, control):
    """Whether a control can take the values that a goal names."""
    named = [(name, [getattr(goal, name)]) for name in CONDITIONS if name != "one_of"]
    for name, values in named + [("one_of", goal.one_of or [])]:
        for value in values:
            if value is None:
                continue
            if control.kind != "slider" and name not in ("equals", "one_of"):
                yield (name,), f"{control.name} is no number; use equals or one_of"
                continue
            try:
                control.check(value)
            except explorers.ParameterError as problem:
                yield (name,), problem.message


def _known(explorer):
    """What a goal can be about: readouts at the defaults or after one choice, controls, tasks."""
    readouts = []
    settings = [{}] + [{one.name: value} for one in explorer.controls for value, label in one.options]
    for params in settings:
        shown = [one["key"] for one in explorer.run(params).readouts]
        readouts += [key for key in shown if key not in readouts]
    return {
        "readout": readouts,
        "control": [one.name for one in explorer.controls],
        "task": [one.key for one in explorer.tasks],
    }


def _check_essay(item):
    for i, criterion in enumerate(item.rubric):
        points = [level.points for level in criterion.levels]
        if points[0] != 0:
            yield ("rubric", i, "levels", 0, "points"), f"found {points[0]:g}; the first level is worth 0"
        for j in range(1, len(points)):
            if points[j] <= points[j - 1]:
                yield ("rubric", i, "levels", j, "points"), f"found {points[j]:g} after {points[j - 1]:g}; levels rise"


CHECKS = {
    "choice": _check_choice,
    "multi": _check_multi,
    "numeric": _check_numeric,
    "match": _check_match,
    "explorer": _check_explorer,
    "essay": _check_essay,
}
