"""Live pictures: like the static ones, one image for a screen reader, coloured by the page's style."""

import pytest
from playwright.sync_api import expect
from workshop import next_view, ready, site, workshop_folder  # noqa: F401

NARROW = 382  # pixels of a screen whose pictures have exactly the theme's narrow width
PICTURES = ["lines", "lying", "upright", "cells"]
PLACED = """() => [...document.querySelectorAll(".nqpf-picture")].map((picture) => {
  const shown = [...picture.querySelectorAll("svg")].find((svg) => svg.checkVisibility());
  const frame = shown.getBoundingClientRect();
  const at = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [(left + right) / 2 - frame.left, (top + bottom) / 2 - frame.top].map((pixel) => Math.round(pixel * 10) / 10);
  };
  const texts = [...shown.querySelectorAll("text")].map((text) => [text.textContent, ...at(text)]);
  const circles = [...shown.querySelectorAll("circle")].map((circle) => at(circle));
  return { texts: texts.sort(), circles: circles.sort() };
})"""

SHOWN = """() => [...document.querySelectorAll(".nqpf-picture > svg, .nqpf-readouts")].map(
    (each) => (each.localName === "svg" ? each.outerHTML : each.innerHTML).replace(/plot-clip-\\d+/g, "clip"))"""


@pytest.fixture
def gallery(page):
    page.goto("gallery.html")
    ready(page, "gallery")
    return page


def choose(page, label, value):
    if page.get_by_label(label).input_value() != value:
        next_view(page, lambda: page.get_by_label(label).select_option(value))


@pytest.mark.parametrize("name", ["toy", "gallery"])
def test_words_and_dots_stand_where_the_static_picture_has_them(new_page, name):
    page = new_page(viewport={"width": NARROW, "height": 800})
    held = []
    page.route("**/drawing.*.js", lambda route: held.append(route))
    with page.expect_request("**/drawing.*.js"):
        page.goto(f"{name}.html")
    static = page.evaluate(PLACED)
    held[0].continue_()
    ready(page, name)
    live = page.evaluate(PLACED)
    for before, after in zip(static, live, strict=True):
        assert [text[0] for text in after["texts"]] == [text[0] for text in before["texts"]]
        for one, other in zip(before["texts"] + before["circles"], after["texts"] + after["circles"], strict=True):
            assert other[-2:] == pytest.approx(one[-2:], abs=1), (one, other)


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_that_was_moved_is_the_one_that_a_link_to_it_draws(gallery, new_page, picture):
    for label, value in (("Picture", "upright"), ("Scale", "log"), ("Picture", picture), ("Scale", "linear")):
        choose(gallery, label, value)
    next_view(gallery, lambda: gallery.get_by_label("Size").first.press("PageUp"))
    size = gallery.locator("data[data-readout=size]").get_attribute("data-value")
    fresh = new_page()
    fresh.goto(f"gallery.html?gallery.size={size}&gallery.picture={picture}")
    ready(fresh, "gallery")
    assert gallery.evaluate(SHOWN) == fresh.evaluate(SHOWN)


def test_what_does_not_change_stays_in_place(gallery):
    gallery.evaluate("document.querySelectorAll('.nqpf-picture > svg *').forEach((each) => { each.isOld = true; })")
    choose(gallery, "Picture", "upright")
    kept = "(svg) => [...svg.querySelectorAll('*')].map((each) => each.isOld === true)"
    first, second = (gallery.locator(f"[data-chart='{i}'] svg").evaluate(kept) for i in (0, 1))
    assert all(second) and not all(first)
    next_view(gallery, lambda: gallery.get_by_label("Size").first.press("ArrowRight"))
    second = gallery.locator("[data-chart='1'] svg")
    assert not all(second.evaluate(kept)), "the bars are others"
    years = second.locator("text", has_text="2001")
    assert years.evaluate("(each) => each.isOld"), "their years are not"


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("picture", PICTURES)
def test_every_kind_of_mark_is_drawn_inside_its_box(gallery, picture, scale):
    choose(gallery, "Picture", picture)
    choose(gallery, "Scale", scale)
    first = gallery.locator("[data-chart='0'] svg.nqpf-live")
    counts = {"lines": ("path", 4), "lying": ("rect", 4), "upright": ("rect", 4), "cells": ("rect", 4)}
    shape, least = counts[picture]
    assert first.locator(f"g > {shape}").count() >= least
    assert "NaN" not in first.evaluate("(svg) => svg.outerHTML")
    outside = first.evaluate("""(svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text, circle, rect, path")].filter((one) => {
        if (one.closest("clipPath")) return false;
        const box = one.getBoundingClientRect();
        return box.left < frame.left - 3 || box.right > frame.right + 3 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
      }).map((one) => one.outerHTML);
    }""")
    assert outside == []


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_one_image_with_one_name_and_no_style_of_its_own(gallery, picture):
    choose(gallery, "Picture", picture)
    for svg in gallery.locator("svg.nqpf-live").all():
        assert svg.get_attribute("role") == "img"
        assert svg.get_attribute("aria-label")
        assert svg.locator("[aria-label], [role], style, [style]").count() == 0
    expect(gallery.get_by_role("img", name="Stack, so called")).to_be_visible()


