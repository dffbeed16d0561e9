"""What a person decided, and for which answer.

nbgrader notes that points were given by hand, not which answer they were given
for. A table of ours in the gradebook keeps, for each graded cell, a digest of
the answer that was shown last and of the one that a person settled: while the
two agree, the cell waits for nobody.
"""

from nbgrader.api import Grade
from sqlalchemy import Column, String, or_, select, update
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Seen(Base):
    """shown: the answer as the last pass left it; settled: the answer as a person last left it unflagged."""

    __tablename__ = "nqpf_seen"

    grade_id = Column(String(32), primary_key=True)
    shown = Column(String(16), nullable=False)
    settled = Column(String(16))


def note_decisions(gradebook):
    """Whatever is not flagged now was settled as it was last shown. To be called before anything is graded anew."""
    Base.metadata.create_all(bind=gradebook.engine)
    flagged = select(Grade.id).where(Grade.needs_manual_grade)
    news = or_(Seen.settled.is_(None), Seen.settled != Seen.shown)
    change = update(Seen).where(Seen.grade_id.not_in(flagged), news).values(settled=Seen.shown)
    gradebook.db.execute(change, execution_options={"synchronize_session": False})
    gradebook.db.commit()


def note_shown(gradebook, grade, seen, shown):
    """Note the answer that a cell shows now; returns whether a person settled it."""
    if seen is None:
        gradebook.db.add(Seen(grade_id=grade.id, shown=shown))
        return False
    seen.shown = shown
    return seen.settled == shown
