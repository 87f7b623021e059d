"""Statements about figures: each marked where it stands, each in the table, counted alike everywhere."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.claims import judge
from disclosure_toolkit.cli import main
from disclosure_toolkit.display.agency import AgencyView, example_report, json_bytes, open_agency
from disclosure_toolkit.display.claim_words import CLAIM_NAMES, CLAIM_SYMBOLS
from disclosure_toolkit.display.claims import claim_marks, claims_html, sign, tip
from disclosure_toolkit.display.marks import merged, quote_marks
from disclosure_toolkit.display.narrative import narrative_html
from disclosure_toolkit.display.page import html_page
from disclosure_toolkit.model import Audit, ClaimRecord, ClaimVerdict, Coverage, Quote, Report, claim_counts
from disclosure_toolkit.settings import Settings
from tests.builders import overview
from tests.display.samples import HOSTILE, quiet
from tests.display.talkative import talkative

REPORT = talkative()
AUDIT = audit_report(REPORT)


def view(audit: Audit = AUDIT) -> AgencyView:
    return AgencyView(audit)


def tree(shown: object) -> html.HtmlElement:
    return html.fromstring(str(shown.html))  # type: ignore[attr-defined]


def compact(text: str) -> str:
    return "".join(text.split())


def test_the_audit_carries_what_judging_gives_and_counts_it() -> None:
    judged = judge(REPORT)
    assert len(judged) > 60
    assert [(c.quote, c.verdict.value, c.reason) for c in AUDIT.claims] == [
        (j.claim.quote, j.verdict.value, j.reason) for j in judged
    ]
    assert {c.verdict for c in AUDIT.claims} == set(ClaimVerdict)
    cover = AUDIT.coverage
    assert cover.claims_found == len(AUDIT.claims)
    assert cover.claims_judged == sum(claim.judged for claim in AUDIT.claims)
    assert cover.claims_judged + sum(cover.claims_not_judged.values()) == cover.claims_found
    assert "" not in cover.claims_not_judged
    assert f"文中数字表述 {cover.claims_found} 处可判 {cover.claims_judged} 处" in cover.sentence()
    assert cover.to_dict()["claims_not_judged"] == cover.claims_not_judged


def test_marks_in_place_are_exactly_the_claims() -> None:
    page = tree(view().narrative())
    signs = [a for a in page.xpath('//a[contains(@class,"dt-sign")]') if a.get("href").startswith("#k")]
    assert sorted(a.text for a in signs) == sorted(sign(claim) for claim in AUDIT.claims)
    by_link = {a.get("href"): a for a in signs}
    for claim in AUDIT.claims:
        link = by_link[f"#k{claim.number + 1}"]
        assert link.get("data-tip") == tip(claim, "zh")
        # The words between the anchor and the sign are the words of the statement.
        (anchor,) = page.xpath(f'//*[@id="t{claim.number + 1}"]')
        words = []
        for element in page.iter():
            if element is anchor:
                words = []
            elif element.tag == "mark":
                words.append(element.text)
            elif element is link:
                break
        assert compact("".join(words)).endswith(compact(claim.quote.text))
        assert link.getprevious().tag in {"mark", "a"}


def test_the_table_has_every_claim_once_in_order_with_its_verdict_and_working() -> None:
    page = tree(view().claims())
    rows = page.xpath("//tbody/tr[td]")
    assert [row.get("id") for row in rows] == [f"k{claim.number + 1}" for claim in AUDIT.claims]
    for row, claim in zip(rows, AUDIT.claims, strict=True):
        text = row.text_content()
        assert row.get("class") == f"dt-{claim.verdict}"
        assert row.xpath("th")[0].text_content().startswith(f"{CLAIM_SYMBOLS[claim.verdict]}{claim.number + 1} ")
        assert row.xpath("td")[-1].text == CLAIM_NAMES[claim.verdict][0]
        assert claim.label in text
        for line in claim.working if claim.judged else (claim.reason,):
            assert line in text
        for message in claim.messages if claim.verdict is ClaimVerdict.CONTRADICTS else ():
            assert message in text
    parts = [claim for claim in AUDIT.claims if claim.whole is not None]
    assert parts
    assert all(f"属第 {claim.whole + 1} 处" in rows[claim.number].text_content() for claim in parts)


def test_counts_equal_the_lists() -> None:
    page = tree(view().claims())
    counts = claim_counts(AUDIT.claims)
    key = [item.text_content() for item in page.xpath('//ul[@class="dt-claim-key"]/li')]
    assert key == [f"{CLAIM_SYMBOLS[v]}{CLAIM_NAMES[v][0]} {n} 处" for v, n in counts.items()]
    rows = Counter(row.get("class") for row in page.xpath("//tbody/tr[td]"))
    assert rows == Counter({f"dt-{verdict}": number for verdict, number in counts.items()})
    told = tree(view().coverage()).text_content()
    assert f"文中数字表述未判 {counts[ClaimVerdict.NOT_JUDGED]} 处" in told
    for reason, number in AUDIT.coverage.claims_not_judged.items():
        assert f"{reason}（{number}）" in told


def test_every_link_between_text_table_and_findings_leads_somewhere() -> None:
    shown = view()
    parts = [shown.verdict(), shown.findings(), shown.tables(), shown.narrative(), shown.claims(), shown.coverage()]
    parts += [shown.charts(), shown.provenance()]
    page = html.fromstring("<div>" + "".join(str(part.html) for part in parts) + "</div>")
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {a.get("href") for a in page.xpath("//a[@href]")}
    assert {link for link in links if link[1:] not in ids} == set()
    assert {f"#t{claim.number + 1}" for claim in AUDIT.claims} <= links
    assert len(html_page("题", shown.narrative().html).encode()) < 100_000
    assert sum(len(str(part.html).encode()) for part in parts) < 250_000


def test_a_small_report_stays_small() -> None:
    audit = audit_report(quiet())
    page = str(view(audit).claims().html)
    assert len(page.encode()) < 4_000
    none = replace(audit, claims=(), coverage=replace(audit.coverage, claims_found=0, claims_judged=0))
    assert "没有找到" in str(claims_html(none))
    assert "table" not in str(claims_html(none))


def test_claims_that_could_not_be_read_are_said() -> None:
    lost = replace(AUDIT, claims=(), coverage=Coverage(200, 200, 200))
    assert lost.coverage.claims_found is None
    assert "未能核对" in lost.coverage.sentence()
    assert "未能核对" in str(claims_html(lost))
    assert claim_marks(REPORT, (), "zh") == {}


def test_english() -> None:
    audit = audit_report(REPORT, settings=Settings(lang="en"))
    shown = view(audit)
    text = tree(shown.claims()).text_content() + tree(shown.coverage()).text_content()
    for word in ("Contradicts 5", "Agrees", "Question", "Not judged", "no such figure in the tables", "of statement 1"):
        assert word in text
    assert "表格没有对应的数据项" not in text
    assert f"of {len(audit.claims)} statements about figures judged" in audit.coverage.sentence("en")


def test_the_example_shows_its_claims() -> None:
    shown = open_agency(str(example_report()))
    assert len(tree(shown.claims()).xpath("//tbody/tr[td]")) == len(shown.audit.claims)


def record(number: int, start: int, end: int, text: str, verdict: ClaimVerdict, words: str) -> ClaimRecord:
    return ClaimRecord(number, Quote(1, text[start:end], start, end), words, words, words, verdict, reason=words)


def hostile_report() -> Report:
    section = replace(overview(), text="\n".join((*HOSTILE[:6], *HOSTILE[7:])), parts=(), lines=())
    return replace(REPORT, sections=(section,))


@st.composite
def hostile_claims(draw: st.DrawFn, text: str) -> list[ClaimRecord]:
    """Spans anywhere: overlapping, at the ends, across line breaks, of blanks only."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        start = draw(st.sampled_from([0, *range(len(text))]))
        end = draw(st.sampled_from([len(text), *range(start + 1, min(len(text), start + 60) + 1)]))
        verdict, words = draw(st.sampled_from(ClaimVerdict)), draw(st.sampled_from(HOSTILE))
        found.append(record(number, start, end, text, verdict, words))
    return found


