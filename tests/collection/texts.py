"""Invented regions of digests whose words are their own, for tests of shared text."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from disclosure_toolkit.collection.digest import Digest, SectionText, keys_of
from disclosure_toolkit.collection.judging import collection_findings
from disclosure_toolkit.model import Finding
from disclosure_toolkit.settings import Settings

CHARACTERS = (
    "目录编排清单版式图表数据账册卷宗窗口热线邮箱展板讲座问卷走访座谈校对装订归并拆分标注释义提醒督促评比"
    "春夏秋冬晨昏山河田园桥路灯塔船车书画琴棋茶米盐布竹木石玉金银铜铁花草树果鱼鸟牛羊纸笔墨砚"
)
NAMES = ("民政局", "水利局", "教育局", "林业局", "审计局", "统计局", "体育局", "信访局", "交通运输局", "财政局")
TOPICS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")


def sentence(rng: random.Random, length: int = 30) -> str:
    """A sentence that no other report has."""
    words = "".join(rng.choices(CHARACTERS, k=length))
    return f"{words[: length // 2]}，{words[length // 2 :]}。"


def report(agency: str, year: int, seed: str = "", level: str = "department") -> Digest:
    """A report of an agency with words of its own."""
    rng = random.Random(f"{agency}/{year}/{seed}")
    parts = [f"（{'一二三四五'[n]}）{topic}\n" + paragraph(rng, agency) for n, topic in enumerate(TOPICS)]
    five = "存在的问题：" + paragraph(rng, agency, 2) + "\n下一步，将采取以下措施：" + paragraph(rng, agency, 2)
    return Digest(
        f"{agency}{year}.txt",
        agency,
        year,
        level,
        "2021",
        content=f"{agency}/{year}/{seed}",
        cells=tuple(0 for _ in keys_of("2021")),
        sections=(
            SectionText(1, "总体情况", "\n".join(parts)),
            SectionText(5, "存在的主要问题及改进情况", five),
            SectionText(6, "其他需要报告的事项", "无其他需要报告的事项。"),
        ),
    )


def paragraph(rng: random.Random, agency: str, sentences: int = 4) -> str:
    """Sentences one after the other, the agency named in the first."""
    return f"{agency}" + "".join(sentence(rng) for _ in range(sentences))


def region(years: Sequence[int] = (2023, 2024), names: Iterable[str] = NAMES) -> list[Digest]:
    """A county's reports; nothing in them is shared."""
    return [report(f"云川县{name}", year) for name in names for year in years]


def with_text(digest: Digest, number: int, text: str) -> Digest:
    """The report with another text in one section."""
    sections = (SectionText(s.number, s.title, text) if s.number == number else s for s in digest.sections)
    return replace(digest, sections=tuple(sections))


def with_figures(digest: Digest, **figures: int) -> Digest:
    """The report with these figures, their keys' dots written as ``__``."""
    wanted = {key.replace("__", "."): value for key, value in figures.items()}
    cells = tuple(wanted.get(key, cell) for key, cell in zip(keys_of("2021"), digest.cells, strict=True))
    return replace(digest, cells=cells, content=f"{digest.content}/{sorted(wanted.items())}")


def text(digest: Digest, number: int) -> str:
    """A section's text."""
    found = digest.section(number)
    assert found is not None
    return found.text


def findings(digests: Sequence[Digest], *codes: str) -> tuple[Finding, ...]:
    """What the rules with these codes or prefixes find."""
    return collection_findings(digests, settings=Settings(select=codes))
