"""An explorer in a real JupyterLab 4: by keyboard, in light and dark, without flicker."""

import re

import pytest
from labserver import THEMES, folder, lab, open_notebook  # noqa: F401

from nqpf_widgets.text import MESSAGES
from nqpf_widgets.theme import THEME

CELLS = [
    "import toys\nfrom nqpf_widgets.notebook import NotebookExplorer\ne = NotebookExplorer(toys.toy(), {})\ne",
    "'the slope is', e.params['slope']",
]
SHOWN = ".nqpf-view svg:visible path"

# Notes each picture put in place, and whether the panel was ever without one or changed its height.
WATCH = """() => {
  const panel = document.querySelector(".nqpf-notebook");
  window.seen = { pictures: 0, blank: 0, heights: [] };
  let last = panel.querySelector(".nqpf-view");
  new MutationObserver(() => {
    const view = panel.querySelector(".nqpf-view");
    if (!view || !view.querySelector("svg path")) return void window.seen.blank++;
    if (view === last) return;
    last = view;
    window.seen.pictures++;
    window.seen.heights.push(panel.getBoundingClientRect().height);
  }).observe(panel, { childList: true, subtree: true });
}"""


def control(page, label):
    """The slider whose label this is: ipywidgets gives its handle no name of its own."""
    return page.locator(".widget-slider", has=page.get_by_text(label, exact=True)).get_by_role("slider")


def move(page, slider, key):
    """Press a key on a slider, and wait for the picture that follows."""
    before = page.evaluate("window.seen.pictures")
    slider.press(key)
    page.wait_for_function("(before) => window.seen.pictures > before", arg=before)


def test_a_slider_moved_by_key_redraws_without_a_blank_frame_or_a_jump(open_notebook):
    page = open_notebook()
    page.evaluate(WATCH)
    slope, path = control(page, "Slope (%)"), page.locator(".nqpf-wide [data-mark] path")
    drawn, number = path.get_attribute("d"), page.locator("[data-readout=top]").inner_text()
    for _ in range(5):
        move(page, slope, "ArrowRight")
    assert float(slope.get_attribute("aria-valuenow")) == 4
    assert page.locator(".nqpf-reading").inner_text() == "At 4.0 it ends at 8,008.0."
    assert path.get_attribute("d") != drawn
    assert (number, page.locator("[data-readout=top]").inner_text()) == ("1,001.00 units", "2,669.33 units")
    seen = page.evaluate("window.seen")
    assert seen["pictures"] >= 5 and seen["blank"] == 0
    assert len(set(seen["heights"])) == 1
    page.locator(".jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Shift+Enter")
    page.get_by_text("('the slope is', 4.0)").wait_for()


def test_an_exact_value_can_be_typed(open_notebook):
    page = open_notebook()
    box = page.locator(".widget-slider", has=page.get_by_text("Slope (%)", exact=True)).locator(".widget-readout")
    box.fill("2.5")
    box.press("Enter")
    page.get_by_text("At 2.5 it ends at 5,005.0.").wait_for()
    assert control(page, "Slope (%)").get_attribute("aria-valuenow") == "2.5"


def test_a_view_that_fails_keeps_the_last_picture_and_says_why(open_notebook):
    page = open_notebook()
    page.evaluate(WATCH)
    control(page, "Slope (%)").press("End")
    page.get_by_text("At 20.0 it ends at").wait_for()
    for _ in range(13):
        move(page, control(page, "Slope (%)"), "ArrowLeft")
    picture = page.locator(".nqpf-view").inner_html()
    control(page, "Slope (%)").press("ArrowLeft")
    page.get_by_role("alert").get_by_text("thirteen brings bad luck").wait_for()
    assert page.locator(".nqpf-view").inner_html() == picture
    move(page, control(page, "Slope (%)"), "ArrowLeft")
    page.get_by_role("alert").wait_for(state="detached")


def test_a_task_is_ticked_and_figures_and_model_unfold(open_notebook):
    page = open_notebook()
    assert page.locator(".nqpf-tick").get_attribute("aria-label") == MESSAGES["task_is_open"]
    control(page, "Slope (%)").press("End")
    page.get_by_role("img", name=MESSAGES["task_is_done"], exact=True).wait_for()
    page.get_by_role("button", name=MESSAGES["table"]).click()
    assert page.locator(".nqpf-notebook caption").inner_text() == "Path"
    page.get_by_role("button", name=MESSAGES["model"]).click()
    page.locator(".nqpf-notebook pre", has_text="def account(").wait_for()
    page.get_by_role("button", name=MESSAGES["reset"]).click()
    page.get_by_text("At 1.5 it ends at 3,003.0.").wait_for()


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_marks_stand_out_in_either_theme(open_notebook, theme):
    """Words take the theme's colour, marks the role's shade for it."""
    page = open_notebook(theme)
    page.wait_for_selector(f'body[data-jp-theme-name="{THEMES[theme]}"]', state="attached")
    colours = page.evaluate("""() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return {
        text: style(".nqpf-view svg text").fill, reading: style(".nqpf-reading").color,
        line: style('.nqpf-view [stroke="var(--nqpf-data)"]').stroke,
      };
    }""")
    assert colours["text"] == colours["reading"]
    assert brightness(colours["text"]) < 100 if theme == "light" else brightness(colours["text"]) > 200
    assert colours["line"] == "rgb({}, {}, {})".format(*bytes.fromhex(THEME["roles"]["data"][theme][1:]))


def brightness(colour):
    """0 (black) to 255 (white), over black for a colour that lets light through."""
    numbers = [float(number) for number in re.findall(r"[\d.]+", colour)]
    return sum(numbers[:3]) / 3


@pytest.mark.parametrize(("width", "box"), [(1280, "nqpf-wide"), (620, "nqpf-narrow")])
def test_the_panel_fits_its_place(open_notebook, width, box):
    page = open_notebook(width=width)
    (shown,) = (svg for svg in page.locator(".nqpf-view svg[role=img]").all() if svg.is_visible())
    assert shown.get_attribute("class") == box
    assert page.evaluate("""() => {
      const panel = document.querySelector(".nqpf-notebook"), right = panel.getBoundingClientRect().right + 1;
      const out = [...panel.querySelectorAll("svg, .widget-slider, select, p")].filter(
        (one) => one.getBoundingClientRect().right > right);
      return [panel.scrollWidth - panel.clientWidth, out.length];
    }""") == [0, 0]
