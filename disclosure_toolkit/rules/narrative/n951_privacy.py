"""个人信息：正文中有没有身份证号、手机号、银行卡号、私人邮箱。

## 检查什么

校验位正确的身份证号、校验位正确的银行卡号（错误），联系方式以外的手机号、电子邮箱（疑误）。前言和联系方式中机关自己的电话、
地址、邮箱不算。报告中的号码在审核摘要里一律遮去中间各位。

## 为什么

公开的报告不得泄露个人信息；已经公开的，应当尽快改正。

## 不合规示例

“申请人张某（身份证号 11010519491231002X）申请公开……”

## 合规示例

“如对本报告有疑问，请与办公室联系（电话：0000-1234567）。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._prose import CONTACT, Paragraph, paragraphs

_ID = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_CARD = re.compile(r"(?<![\d.])(?:62|4\d|5[1-5]|3[57]|60)\d{14,17}(?![\d.])")
_MOBILE = re.compile(r"(?<![\d.A-Za-z-])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.%])")
_MAIL = re.compile(r"(?<![A-Za-z0-9._-])[A-Za-z0-9][A-Za-z0-9._-]{1,40}@[A-Za-z0-9-]{1,30}(?:\.[A-Za-z]{2,8}){1,3}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_WIDTH = 24
# 群众（手机139…）反映, 139…的来电人: whose number it is stands right beside it.
_BESIDE = re.compile(
    r"(?:群众|市民|网友|居民|村民|来电人|来访人|反映人|投诉人|举报人|咨询人|用户|机主|[\u4e00-\u9fa5]某)[（(，,]?的?(?:手机|电话|联系方式|联系电话)?(?:号码?)?[:：为是]?$"
)
_OWNER = re.compile(r"[）)]?的?(?:申请人|机主|市民|群众|用户|网友|来电|来访|投诉|反映|举报人|先生|女士|同志)")
_PERSON = re.compile(r"申请人|当事人|本人|居民|村民|先生|女士|家属|联系人是|身份证|住户|业主")


@rule(
    code="N951",
    title="正文含有个人信息",
    title_en="Personal data in the running text",
    severity=Severity.ERROR,
    basis="《个人信息保护法》第二十五条；《政府信息公开条例》第十五条",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each number or address; what is shown is masked."""
    found = 0
    for paragraph in paragraphs(report):
        for name, english, severity, start, end in _hits(paragraph):
            found += 1
            shown = masked(paragraph.text[start:end])
            yield failed(
                f"section.{paragraph.section.number}.{paragraph.start + start}",
                f"正文含有{name}：{shown}",
                f"The text holds {english}: {shown}",
                quotes=[paragraph.quote(start, end, shown)],
                severity=severity,
            )
    if not found:
        yield passed("privacy")


def masked(text: str) -> str:
    """The number or address with its middle blotted out, as long as before."""
    if "@" in text:
        name, _, host = text.partition("@")
        return f"{name[:-1][:1]}{'*' * (len(name) - len(name[:-1][:1]))}@{host}"
    keep = 3 if len(text) < 15 else 4
    return text[:keep] + "*" * (len(text) - 2 * keep) + text[-keep:]


def _hits(paragraph: Paragraph) -> Iterator[tuple[str, str, Severity, int, int]]:
    text = paragraph.text
    taken: list[tuple[int, int]] = []
    for match in _ID.finditer(text):
        if _valid_id(match.group()):
            taken.append(match.span())
            yield "身份证号码", "an identity-card number", Severity.ERROR, *match.span()
    for match in _CARD.finditer(text):
        if match.span() not in taken and _luhn(match.group()):
            yield "银行卡号", "a bank-card number", Severity.ERROR, *match.span()
    if paragraph.section.number == 0:
        return
    for name, english, pattern in (("手机号码", "a mobile number", _MOBILE), ("电子邮箱", "an e-mail address", _MAIL)):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _WIDTH) : match.start()]
            owner = _BESIDE.search(before) or _OWNER.match(text, match.end())
            if not CONTACT.search(before) or _PERSON.search(before) or owner:
                yield name, english, Severity.WARNING, *match.span()


def _valid_id(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    total = sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return total % 10 == 0