ATTACKED = hostile_report()
ATTACKED_TEXT = ATTACKED.sections[0].text


@settings(max_examples=60)
@given(hostile_claims(ATTACKED_TEXT))
def test_hostile_words_stay_words_wherever_they_are_marked(claims: list[ClaimRecord]) -> None:
    marks = claim_marks(ATTACKED, claims, "zh")
    page = html.fromstring(f"<div>{narrative_html(ATTACKED, merged({}, marks))}</div>")
    assert {e.tag for e in page.iter()} <= {"div", "h3", "p", "b", "mark", "span", "a"}
    assert not [a for e in page.iter() for a in e.attrib if a.startswith("on") or a == "src"]
    assert all(link.startswith("#k") for link in page.xpath("//a/@href"))
    # Every statement with a visible character has one sign and one anchor.
    marked = [claim for claim in claims if claim.quote.text.strip()]
    assert sorted(page.xpath("//a/@href")) == sorted(f"#k{claim.number + 1}" for claim in marked)
    assert sorted(page.xpath("//span/@id")) == sorted(f"t{claim.number + 1}" for claim in marked)
    for link in page.xpath("//a"):
        link.text = ""
    shown = compact(page.text_content())
    for attack in HOSTILE[:6]:
        assert compact(attack) in shown


def test_hostile_words_in_the_table_stay_words() -> None:
    text = ATTACKED_TEXT
    claims = tuple(record(n, 0, len(text), text, ClaimVerdict.NOT_JUDGED, words) for n, words in enumerate(HOSTILE))
    bad = [replace(claim, working=HOSTILE, messages=HOSTILE, notes=HOSTILE, body=HOSTILE[0][:20]) for claim in claims]
    bad[1] = replace(bad[1], verdict=ClaimVerdict.CONTRADICTS, year_text=HOSTILE[0][:19])
    page = html.fromstring(f"<div>{claims_html(replace(AUDIT, report=ATTACKED, claims=tuple(bad)), ())}</div>")
    allowed = {"div", "p", "ul", "li", "span", "table", "thead", "tbody", "tr", "th", "td", "small", "a"}
    assert {e.tag for e in page.iter()} <= allowed
    for attack in HOSTILE[:6]:
        assert compact(attack) in compact(page.text_content())


