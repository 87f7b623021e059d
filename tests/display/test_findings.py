"""Counts equal the lists below them, every finding shows its evidence, every link leads somewhere."""

import pytest
from lxml import html

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.display.agency import AgencyView
from disclosure_toolkit.display.findings import audit_html
from disclosure_toolkit.model import Audit, Figure, Kind, Severity
from disclosure_toolkit.settings import Settings
from tests.builders import bumped, changed, clean_report
from tests.display.samples import audit_with, busy, finding, hostile, quoted

PARTS = ("verdict", "findings", "tables", "charts", "narrative", "claims", "coverage", "provenance")


def page_of(audit: Audit) -> html.HtmlElement:
    view = AgencyView(audit)
    return html.fromstring("<div>" + "".join(str(getattr(view, part)().html) for part in PARTS) + "</div>")


def several(lang: str = "zh") -> Audit:
    report = busy()
    section = report.section(1)
    assert section is not None
    return audit_with(
        report,
        (
            finding(report, Severity.ERROR, "a", ("requests.received.company", "requests.received.total")),
            finding(report, Severity.ERROR, "b", ("requests.received.total",)),
            finding(report, Severity.WARNING, "c", quotes=(quoted(section, "依申请公开渠道畅通"),)),
            finding(report, Severity.INFO, "d"),
        ),
        lang,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_counts_equal_the_lists_below_them(lang: str) -> None:
    audit = several(lang)
    page = page_of(audit)
    shown = [li.text_content() for li in page.xpath('//ul[contains(@class,"dt-counts")]/li')]
    for (name, count), text in zip(audit.counts().items(), shown, strict=True):
        assert str(count) in text
        cards = page.xpath(f'//li[contains(@class,"dt-finding") and contains(@class,"dt-{name}")]')
        assert len(cards) == count
    assert len(page.xpath('//li[contains(@class,"dt-finding")]')) == len(audit.findings) == 4


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_shows_all_its_evidence(lang: str) -> None:
    audit = several(lang)
    cards = page_of(audit).xpath('//li[contains(@class,"dt-finding")]')
    for card, found in zip(cards, audit.findings, strict=True):
        text = card.text_content()
        for part in (found.rule, found.basis, *found.working, found.fingerprint[:8]):
            assert part in text
        assert (found.message if lang == "zh" else found.message_en) in text
        for figure in found.figures:
            assert figure.label in text
            assert figure.source is not None
            assert figure.source.describe(lang) in text
            assert "8" in text
        for quote in found.quotes:
            assert quote.text in text


def test_every_inner_link_leads_somewhere_and_ids_are_unique() -> None:
    for audit in (several(), audit_report(bumped(busy(), "requests.received.total")), audit_report(hostile())):
        page = page_of(audit)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for target in page.xpath("//a/@href"):
            assert target.startswith("#")
            assert target[1:] in ids


def test_figures_lead_to_their_cell_and_the_cell_leads_back() -> None:
    page = page_of(several())
    (td,) = page.xpath('//td[@id="c-requests-received-total"]')
    assert td.xpath(".//a/@href") == ["#f1", "#f2"]
    assert page.xpath('//li[@id="f1"]//a[@href="#c-requests-received-total"]')


def test_the_verdict_comes_first_and_is_one_sentence() -> None:
    audit = several()
    first = page_of(audit).xpath('(//p[@class="dt-sentence"])[1]')[0].text_content()
    assert first == audit.verdict()
    assert first.count("。") == 1


def test_a_clean_audit_is_green_only_when_everything_was_read() -> None:
    clean = audit_with(busy(), ())
    assert page_of(clean).xpath('//div[contains(@class,"dt-verdict") and contains(@class,"dt-pass")]')
    unread = Figure("review.reconsideration.upheld", None, "", Kind.UNREADABLE, reason="读不清")
    gap = audit_with(changed(busy(), {unread.key: unread}), ())
    page = page_of(gap)
    assert not page.xpath('//div[contains(@class,"dt-verdict") and contains(@class,"dt-pass")]')
    assert "读不清" in page.xpath('//section[@id="coverage"]')[0].text_content()


def test_figures_of_last_year_are_named_so_and_mark_no_cell_here() -> None:
    from dataclasses import replace

    report = busy()
    found = finding(report, Severity.ERROR, "y", ("requests.carried_out.total",))
    found = replace(found, figures=(replace(found.figures[0], report="previous"),))
    page = page_of(audit_with(report, (found,)))
    assert "上年报告" in page.xpath('//li[@id="f1"]')[0].text_content()
    assert not page.xpath('//li[@id="f1"]//a')
    assert not page.xpath('//td[contains(@class,"dt-mark")]')


def test_a_consequence_names_its_root() -> None:
    from dataclasses import replace

    report = busy()
    root = finding(report, Severity.ERROR, "a")
    child = replace(finding(report, Severity.WARNING, "b"), root=root.fingerprint)
    page = page_of(audit_with(report, (root, child)))
    (link,) = page.xpath('//li[@id="f2"]//p[@class="dt-root"]/a')
    assert link.get("href") == "#f1"


def test_coverage_lists_every_cell_without_a_value() -> None:
    report = clean_report()
    keys = ("requests.received.company", "requests.granted.total", "review.litigation_direct.pending")
    report = changed(report, dict.fromkeys(keys))
    text = page_of(audit_report(report)).xpath('//section[@id="coverage"]')[0].text_content()
    for label in ("商业企业（空白）", "总计（空白）", "尚未审结（空白）"):
        assert label in text


def test_an_audit_in_a_notebook_cell_shows_verdict_and_findings() -> None:
    audit = several()
    assert audit._repr_html_() == audit_html(audit)
    assert audit.verdict() in audit_html(audit)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "key", ["requests.granted.company", "requests.carried_out.total", "review.reconsideration.total"]
)
def test_every_suggested_repair_stands_once_beside_the_root_that_it_explains(key: str, lang: str) -> None:
    settings = Settings(lang=lang)
    audit = audit_report(bumped(busy(), key), settings=settings)
    assert audit.hypotheses
    page = page_of(audit)
    for hypothesis in audit.hypotheses:
        sentence = hypothesis.sentence_zh if lang == "zh" else hypothesis.sentence_en
        cards = [card for card in page.xpath('//li[contains(@class,"dt-finding")]') if sentence in card.text_content()]
        assert len(cards) == 1
        number = int(cards[0].xpath('.//*[@class="dt-number"]')[0].text_content())
        found = audit.findings[number - 1]
        assert found.subject in hypothesis.explains
        assert not found.root


def test_a_correct_report_suggests_no_repair() -> None:
    assert not page_of(audit_report(clean_report())).xpath('//*[contains(@class,"dt-repair")]')
