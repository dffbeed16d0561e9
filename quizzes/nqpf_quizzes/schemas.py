"""The schemas that editors check bank and assignment files by: generated, and committed beside this file."""

from pathlib import Path

from nqpf_quizzes import bank
from nqpf_quizzes.bank.models import BankFile
from nqpf_quizzes.compose import assignment

HERE = Path(__file__).parent
SCHEMAS = {bank.SCHEMA: BankFile, assignment.SCHEMA: assignment.AssignmentFile}


def stale():
    """The paths of schemas that are not as their models say."""
    return [HERE / name for name, model in SCHEMAS.items() if _read(HERE / name) != bank.schema_text(model)]


def write():
    """Write the schemas that are stale; returns their paths."""
    written = stale()
    for path in written:
        path.write_text(bank.schema_text(SCHEMAS[path.name]), encoding="utf-8", newline="\n")
    return written


def _read(path):
    return path.read_text(encoding="utf-8") if path.is_file() else None
