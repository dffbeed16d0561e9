"""What a page carries: only the portable files that its own elements need."""

import json

import pytest

from nqpf_widgets.page import bundle, needs
from nqpf_widgets.page.static import html
from nqpf_widgets import explorer

WHOLE = json.dumps({"files": [
    ["one/__init__.py", ""],
    ["one/core.py", "import math\n"],
    ["one/data/kept.csv", "a\n1\n"],
    ["one/data/kept.json", "{}"],
    ["one/data/other.csv", "a\n1\n"],
    ["one/explorers/far.py", "from one.models import deep\nTABLE = 'kept'\n"],
    ["one/explorers/near.py", "from one import core\n"],
    ["one/models/deep.py", "import one.core\n"],
]})


def paths(*modules):
    return [path for path, text in json.loads(needs.part(WHOLE, modules))["files"]]


def test_a_part_holds_what_is_imported_and_nothing_else():
    assert paths("one.explorers.near") == ["one/__init__.py", "one/core.py", "one/explorers/near.py"]


def test_a_part_follows_imports_and_takes_the_tables_that_are_named():
    assert paths("one.explorers.far") == [
        "one/__init__.py", "one/core.py", "one/data/kept.csv", "one/data/kept.json",
        "one/explorers/far.py", "one/models/deep.py",
    ]


def test_a_module_that_is_not_portable_is_named():
    with pytest.raises(KeyError, match="one/explorers/gone.py"):
        paths("one.explorers.gone")


def test_the_growth_accounting_page_carries_its_tables_and_no_other_explorer():
    [modules] = needs.NEEDS.findall(html(explorer.load("growth-accounting")))
    part = json.loads(needs.part(bundle.portable(["nqpf_widgets"]), modules.split()))["files"]
    names = [path for path, text in part]
    assert "nqpf_widgets/data/pwt_1001.csv" in names and "nqpf_widgets/models/growth.py" in names
    assert [name for name in names if "explorers/" in name and not name.endswith("__init__.py")] == [
        "nqpf_widgets/explorers/growth_accounting.py"
    ]
