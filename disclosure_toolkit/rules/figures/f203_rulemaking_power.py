"""没有规章制定权的机关，规章一行应当为 0。

## 检查什么

乡镇人民政府、街道办事处、地方各级人民政府的部门，以及县、市辖区人民政府，表二“规章”一行（试行格式同）是否填了大于 0 的数。
从机关名称看不出层级的（如县级市），不判断。

## 为什么

《立法法》规定，规章由国务院部门和省、自治区、直辖市、设区的市、自治州人民政府制定，其他机关不能制定规章。
填了数的，多半是把规范性文件或者内部规章制度当作规章。列为待核。

## 不合规示例

某镇人民政府：规章，本年制发 2 件，现行有效 2 件。

## 合规示例

某镇人民政府：规章各格均为 0；有行政规范性文件的，填在行政规范性文件一行。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...editions import Edition
from ...model import Level, Report, Severity
from ..base import Judgement, failed, figure_evidence, not_applicable, not_assessable, passed, rule

_NATIONAL = re.compile(r"^(?:国家|中华人民共和国|中国|国务院|海关总署|全国)|总局$|总署$|部$")
_NO_POWER = re.compile(r"(?:县|区|旗|自治县|镇|乡|街道)(?:人民政府|办事处)?(?:办公室)?$")
_MAY = re.compile(r"自治区(?:人民政府)?$|特别行政区|新区(?:管委会|管理委员会|人民政府)?$")


@rule(
    code="F203",
    title="没有规章制定权的机关不应当填报规章",
    title_en="Table 2: an organ without the power to make rules cannot have any",
    severity=Severity.QUESTION,
    basis="《中华人民共和国立法法》关于规章制定权限的规定；表二“规章”一行",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement on the row 规章."""
    keys = [key for key in form.keys if key.startswith("proactive.regulations.") and key in report.figures]
    if not keys:
        return
    if not _lacks_power(report.identity.agency, report.identity.level):
        yield not_applicable("从机关名称看不出没有规章制定权")
        return
    values = [(key, value) for key in keys if (value := report.value(key)) is not None]
    filled = [(key, value) for key, value in values if value > 0]
    if filled:
        cells = "、".join(f"{form.label(key)} {value}" for key, value in filled)
        yield failed(
            "regulations",
            f"“{report.identity.agency}”没有规章制定权，{cells}；请核实是否应当填在规范性文件一行",
            f"{report.identity.agency} cannot make rules, yet {len(filled)} figure(s) of 规章 are above zero",
            figures=[figure_evidence(report, form, key) for key, _ in filled],
        )
    elif len(values) < len(keys):
        missing = [key for key in keys if report.value(key) is None]
        yield not_assessable("规章一行有的格子没有可用的数值", "regulations", missing)
    else:
        yield passed("regulations")


def _lacks_power(agency: str, level: Level) -> bool:
    """Whether the name alone shows an organ that cannot make rules."""
    if not agency or _NATIONAL.search(agency):
        return False
    if level in (Level.TOWNSHIP, Level.DEPARTMENT) and agency.endswith(("局", "镇人民政府", "乡人民政府", "办事处")):
        return True
    return bool(_NO_POWER.search(agency)) and not _MAY.search(agency)
