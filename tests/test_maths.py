"""Formulas: TeX in, MathML out, with a font that holds what they show."""

import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes
from fontTools.ttLib import TTFont
from tinybook import TinyBook

from nqpf_widgets.page import mathfont, maths
from nqpf_widgets.page.node import package_file

ROOT = Path(__file__).parents[1]


def mathml(tex, display=True):
    return maths.translate([(tex, display)], ROOT)[tex, display].get("mathml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = b", "a = b"),
        ("a &= b \\\\\n c &= d", "\\begin{aligned} a &= b \\\\\n c &= d \\end{aligned}"),
        ("a\n\nb", r"\begin{aligned} a \\ b \end{aligned}"),
        (r"x = \begin{cases} 1 \\ 2 \end{cases}", r"\begin{aligned} x = \begin{cases} 1 \\ 2 \end{cases} \end{aligned}"),
        (r"\begin{aligned} a \\ b \end{aligned}", r"\begin{aligned} a \\ b \end{aligned}"),
        (r"\begin{align} a \\ b \end{align}", r"\begin{align*} a \\ b \end{align*}"),
        ("", ""),
    ],
)
def test_displayed_formulas_are_aligned_as_sphinx_does(text, expected):
    assert maths.formula(nodes.math_block("", text)) == (expected, True)


def test_formulas_within_a_line_are_left_as_they_are():
    assert maths.formula(nodes.math("", r"a \\ b")) == (r"a \\ b", False)


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        (r"\frac{a}{b}", ["<mfrac><mi>a</mi><mi>b</mi></mfrac>"]),
        (r"\sum_{i=1}^n x_i", ["<munderover>", "∑", "<msub><mi>x</mi><mi>i</mi></msub>"]),
        (r"\mathbf{A}\mathbb{R}\mathcal{L}", ["𝐀", "ℝ", "ℒ"]),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", ["<mtable", "</mtr><mtr>"]),
        (r"\sqrt{x}", ["<msqrt>", "<mi>x</mi>"]),
        (r"0 < \alpha", ["<mo>&lt;</mo>", "<mi>α</mi>"]),
        (r"\text{全要素}", ["全要素"]),
    ],
)
def test_temml_writes_what_the_formula_says(tex, parts):
    written = mathml(tex)
    assert all(part in written for part in parts), written
    assert written.startswith('<math display="block"')
    assert "&amp;" not in written


@pytest.mark.parametrize(
    ("tex", "message"), [(r"\foo", r"Unsupported function name: \foo"), ("x^", ""), (r"\frac{a}", ""), (r"\left( a", "")]
)
def test_what_temml_refuses_is_an_error_and_no_mathml(tex, message):
    answer = maths.translate([(tex, False)], ROOT)[tex, False]
    assert set(answer) == {"error"}
    assert answer["error"] and message in answer["error"]


def test_many_formulas_keep_their_order():
    formulas = [(f"x_{{{number}}}", False) for number in range(300)]
    answers = maths.translate(formulas, ROOT)
    assert all(f"<mn>{number}</mn>" in answers[formula]["mathml"] for number, formula in enumerate(formulas))


@pytest.mark.parametrize(("letter", "italic"), [("x", "𝑥"), ("h", "ℎ"), ("K", "𝐾"), ("α", "𝛼"), ("Δ", "𝛥"), ("ϵ", "𝜖"), ("∂", "𝜕")])
def test_a_letter_brings_the_italic_that_browsers_show(letter, italic):
    assert italic in mathfont.glyphs([f"<mi>{letter}</mi>"])


def test_names_of_tags_bring_no_letters():
    assert "r" not in mathfont.glyphs(["<mrow><mi>x</mi></mrow>"])


def characters(font):
    return {chr(code) for code in TTFont(BytesIO(font)).getBestCmap()}


