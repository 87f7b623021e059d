"""What a report should not have published, the page on it does not publish again."""

from __future__ import annotations

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.display.agency import AgencyView
from disclosure_toolkit.display.privacy import blotted
from tests.builders import clean_report, with_section
from tests.display.test_findings import page_of

_PRIVATE = {
    "申请人身份证号码为999999198007043754。": "999999198007043754",
    "申请人手机19900003979。": "19900003979",
    "居民王某的邮箱abc123@example.com。": "abc123@example.com",
}


@pytest.mark.parametrize("sentence", _PRIVATE)
def test_the_page_shows_personal_numbers_masked_and_marks_them(sentence: str) -> None:
    report = with_section(clean_report(), 5, text=f"存在的问题是{sentence}下一步将改进。共发布信息12条。")
    audit = audit_report(report)
    assert any(finding.rule == "N951" for finding in audit.findings)
    page = page_of(audit)
    assert _PRIVATE[sentence] not in page.text_content()
    number = next(n for n, finding in enumerate(audit.findings, 1) if finding.rule == "N951")
    (mark,) = page.xpath(f'//*[@id="q{number}-1"]/following-sibling::mark[1]')
    assert "*" in mark.text_content()
    assert page.xpath(f'//li[@id="f{number}"]//blockquote//a[@href="#q{number}-1"]')


def test_places_stay_where_they_were_and_the_record_keeps_the_words() -> None:
    text = "".join(_PRIVATE)
    audit = audit_report(with_section(clean_report(), 5, text=text))
    shown = blotted(audit)
    (masked,) = [s.text for s in shown.report.sections if s.number == 5]
    assert len(masked) == len(text)
    assert masked != text
    assert all(number.encode() in AgencyView(audit).files()["record.json"] for number in _PRIVATE.values())


def test_without_personal_numbers_nothing_is_masked() -> None:
    audit = audit_report(with_section(clean_report(), 5, text="问题是**待定，某**负责。"))
    assert blotted(audit) is audit