def test_colours_follow_the_theme_without_a_redraw(gallery):
    bar = gallery.locator("[data-chart='1'] svg.nqpf-live [fill^='var(']").first
    paint = "(one) => getComputedStyle(one).fill"
    gallery.evaluate("document.querySelector('[data-chart=\"1\"] svg').dataset.kept = ''")
    light = bar.evaluate(paint)
    gallery.emulate_media(color_scheme="dark")
    assert bar.evaluate(paint) != light
    gallery.emulate_media(media="print")
    assert bar.evaluate(paint) == light
    assert gallery.locator("svg[data-kept]").count() == 1


def test_forced_colours_leave_marks_that_can_be_seen(new_page):
    page = new_page(forced_colors="active", color_scheme="dark")
    page.goto("gallery.html")
    ready(page, "gallery")
    seen = page.evaluate("""() => {
      const svg = document.querySelector("[data-chart='1'] svg.nqpf-live");
      const bars = [...svg.querySelectorAll("[fill^='var(']")].map((one) => getComputedStyle(one).fill);
      return { bars, words: getComputedStyle(svg.querySelector("text")).fill, ground: getComputedStyle(document.body).backgroundColor };
    }""")
    assert len({*seen["bars"], seen["ground"]}) == 3
    assert seen["words"] != seen["ground"]


def test_a_picture_is_redrawn_at_the_width_it_has(page):
    page.goto("toy.html")
    ready(page)
    picture = page.get_by_role("img", name="Growth from 2000")
    assert picture.get_attribute("viewBox").startswith("0 0 7")
    page.set_viewport_size({"width": 400, "height": 800})
    expect(picture).to_have_attribute("viewBox", "0 0 368 315.42857142857144")
    size = picture.locator("text").first.evaluate("(text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a")
    assert size == pytest.approx(13, abs=0.01)


def test_the_pointer_is_told_the_values_near_it(gallery):
    picture = gallery.locator("[data-chart='0'] .nqpf-picture")
    box = picture.bounding_box()
    height = gallery.evaluate("document.body.scrollHeight")
    gallery.mouse.move(box["x"] + box["width"] * 0.93, box["y"] + box["height"] * 0.3)
    tip = picture.locator(".nqpf-tip")
    expect(tip).to_have_text("4Range: 0 – 80Line: 20Dashed: 80four: 80")
    assert tip.get_attribute("aria-hidden") == "true"
    assert gallery.evaluate("document.body.scrollHeight") == height
    gallery.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    choose(gallery, "Picture", "lying")
    box = picture.bounding_box()
    gallery.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.75)
    expect(tip).to_have_text("WestBars: 80Dots: 80")


def test_the_tip_never_leaves_a_narrow_screen(new_page):
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto("gallery.html")
    ready(page, "gallery")
    box = page.locator("[data-chart='0'] .nqpf-picture").bounding_box()
    for share in (0.1, 0.5, 0.95):
        page.touchscreen.tap(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
        tip = page.locator("[data-chart='0'] .nqpf-tip").bounding_box()
        assert tip["x"] >= 0 and tip["x"] + tip["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_table_follows_the_picture(gallery):
    gallery.get_by_text("The figures behind the picture").click()
    next_view(gallery, lambda: gallery.get_by_role("spinbutton", name="Size").fill("7"))
    table = gallery.get_by_role("table", name="Lines")
    expect(table.get_by_role("row").last).to_have_text("4011228112112four")
    expect(table.get_by_role("columnheader").nth(1)).to_have_text("Range, lower (billion yuan)")
    choose(gallery, "Picture", "lying")
    expect(gallery.get_by_role("table", name="Lying bars").get_by_role("rowheader").first).to_have_text("North")
