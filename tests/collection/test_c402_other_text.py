"""C402 and C405: text that other agencies' reports have as well."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from disclosure_toolkit.model import Severity

from .texts import NAMES, findings, region, report, sentence, text, with_text


def replaced(digests, agency, year, change):
    return [change(d) if (d.agency, d.year) == (agency, year) else d for d in digests]


def of(digests, agency, year):
    return next(d for d in digests if (d.agency, d.year) == (agency, year))


def copied(digests, number, source="云川县水利局", target="云川县民政局", source_year=2024, edit=lambda t: t):
    taken = edit(text(of(digests, source, source_year), number)).replace(source, target)
    return replaced(digests, target, 2024, lambda d: with_text(d, number, taken))


def test_section_five_of_another_agency_is_a_question():
    (found,) = findings(copied(region(), 5), "C4")
    assert (found.rule, found.severity) == ("C402", Severity.QUESTION)
    assert {reference.agency for reference in found.about} == {"云川县水利局", "云川县民政局"}
    assert "第五部分" in found.message
    one, other = found.quotes
    assert one.report == "this"
    assert other.report == found.about[1].name


def test_the_agencies_names_are_marked_as_what_differs():
    (found,) = findings(copied(region(), 1), "C402")
    one, other = found.quotes[:2]
    marked = {q.text[a:b] for q in (one, other) for a, b in q.differs}
    assert marked
    assert all(set(piece) <= set("民政水利") for piece in marked)


def test_light_rewording_does_not_hide_it():
    def reword(words: str) -> str:
        return "。".join(s[:9] + "另" + s[10:] if len(s) > 20 else s for s in words.split("。"))

    (found,) = findings(copied(region(), 1, edit=reword), "C402")
    assert found.severity is Severity.QUESTION
    assert all(quote.differs for quote in found.quotes)


def test_other_figures_do_not_hide_it():
    digests = region()
    digests = replaced(digests, "云川县水利局", 2024, lambda d: with_text(d, 5, text(d, 5).replace("。", "，计31份。")))
    (found,) = findings(copied(digests, 5, edit=lambda t: t.replace("31", "7")), "C402")
    assert "第五部分" in found.message


def test_last_years_report_of_another_agency_counts_as_well():
    (found,) = findings(copied(region(), 5, source_year=2023), "C402")
    assert [reference.year for reference in found.about] == [2024, 2023]
    assert "2023 年" in found.message


def test_a_group_is_one_finding():
    digests = copied(region(), 5)
    digests = copied(digests, 5, target="云川县教育局")
    digests = copied(digests, 5, target="云川县林业局")
    (found,) = findings(digests, "C402")
    assert len(found.about) == 4


def test_what_most_agencies_say_is_set_aside():
    rng = random.Random(9)
    common = "".join(sentence(rng) for _ in range(4))
    digests = [with_text(d, 5, common) if d.year == 2024 else d for d in region()]
    assert findings(digests, "C402") == ()


def test_one_text_of_very_many_agencies_is_one_note():
    rng = random.Random(9)
    common = "".join(sentence(rng) for _ in range(5))
    names = [f"{first}{second}镇人民政府" for first in "东南西北中上下" for second in "山水田林湖"]
    digests = [with_text(report(f"云川县{name}", 2024), 5, common) for name in names]
    (found,) = findings(digests, "C4")
    assert (found.rule, found.severity) == ("C405", Severity.INFO)
    assert f"{len(names)} 份" in found.message


def test_two_versions_of_one_report_are_not_two_agencies():
    digests = region(years=(2024,))
    digests.append(replace(digests[0], file="附件.pdf"))
    assert findings(digests, "C4") == ()


def test_a_sentence_in_common_is_no_finding():
    digests = region(years=(2024,))
    shared = sentence(random.Random(1))
    digests = [with_text(d, 5, shared + text(d, 5)) if d.agency[3:] in NAMES[:2] else d for d in digests]
    assert findings(digests, "C402") == ()


def test_order_of_files_does_not_matter():
    digests = copied(region(), 5)
    prints = {f.fingerprint for f in findings(digests, "C4")}
    for seed in range(5):
        shuffled = random.Random(seed).sample(digests, len(digests))
        assert {f.fingerprint for f in findings(shuffled, "C4")} == prints


def test_hostile_text_is_only_text():
    digests = region(years=(2024,))
    hostile = "\ud800<script>alert(1)</script>=cmd|' /C calc'!A0\u202e逐户核对补贴发放清册并张榜公示。" * 6
    digests = [with_text(d, 5, hostile) if d.agency[3:] in NAMES[:2] else d for d in digests]
    assert [f.rule for f in findings(digests, "C4")] == ["C402"]


def test_blocks_are_named_by_their_headings():
    digests = region()
    source, target = of(digests, "云川县水利局", 2024), of(digests, "云川县民政局", 2024)
    parts, own = (re.split(r"(?=（[一二三四五]）)", text(d, 1)) for d in (source, target))
    own[4] = parts[4].replace(source.agency, target.agency)
    digests = replaced(digests, target.agency, 2024, lambda d: with_text(d, 1, "".join(own)))
    (found,) = findings(digests, "C4")
    assert "第一部分“（四）平台建设”" in found.message
