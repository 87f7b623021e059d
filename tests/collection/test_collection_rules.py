"""Every rule of collections: page, both languages, cases, evidence with places; a broken one is shown as that."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from disclosure_toolkit import audit_collection, load_report
from disclosure_toolkit.collection import collection_findings, digest_of_report
from disclosure_toolkit.collection import judging as judging_module
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.model import Finding, Level, Report, Severity, Source
from disclosure_toolkit.rules import catalogue, collection_catalogue, find_rule, rule, whole_catalogue
from disclosure_toolkit.rules.pages import html, page, terminal
from disclosure_toolkit.sample.compose import compose
from disclosure_toolkit.sample.region import Agency
from disclosure_toolkit.sample.writers import layouts
from disclosure_toolkit.settings import Settings
from tests.builders import changed, clean_report, with_identity

from .made import cells, county, findings, members, report

HERE = Path(__file__).parent
RULES = collection_catalogue()
HONGZE = HERE.parents[1] / "data" / "records" / "洪泽区人民政府2023.json"


@pytest.mark.parametrize("item", RULES, ids=lambda item: item.code)
def test_every_rule_of_collections_has_a_page_and_both_titles(item):
    assert all(paragraphs for _, paragraphs in page(item).sections)
    assert item.title
    assert item.title_en.isascii()
    assert item.basis
    assert item.code in terminal(item)
    assert f'id="{item.code}"' in html(item)
    assert find_rule(item.code.lower()) is item


@pytest.mark.parametrize("item", RULES, ids=lambda item: item.code)
def test_every_rule_of_collections_is_tested_by_its_code(item):
    others = [path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py") if path.name != Path(__file__).name]
    assert any(f'"{item.code}"' in text or f"test_{item.code.lower()}" in text for text in others) or list(
        HERE.glob(f"test_{item.code.lower()}_*.py")
    )


def test_the_catalogues_do_not_mix():
    assert not {item.code for item in catalogue()} & {item.code for item in RULES}
    assert len(whole_catalogue()) == len(catalogue()) + len(RULES)


def test_a_county_in_order_has_nothing_at_all():
    reports = [*county(2022), *county(2023, sizes=(4, 12, 1, 27, 9, 2))]
    found = findings(reports, members())
    assert found == []


def test_rules_of_collections_can_be_selected_alone_and_left_out():
    reports = [report("", 2023)]
    alone = audit_collection(reports, settings=Settings(select=("C1",)))
    assert [item.rule for item in alone.findings] == ["C104"]
    assert alone.audits[0].outcomes == ()
    assert audit_collection(reports, settings=Settings(ignore=("C",))).findings == ()
    with pytest.raises(BadSettings, match="没有匹配"):
        audit_collection(reports, settings=Settings(select=("C9",)))


def broken_rule():
    @rule(code="C999", title="坏规则", title_en="broken", severity=Severity.ERROR, basis="示例")
    def check(collection):
        yield from [collection.digests[0].value("requests.recieved.total")]

    return check


def test_a_broken_rule_is_shown_and_costs_no_other(monkeypatch):
    monkeypatch.setattr(judging_module, "collection_catalogue", lambda: (broken_rule(), *RULES))
    found = findings([report("", 2023)], select=("C1", "C9"))
    assert {(item.rule, str(item.severity)) for item in found} == {("C999", "question"), ("C104", "question")}
    assert "运行出错" in next(item.message for item in found if item.rule == "C999")


def test_findings_survive_json_and_do_not_depend_on_files_or_their_order():
    reports = [*county()[:-2], report("白水县林业局", 2023), report("云川县民政局", 2022, cells(90, 30, 9000))]
    found = findings(reports, members())
    assert len(found) >= 4
    assert [Finding.from_dict(item.to_dict()) for item in found] == found
    assert findings(list(reversed(reports)), members()) == found
    moved = [with_identity(item) for item in reports]
    digests = [digest_of_report(item, file=f"别处/{n}.pdf") for n, item in enumerate(moved)]
    again = collection_findings(digests, members())
    mine = {item.fingerprint for item in found if item.rule.startswith(("C1", "C2", "C3"))}
    assert mine == {item.fingerprint for item in again if item.rule.startswith(("C1", "C2", "C3"))}


def test_only_reports_that_a_finding_is_about_are_looked_up():
    reports = county()
    asked = []
    digests = [digest_of_report(item) for item in reports]

    def lookup(digest):
        asked.append(digest.agency)
        return next(item for item in reports if item.file == digest.file)

    strange = [*members()[:-1]]
    (finding,) = [f for f in collection_findings(digests, strange, lookup=lookup) if f.rule == "C103"]
    assert set(asked) <= {item.agency for item in finding.about} | {"云川县人民政府"}
    assert "云川县林业局" in asked
    assert "云川县民政局" not in asked


def test_the_places_of_both_reports_end_up_in_the_finding():
    key, out = "requests.carried_in.natural_person", "requests.carried_out.natural_person"
    reports = [report("云川县民政局", 2021 + n, {key: (0, 2, 1)[n], out: (2, 1, 3)[n]}) for n in range(3)]
    reports[1] = changed(reports[1], {key: 5})
    placed = [
        item.with_figures(
            {
                k: type(f)(k, f.value, f.raw, f.kind, Source(page=item.identity.year - 2000, box=(1.0, 2.0, 3.0, 4.0)))
                for k, f in item.figures.items()
            }
        )
        for item in reports
    ]
    (finding,) = findings(placed, select=("C201",))
    pages = {(item.report, item.source.page, item.raw) for item in finding.figures if item.key in (key, out)}
    assert pages == {("this", 22, "5"), ("previous", 21, "2")}
    assert finding.source.page == 22
    assert finding.source.box == (1.0, 2.0, 3.0, 4.0)


def published(folder: Path, report: Report, form: str) -> Report:
    """The report of a file that prints these figures, read back with its places."""
    agency, year = report.identity.agency, report.identity.year
    organ = Agency(
        agency,
        agency,
        "我区",
        "洪泽区",
        Level.GOVERNMENT,
        ("教育", "医疗", "养老", "住房", "就业", "交通"),
        (1, 1, 1, 1),
        "many",
    )
    figures = {key: figure.value for key, figure in report.figures.items()}
    printed = compose(organ, year, figures, None, seed=1, undivided="requests.other_handling.total" in figures)
    folder.mkdir()
    path = folder / f"{year}.{form}"
    path.write_bytes(layouts(form, held_out=False)[0].write(printed, Random(1)))
    return load_report(path)


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_hongze_against_an_invented_next_year_that_differs_in_the_split_only(tmp_path, form):
    hongze = load_report(HONGZE)
    outs = {column: hongze.value(f"requests.carried_out.{column}") for column in ("natural_person", "company", "total")}
    assert set(outs.values()) == {0}
    right = clean_report("2021", 2024, hongze.identity.agency, Level.GOVERNMENT, cells(30, 3))
    split = changed(right, {"requests.carried_in.natural_person": 1})
    last, right, now = (
        published(tmp_path / name, item, form) for name, item in (("last", hongze), ("right", right), ("now", split))
    )
    assert not [f for f in audit_collection([last, right]).audits[1].findings if f.rule == "Y501"]
    whole = audit_collection([last, now])
    (finding,) = [f for f in whole.audits[1].findings if f.rule == "Y501"]
    assert finding.subject == "split"
    assert [(item.report, item.key, item.value) for item in finding.figures] == [
        ("this", "requests.carried_in.natural_person", 1),
        ("previous", "requests.carried_out.natural_person", 0),
    ]
    assert all(item.source is not None for item in finding.figures)
    # The chain has nothing to add to what the report itself says.
    assert [f.rule for f in whole.findings if f.rule in ("C201", "C202", "C203")] == []
