"""The format of a bank file: every key, its type, and what to write there.

From these models come the checks when a file is loaded and the schema that editors use.
"""

from typing import Annotated, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
Above0 = Annotated[float, Field(allow_inf_nan=False, gt=0)]
Value = Union[bool, int, Number, Text]
LETTERS = 8


class Strict(BaseModel):
    """No key but those declared, no value turned into another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Objective(Strict):
    id: Name = Field(description="a name that starts with the chapter's, as hallmark-1")
    text: Text = Field(description="what a learner can do, beginning with a verb that one can observe")


class Option(Strict):
    text: Text = Field(description="the option, alike in length and form to the others")
    right: bool = Field(False, description="true for an option that is right; leave it out otherwise")
    why: Text = Field(description="why this option is right, or is not: what a reader who chose it should hear")
    misconception: Name | None = Field(None, description="a short name of the error that leads to a wrong option")


class Tolerance(Strict):
    absolute: Above0 | None = Field(None, description="in the unit of the answer")
    relative: Above0 | None = Field(None, description="a fraction of the answer, 0.01 for 1 %")


class Slip(Strict):
    value: Number | None = Field(None, description="the number that the error leads to; left out where the item varies")
    misconception: Name = Field(description="a short name of the error; where the item varies, as its function calls it")
    why: Text = Field(description="what a reader who made this error should hear")


class Pair(Strict):
    text: Text = Field(description="what is to be matched")
    answer: int = Field(ge=1, description="the number, from 1, of its match on the right")
    why: Text = Field(description="why it belongs there")


class Goal(Strict):
    readout: Text | None = Field(None, description="the key of a readout of the explorer")
    control: Text | None = Field(None, description="the name of a control of the explorer")
    task: Text | None = Field(None, description="the key of a task of the explorer, in practice only")
    at_least: Number | None = Field(None, description="not below this number")
    at_most: Number | None = Field(None, description="not above this number")
    above: Number | None = Field(None, description="above this number")
    below: Number | None = Field(None, description="below this number")
    equals: Value | None = Field(None, description="this value")
    one_of: Annotated[list[Value], Field(min_length=1)] | None = Field(None, description="one of these values")
    why: Text = Field(description="what a reader should hear about this goal")


class Level(Strict):
    points: Annotated[float, Field(allow_inf_nan=False, ge=0)] = Field(description="the points of this level")
    text: Text = Field(description="what an essay of this level does")


class Criterion(Strict):
    criterion: Text = Field(description="what is judged")
    levels: list[Level] = Field(min_length=2, description="levels from 0 points upwards")


class Item(Strict):
    """What items of every kind share."""

    id: Name = Field(description="a name of its own in the whole bank that starts with the chapter's, as hallmark-residual-sign")
    pool: Literal["practice", "graded"] = Field(description="practice or graded")
    objective: Name = Field(description="the id of an objective of this file")
    bloom: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"] = Field(
        description="what it asks of the learner, by Bloom's levels")
    section: Text | None = Field(None, description="the label in the book that feedback links to; by default the chapter's")
    stem: Text = Field(description="the question, which can be read without its options")
    sources: list[Text] = Field(default_factory=list, description="keys of references.bib that the item rests on")


class Choice(Item):
    kind: Literal["choice"]
    options: list[Option] = Field(min_length=2, max_length=LETTERS, description="options, one of them right: true")


class Multi(Item):
    kind: Literal["multi"]
    options: list[Option] = Field(min_length=2, max_length=LETTERS, description="options, one or more of them right: true")


class Numeric(Item):
    kind: Literal["numeric"]
    unit: Text = Field(description='the unit of the answer, as "% a year", or what it counts, as "index, 1 before upgrading"')
    answer: Number | None = Field(None, description="the answer; left out where the item varies")
    vary: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")] | None = Field(
        None, description="the file in items/varying/ that draws the figures, without .py")
    tolerance: Tolerance = Field(description="{absolute: ...} or {relative: ...}")
    why: Text = Field(description="how the answer is found")
    slips: list[Slip] = Field(default_factory=list, description="wrong numbers that are recognised")


class Match(Item):
    kind: Literal["match"]
    left: list[Pair] = Field(min_length=2, max_length=LETTERS, description="what is to be matched, letters a, b, c...")
    right: list[Text] = Field(min_length=2, max_length=12, description="what it is matched with, numbers 1, 2, 3...")


class Explorer(Item):
    kind: Literal["explorer"]
    explorer: Text = Field(description="the name of an explorer, as growth-accounting")
    goals: list[Goal] = Field(min_length=1, description="what the settings must reach")
    example: dict[str, Value] | None = Field(None, description="settings that reach every goal, for the instructor only")


class Essay(Item):
    kind: Literal["essay"]
    rubric: list[Criterion] = Field(min_length=1, description="criteria, which students see")
    guidance: Text = Field(description="for the grader only")


KINDS = {"choice": Choice, "multi": Multi, "numeric": Numeric, "match": Match, "explorer": Explorer, "essay": Essay}
AnyItem = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]


class BankFile(Strict):
    """A file of the question bank: the items of one chapter."""

    chapter: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")] = Field(
        description="the chapter's label, which is also this file's name")
    objectives: list[Objective] = Field(min_length=1, description="the chapter's objectives")
    items: list[AnyItem] = Field(description="the items")
