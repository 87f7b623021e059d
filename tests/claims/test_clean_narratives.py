"""Whole narratives that look wrong and are right: nothing above ``info`` may be said of them."""

from __future__ import annotations

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.claims import Verdict, statements
from disclosure_toolkit.model import Level, Section, Severity
from disclosure_toolkit.settings import Settings
from tests.builders import clean_report
from tests.claims.world import CELLS, previous, report

DEPARTMENT = """2024年，我局按照《中华人民共和国政府信息公开条例》和县政府2024年政务公开工作要点，稳步推进公开工作。
（一）主动公开情况。全年公开信息698条，其中政策文件407条（通知287条、意见106条、函14条）、解读155篇、公告19条。微信公众号发布 1,204 条，阅读量3.2万次，比上年增加。出台政策性文件11件，制发行政规范性文件4件，废止2件，现行有效21件。公开行政处罚信息19条。
（二）依申请公开情况。全年收到政府信息公开申请45件，上年结转2件，同比有所增加。其中自然人30件，法人或其他组织15件。办结44件（含上年结转2件），其中予以公开15件，占34.1%；部分公开6件，占13.6%；不予公开6件；无法提供11件；不予处理3件；其他处理3件。另有3件结转下年度继续办理，均未超过答复期限。按期答复率100%。因政府信息公开被申请行政复议6件，审结5件；行政诉讼8件，其中结果维持6件。作为复议应诉的配合单位，另办理行政复议案件31件。
（三）政府信息管理情况。执行三审三校，四个季度均开展自查，编发第六期简报。
（四）政府信息公开平台建设。办理12345热线工单860件，全部办结，满意率99.2%；回复网民留言57条；受理行政许可申请312件，接受电话咨询900余人次。
（五）监督保障。自2008年以来累计培训1200人次，其中2024年培训3次、86人次。未收到投诉举报，没有责任追究情况。"""
GOVERNMENT = """（一）主动公开。全县累计公开信息2.3万余条，其中县政府网站公开1.1万条。县政府办公室编发公报6期。
（二）依申请公开。2024年，全县各级行政机关新收政府信息公开申请45件，2023年结转2件，办结44件，结转2025年3件。其中，县自然资源局20件、县住建局9件，其他单位16件。未收到科研机构提出的申请。
（三）政府信息管理。全县现行有效行政规范性文件21件。
（四）平台建设。网站浏览量同比增长70.3%。
（五）监督保障。公开工作占年度考核的4%，社会评议满意度98%，无责任追究情形。"""
QUIET = """（一）主动公开情况
全年发布信息10余条。
（二）依申请公开情况
2024年，我局未收到政府信息公开申请，没有上年结转，也未发生因政府信息公开引起的行政复议、行政诉讼。
（三）监督保障情况
社会公众对公开的信息无异议，无责任追究情况。"""


def with_text(text: str, cells: dict[str, int], **identity: object):
    base = clean_report(year=2024, cells=cells, **identity)  # type: ignore[arg-type]
    others = base.sections[1:]
    return report_with(base, (Section(1, "总体情况", text, printed=1), *others))


def report_with(base, sections):
    from dataclasses import replace

    return replace(base, sections=sections)


@pytest.mark.parametrize(
    ("text", "cells", "identity"),
    [
        (DEPARTMENT, CELLS, {"agency": "云溪县水务局"}),
        (GOVERNMENT, CELLS, {"agency": "云溪县人民政府", "level": Level.GOVERNMENT}),
        (QUIET, {}, {"agency": "云溪县档案局"}),
    ],
    ids=["department", "government", "quiet"],
)
def test_nothing_above_info(text: str, cells: dict[str, int], identity: dict[str, object]) -> None:
    made = with_text(text, cells, **identity)
    audit = audit_report(made, settings=Settings(select=("N",)))
    assert [(f.rule, f.message, f.working) for f in audit.findings if f.severity is not Severity.INFO] == []
    found = statements(made)
    assert len(found.claims) >= 3
    assert any(item.verdict is Verdict.AGREES for item in found.judged)
    assert all(item.reason for item in found.judged if item.verdict is Verdict.NOT_JUDGED)


def test_each_wrong_number_of_a_clean_narrative_is_found() -> None:
    """One statement at a time gets another number; the narrative then contradicts the tables or itself."""
    swaps = [
        ("申请45件，上年", "申请54件，上年"),
        ("上年结转2件，同比", "上年结转5件，同比"),
        ("自然人30件", "自然人33件"),
        ("组织15件", "组织12件"),
        ("办结44件", "办结41件"),
        ("予以公开15件", "予以公开19件"),
        ("占34.1%", "占43.1%"),
        ("不予公开6件", "不予公开9件"),
        ("无法提供11件", "无法提供17件"),
        ("另有3件结转", "另有4件结转"),
        ("行政复议6件", "行政复议9件"),
        ("行政诉讼8件", "行政诉讼9件"),
        ("结果维持6件", "结果维持7件"),
        ("文件4件，废止", "文件5件，废止"),
        ("现行有效21件", "现行有效12件"),
        ("通知287条", "通知387条"),
    ]
    for right, wrong in swaps:
        assert right in DEPARTMENT
        made = with_text(DEPARTMENT.replace(right, wrong), CELLS, agency="云溪县水务局")
        audit = audit_report(made, settings=Settings(select=("N",)))
        assert [f for f in audit.findings if f.severity is Severity.ERROR], (right, wrong)


def test_claims_become_json_and_count_what_was_judged() -> None:
    found = statements(report(DEPARTMENT), previous=previous())
    counts = found.coverage()
    assert counts["found"] == len(found.to_list()) == sum(v for k, v in counts.items() if k != "found")
    assert {"subject", "quantity", "year", "scope", "relation", "quote", "verdict", "checks"} <= set(found.to_list()[0])
