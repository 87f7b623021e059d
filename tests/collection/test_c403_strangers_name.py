"""C403: another agency's name where the report should name its own; names that stand there rightly."""

from __future__ import annotations

import pytest

from disclosure_toolkit.model import Severity

from .texts import findings, region, report, text, with_text


def with_sentence(sentence, agency="云川县民政局", level="department"):
    digests = [d for d in region(years=(2024,)) if d.agency != agency]
    own = report(agency, 2024, level=level)
    return [*digests, with_text(own, 1, text(own, 1) + sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "云川县水利局把公开情况纳入科室评议。",
        "上述工作由云川县水利局统筹推进，并接受群众监督。",
        "2024年，云川县水利局逐户核对发放名单。",
        "三是云川县水利局对落实不到位的环节及时作了纠正。",
        "本报告由云川县水利局编制。",
        "一年来，青河市云川县水利局高度重视公开工作。",
    ],
)
def test_a_stranger_in_the_place_of_the_agency(sentence):
    digests = [*with_sentence(sentence)]
    if "青河市" in sentence:
        digests = [report("青河市云川县水利局", 2024) if d.agency == "云川县水利局" else d for d in digests]
    (found,) = findings(digests, "C403")
    assert found.severity is Severity.QUESTION
    assert "水利局" in found.message
    quote = found.quotes[0]
    start, end = quote.differs[0]
    assert quote.text[start:end].endswith("云川县水利局")
    assert found.about[0].agency == "云川县民政局"


def test_the_same_sentence_in_the_strangers_own_report_is_graver():
    sentence = "云川县水利局把公开情况纳入科室评议。"
    digests = with_sentence(sentence)
    digests = [with_text(d, 5, text(d, 5) + sentence) if d.agency == "云川县水利局" else d for d in digests]
    (found,) = findings(digests, "C403")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "会同云川县水利局公开防汛信息。",
        "与云川县水利局联合开展宣传。",
        "由云川县水利局牵头的事项已转送该局办理。",
        "申请转云川县水利局办理。",
        "告知申请人向云川县水利局申请。",
        "云川县水利局、云川县教育局等部门的信息由各部门自行公开。",
        "云川县水利局到我局交流经验。",
        "按照云川县水利局的要求报送清册。",
        "云川县水利局2023年政府信息公开工作年度报告",
        "云川县水利局印发的通知已转发。",
        "云川县民政局逐户核对发放名单。",
        "来源：云川县水利局。",
        "云川县水利局对全局信息员作了辅导。",
        "云川县水利局公开12条。云川县教育局公开15条。云川县林业局公开9条。",
    ],
)
def test_names_that_stand_there_rightly(sentence):
    assert findings(with_sentence(sentence), "C403") == ()


def test_a_government_reports_on_all_its_agencies():
    assert findings(with_sentence("云川县水利局逐户核对名单。", "云川县人民政府", "government"), "C403") == ()


def test_a_superior_government_may_be_the_subject():
    digests = [*with_sentence("云川县人民政府统一部署公开工作。"), report("云川县人民政府", 2024, level="government")]
    assert findings(digests, "C403") == ()


def test_the_superior_of_the_same_task_may_be_the_subject():
    digests = [*with_sentence("青河市民政局开展年度评议。"), report("青河市民政局", 2024)]
    assert findings(digests, "C403") == ()


def test_the_same_task_in_a_neighbouring_county_is_a_stranger():
    digests = [*with_sentence("白水县民政局开展年度评议。"), report("白水县民政局", 2024)]
    assert [found.rule for found in findings(digests, "C403")] == ["C403"]


def test_the_office_in_charge_gives_an_account_of_several_agencies():
    account = "云川县水利局逐户核对名单。云川县教育局分发问答图册。"
    assert findings(with_sentence(account, "云川县人民政府办公室"), "C403") == ()


def test_every_report_may_speak_of_the_office_in_charge_unless_the_sentence_is_its_own():
    sentence = "云川县人民政府办公室逐月调度公开任务。"
    office = report("云川县人民政府办公室", 2024)
    government = report("云川县人民政府", 2024, level="government")
    assert findings([*with_sentence(sentence), office], "C403") == ()
    own = with_text(office, 5, text(office, 5) + sentence)
    (found,) = findings([*with_sentence(sentence), own, government], "C403")
    assert found.severity is Severity.WARNING
    assert found.about[1].agency == "云川县人民政府办公室"