def test_a_claim_whose_words_are_not_there_is_listed_but_not_marked() -> None:
    moved = replace(AUDIT.claims[0], quote=replace(AUDIT.claims[0].quote, start=0, end=3))
    audit = replace(AUDIT, claims=(moved,))
    assert claim_marks(REPORT, (moved,), "zh") == {}
    page = tree(view(audit).claims())
    assert len(page.xpath("//tbody/tr[td]")) == 1
    assert not page.xpath("//a")


def test_findings_and_claims_share_the_text() -> None:
    both = merged(quote_marks(REPORT, AUDIT.findings, "zh"), claim_marks(REPORT, AUDIT.claims, "zh"))
    page = html.fromstring(f"<div>{narrative_html(REPORT, both)}</div>")
    signs = page.xpath('//a[contains(@class,"dt-sign")]')
    assert {a.get("href")[1] for a in signs} == {"f", "k"}
    for link in signs:
        link.text = ""
    shown = compact(page.text_content())
    for section in REPORT.sections:
        assert compact(section.text) in shown


def test_load_prints_the_claims_and_reads_its_own_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "report.json"
    source.write_bytes(json_bytes(REPORT.to_dict()))
    assert main(["load", str(source)]) == 0
    printed = json.loads(capsys.readouterr().out)
    claims = printed.pop("claims")
    assert [(c["number"], c["verdict"]) for c in claims] == [(c.number, c.verdict) for c in AUDIT.claims]
    again = Report.from_dict(printed | {"claims": claims})
    assert again.to_dict() == printed
