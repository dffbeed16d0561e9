"""The look that all hosts share: colour roles, picture boxes and line widths, from theme.json."""

import json
from pathlib import Path

THEME = json.loads((Path(__file__).parent / "theme.json").read_text(encoding="utf-8"))
ROLES = tuple(THEME["roles"])


def css_variables(mode):
    """The declarations `--nqpf-ROLE:#rrggbb;` of all colour roles and of the ground; mode: light or dark."""
    shades = {**THEME["roles"], "ground": THEME["ground"]}
    return "".join(f"--nqpf-{role}:{shade[mode]};" for role, shade in shades.items())
