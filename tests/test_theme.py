"""The colours can be told apart, by everybody, on light and on dark ground."""

import itertools
import math

import pytest

from nqpf_widgets.theme import ROLES, THEME, css_variables

MODES = ("light", "dark")
# Machado, Oliveira & Fernandes (2009), severity 1, on linear RGB.
EYES = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
SHOWN_TOGETHER = (
    ("data", "model", "baseline", "gain", "loss"),
    ("series1", "series2", "series3", "series4", "series5", "series6"),
)


def linear(colour):
    shares = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(one, other):
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear(c))) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def oklab(colour, eye):
    rgb = [min(1, max(0, sum(w * v for w, v in zip(row, linear(colour))))) for row in EYES[eye]]
    cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    long, middle, short = (sum(w * v for w, v in zip(row, rgb)) ** (1 / 3) for row in cones)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_stands_out_from_the_ground(role, mode):
    assert contrast(THEME["roles"][role][mode], THEME["ground"][mode]) >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("group", SHOWN_TOGETHER, ids=lambda group: group[0])
def test_colours_shown_together_can_be_told_apart(group, mode, eye):
    """Distance in OKLab, in hundredths; under 2 two colours look alike."""
    for one, other in itertools.combinations(group, 2):
        colours = [oklab(THEME["roles"][role][mode], eye) for role in (one, other)]
        assert 100 * math.dist(*colours) > 7.5, (one, other)


def test_no_two_roles_share_a_light_colour():
    """The drawing finds a role by its light colour."""
    shades = [THEME["roles"][role]["light"] for role in ROLES] + [THEME["ground"]["light"], "#000000"]
    assert len(set(shades)) == len(shades)


def test_every_role_is_a_variable_of_the_style():
    assert f"--nqpf-loss:{THEME['roles']['loss']['dark']};" in css_variables("dark")
    assert css_variables("light").count("--nqpf-") == len(ROLES) + 1