def test_the_font_holds_its_characters_and_little_else():
    source = package_file(ROOT, maths.FONT_SOURCE)
    text = mathfont.glyphs([mathml(r"\sum_{i} \left( \frac{w_i}{c_i} \right)^{1/r} \in \mathbb{R}")])
    font = mathfont.build(source, text)
    extra = characters(font) - set(text)
    assert extra <= {"∋"}, "more than the mirror image of ∈"
    assert set(text) & characters(source.read_bytes()) <= characters(font)
    assert {"𝑤", "∑", "ℝ", "√"} <= characters(font)
    assert len(font) < 25_000
    assert "MATH" in TTFont(BytesIO(font))


def test_the_font_is_cut_again_for_other_letters_or_by_another_cutter_only(monkeypatch):
    cut = []
    monkeypatch.setattr(mathfont, "build", lambda source, letters: cut.append(letters) or letters.encode())
    assets = SimpleNamespace(write=lambda name, data: written.append(data) or name, styles=[])
    written, env = [], SimpleNamespace(nqpf_mathml={"a": "<mi>a</mi>"})
    made = maths.Maths(assets)
    made._write_font(ROOT, env)
    made._write_font(ROOT, env)
    assert len(cut) == 1 and written[0] == written[1] == cut[0].encode()
    env.nqpf_mathml = {"b": "<mi>b</mi>"}
    made._write_font(ROOT, env)
    assert len(cut) == 2 and written[2] == cut[1].encode() != written[0]
    monkeypatch.setattr(mathfont, "CUTTER", "another")
    made._write_font(ROOT, env)
    assert len(cut) == 3


def test_the_style_takes_our_font_and_leaves_numbers_to_sphinx():
    written = maths.style(package_file(ROOT, maths.STYLE_SOURCE).read_text("utf8"), "font.0f.woff2")
    assert 'url("font.0f.woff2")' in written
    assert written.count("@font-face") == 1
    assert "local(" not in written and "tmlEqnNo" not in written
    assert written.count("{") == written.count("}")


NUMBERED = """# Numbers

A sentence before the formula that is long enough for a description of this page.

$$
y = \\gamma x
$$ (eq-line)

By {eq}`eq-line` and $\\gamma > 0$. A shout: 𝒜.
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return TinyBook(tmp_path_factory.mktemp("maths"))


def font_of(html):
    [path] = (html / "_static" / "nqpf").glob("stix-two-math.*.woff2")
    return path.read_bytes()


def test_a_book_shows_numbered_mathml_and_keeps_glyphs_when_another_page_changes(tiny):
    tiny.write("_toc.yml", "format: jb-book\nroot: chapters/index\nparts:\n- numbered: 1\n  chapters:\n  - file: chapters/probe\n")
    tiny.write("chapters/probe.md", NUMBERED)
    html = tiny.built()
    page = tiny.page("probe")
    assert re.search(r'<math display="block".*?<mi>γ</mi><mi>x</mi>.*?</math><span class="eqno">\(1\.1\)', page, re.S)
    assert '<a class="reference internal" href="#equation-eq-line">(1.1)</a>' in page
    assert page.count('id="equation-eq-line"') == 1
    assert "mathjax" not in page.lower() and "\\(" not in page
    assert {"𝛾", "𝛽"} <= characters(font_of(html))

    tiny.write("chapters/probe.md", NUMBERED.replace("gamma", "delta"))
    html = tiny.built()
    held = characters(font_of(html))
    assert {"𝛿", "𝛽"} <= held, "the glyphs of the page that was not read again are lost"
    assert "𝛾" not in held
    [name] = [path.name for path in (html / "_static" / "nqpf").glob("book.*.css")]
    assert all(name in tiny.page(page) for page in ("index", "probe")), "a page names a style that is gone"


def test_a_refused_formula_fails_the_build_with_file_and_line(tiny):
    text = NUMBERED.replace("\\gamma > 0", "\\gama > 0")
    tiny.write("chapters/probe.md", text)
    line = 1 + text[: text.index("\\gama")].count("\n")
    for again in range(2):
        done = tiny.build("--quiet")
        assert done.returncode != 0
        assert f"chapters/probe.md:{line}: WARNING: Temml refuses the formula '\\\\gama > 0'" in done.stdout, done.stdout
        assert "Unsupported function name: \\gama" in done.stdout
