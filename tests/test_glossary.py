"""The glossary holds every Chinese term of the chapters, each once, with its pinyin and a line of explanation."""

import re
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).parents[1] / "chapters"
GLOSSARY = (CHAPTERS / "glossary.md").read_text("utf8")
CHARACTER = "[\u3400-\u4dbf\u4e00-\u9fff]"
# A run may hold a comma of either kind and a letter or sign within a term, as in S形曲线 and 人工智能+.
RUN = re.compile(f"[A-Z]?{CHARACTER}(?:[、,]?{CHARACTER})*\\+?")
# Words that join terms in a phrase: "and its", "of", and the mark of a list.
JOINTS = re.compile("、|及其|的")
PINYIN = re.compile(r"\*[A-Za-zÀ-ǜ'’, ]+\*")
# The terms that the course set out to explain.
PLANNED = """
新质生产力 生产力 生产关系 新型生产关系 劳动者 劳动资料 劳动对象 优化组合 跃升 全要素生产率 核心标志 基本内涵 高质量发展
高科技、高效能、高质量 新发展理念 新发展格局 技术革命性突破 生产要素创新性配置 产业深度转型升级 科技创新 产业创新 原创性
颠覆性技术 前沿技术 新产业、新模式、新动能 战略性新兴产业 未来产业 传统产业 现代化产业体系 产业链 供应链
高端化、智能化、绿色化 因地制宜 先立后破 分类指导 一哄而上 泡沫 一种模式 资源禀赋 产业基础 科研条件 绿色生产力 碳达峰 碳中和
绿色转型 新型举国体制 科技自立自强 教育、科技、人才 经济体制改革 科技体制改革 供给侧结构性改革 扩大内需 全国统一大市场
产能过剩 产能利用率 内卷式竞争 数字经济 人工智能+ 低空经济 具身智能 生物制造 商业航天 新能源汽车 新三样 基础研究
研发经费投入强度 关键核心技术 卡脖子 中国式现代化 五年规划 中央经济工作会议 政府工作报告 集体学习 资源错配 投入产出表 耐心资本
""".split()


def entries(text):
    """The entries of the glossary, in its order: (term, explanation)."""
    blocks = re.findall(r"```\{glossary\}\n(.*?)```", text, re.DOTALL)
    return [tuple(entry.strip().split("\n  ", 1)) for block in blocks for entry in block.strip().split("\n\n")]


def explained(text):
    """Every run of characters that the glossary gives."""
    return {run for _, explanation in entries(text) for run in RUN.findall(explanation)}


def unknown(text, known):
    """The runs of a chapter that are neither in the glossary nor made of its terms."""
    return [run for run in RUN.findall(text)
            if run not in known and not all(part in known for part in JOINTS.split(run) if part)]


KNOWN = explained(GLOSSARY)
OTHERS = sorted(path for path in CHAPTERS.glob("*.md") if path.stem != "glossary")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_every_chinese_term_of_a_chapter_is_in_the_glossary(path):
    assert unknown(path.read_text("utf8"), KNOWN) == []


@pytest.mark.parametrize("term", PLANNED)
def test_a_planned_term_is_explained(term):
    assert term in KNOWN


def test_an_entry_has_characters_pinyin_and_an_explanation():
    faults = [name for name, text in entries(GLOSSARY)
              if not RUN.match(text) or not PINYIN.search(text) or not text.endswith(".")]
    assert faults == []


def test_no_term_stands_twice():
    for names in ([name.lower() for name, _ in entries(GLOSSARY)], [RUN.match(text).group() for _, text in entries(GLOSSARY)]):
        assert sorted(name for name in names if names.count(name) > 1) == []


def test_a_term_has_one_pinyin_wherever_it_stands():
    given = {}
    for path in (CHAPTERS / "glossary.md", *OTHERS):
        for run, pinyin in re.findall(f"({RUN.pattern}) \\(\\*([^*]+)\\*", path.read_text("utf8")):
            given.setdefault(run, set()).add(pinyin.lower())
    assert {run: found for run, found in given.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("text", "found"), [
    ("新质生产力 and 劳动者及其优化组合的跃升", []), ("a 馒头 (*mántou*)", ["馒头"]), ("劳动者、馒头", ["劳动者、馒头"]), ("S形曲线", []),
])
def test_the_check_of_terms_finds_what_is_not_explained(text, found):
    assert unknown(text, KNOWN) == found
