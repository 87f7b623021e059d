"""Agency, year and figures → a printed report in one of the many ways that agencies write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ..editions import Edition
from ..model import Level
from .figures import Figures, form_for
from .narrative import section_five, section_one, section_six
from .printed import Paragraph, PrintedReport, PrintedSection
from .prose import NumberStyle, Writer
from .region import Agency
from .seeds import stream, weighted
from .tables import make_tables

_ORDINALS = "一二三四五六"
_STYLES = (
    (NumberStyle(), 0.6),
    (NumberStyle(spaced=True), 0.17),
    (NumberStyle("comma"), 0.08),
    (NumberStyle("full"), 0.07),
    (NumberStyle("chinese"), 0.08),
)
DEADLINES = {Level.GOVERNMENT: (3, 31), Level.DEPARTMENT: (1, 31), Level.TOWNSHIP: (1, 31)}
_OLDER_TITLES = {
    4: "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    5: "政府信息公开工作存在的主要问题及改进情况",
}


def compose(
    agency: Agency,
    year: int,
    figures: Figures,
    previous: Figures | None,
    seed: int,
    *,
    undivided: bool = False,
    held_out: bool = False,
) -> PrintedReport:
    """A correct report, ready to be printed.

    :param previous: last year's figures, for sentences that compare.
    :param undivided: print （六）其他处理 as one row; the figures must have it so.
    :param held_out: use the held-back phrases.
    """
    form = form_for(year)
    habits = stream("habits", seed, agency.name)
    style = weighted(habits, _STYLES)
    rng = stream("prose", seed, agency.name, year)
    words = {
        "year": str(year),
        "last_year": str(year - 1),
        "next_year": str(year + 1),
        "agency": agency.name if habits.random() < 0.7 else agency.full_name,
        "self": agency.self_name,
        "county": agency.county,
        "site": f"{agency.county}人民政府门户网站",
        "phone": f"0000-{habits.randint(6_000_000, 8_999_999)}",
        **dict(zip(("domain_a", "domain_b", "domain_c"), rng.sample(agency.domain, 3), strict=True)),
    }
    writer = Writer(rng, style, words, held_out)
    preamble, period = _preamble(writer, year)
    one = _headed(section_one(writer, agency, figures, previous), habits.choice(_HEADINGS), habits.choice(_RUN_IN))
    five, six = section_five(writer), section_six(writer, form.name)
    titles = _section_titles(form, older=habits.random() < 0.12)
    prose = {1: tuple(one), 5: tuple(five), 6: tuple(six)}
    tables = {2: "proactive", 3: "requests", 4: "review"}
    sections = tuple(
        PrintedSection(n, f"{_ORDINALS[n - 1]}、", titles[n], prose.get(n, ()), tables.get(n, "")) for n in titles
    )
    return PrintedReport(
        agency=agency.name,
        self_name=agency.self_name,
        level=agency.level,
        year=year,
        edition=form.name,
        title_lines=_title(agency, year, style, habits.randrange(5)),
        preamble=preamble,
        period=period,
        sections=sections,
        tables=make_tables(figures, form, undivided),
        published=_published(agency, year, rng.randint(2, 24)),
        undivided=undivided,
        statements=tuple(writer.statements),
    )


def _title(agency: Agency, year: int, style: NumberStyle, kind: int) -> tuple[str, ...]:
    name = agency.full_name if kind == 3 else agency.name
    rest = f"{year}年度政府信息公开工作年度报告" if kind == 4 else f"{year}年政府信息公开工作年度报告"
    return (name, style.space(rest)) if kind in (1, 2) else (style.space(name + rest),)


def _published(agency: Agency, year: int, days: int) -> date:
    month, day = DEADLINES[agency.level]
    return date(year + 1, month, day) - timedelta(days)


def _preamble(writer: Writer, year: int) -> tuple[tuple[str, ...], tuple[date, date] | None]:
    if writer.maybe(0.3):
        return (), None
    sentences = [writer.say(0, "opening", "preamble_basis")]
    if writer.maybe(0.5):
        sentences.append(writer.say(0, "opening", "preamble_contents"))
    period = None
    if writer.maybe(0.8):
        sentences.append(writer.say(0, "opening", "preamble_period"))
        period = date(year, 1, 1), date(year, 12, 31)
    if writer.maybe(0.6):
        sentences.append(writer.say(0, "opening", "preamble_contact"))
    return ("".join(sentences),), period


_HEADINGS = (
    ("主动公开情况", "依申请公开情况", "政府信息管理情况", "政府信息公开平台建设情况", "监督保障情况"),
    ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"),
    ("主动公开方面", "依申请公开方面", "政府信息管理方面", "平台建设方面", "监督保障方面"),
    ("主动公开政府信息情况", "依申请公开办理情况", "政府信息管理工作", "公开平台建设", "监督保障落实情况"),
)
_RUN_IN = ("。", "。", "：", "")


def _headed(paragraphs: list[Paragraph], headings: tuple[str, ...], mark: str) -> list[Paragraph]:
    """Numbers the five sub-sections; ``mark`` ends a heading that its text follows on the line."""
    found, number = [], 0
    for paragraph in paragraphs:
        if not paragraph.topic:
            found.append(paragraph)
            continue
        heading = f"（{_ORDINALS[number]}）{headings[number]}{mark}"
        found.append(replace(paragraph, heading=heading, run_in=bool(mark)))
        number += 1
    return found


def _section_titles(form: Edition, older: bool) -> dict[int, str]:
    titles = {section.number: section.title for section in form.sections}
    return {**titles, **_OLDER_TITLES} if older else titles
