"""A sentence as a row of tokens: words of the lexicon, quantities, years, scopes, marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import NamedTuple

from ..chinese.quantities import Quantity
from ..model import Identity, Level
from .lexicon import Token, frames, words_in
from .model import Scope, Year

_NAMED = "[省市县区镇乡州旗盟本级部门单位政府政务信息公开国民经济社会发展行政财政重大决策主要重点工作度的]{0,16}"
# 2021年度部门决算 is the name of a thing, no time at which something was done.
_YEAR = re.compile(
    rf"(?<!\d)(20\d{{2}})(?=年)(?!年{_NAMED}(?:预算|决算|预决算|要点|年报|年度报告|工作报告|统计公报|事项目录|三公))"
)
# 2022至2024年, 2022—2024年: several years together.
_YEARS = re.compile(r"(?<!\d)20\d{2}年?(?:[-~至到—]{1,2}|起至)20\d{2}年(?!\d{1,2}月)")
_MARK = re.compile(r"[，。；：、()！？]")
_TITLE = re.compile(r"《[^》\n。！？]{1,80}》|【[^】\n。！？]{1,60}】")
# 收到申请（含上年结转）47件: a note without a number parts nothing and counts nothing.
NOTE = re.compile(r"\((?:不?(?:含|包括|包含)|以下|简称)[^()\d\n均全都]{1,30}\)")
_MONTH = re.compile(r"(\d{1,2})月")
_WHOLE_YEAR = re.compile(
    r"(?<!\d)1月1日(?:起|开始)?以来|(?<!\d)1(?:月(?:1日)?)?(?:起?[-~至到—]|起至)(?:20\d{2}年)?12月|12月(?:31日|底|末)|截[至止]到?(?:20\d{2}年)?12月|年底|年末"
)
_SINCE = re.compile(r"以来")
# 每月检查结果 tells how often something is done; 每月公开30条 counts a month.
_EACH = re.compile(r"[^，。；：、\n\d]{0,16}\d")
# 向全县发布, 围绕全县中心工作: who is addressed and what is aimed at; 本级及8个单位 is more than 本级.
_ADDRESSED = re.compile(r"(?:向|围绕|聚焦|服务|服务于|结合|立足|紧扣|针对)$")
_AIM = re.compile(
    r"(?:重点|中心|经济|大局|发展|人民|群众|百姓|居民|市民|改革|高质量|[及和与、](?:\d|各|所属|下属|直属))"
)
_SINCE_THIS = re.compile(r"今年以来|年初以来|入年以来|年以来|本年以来|一年以来")
_BODY = re.compile(
    r"(?<![^，。；：、(中\n])(?!我|本|该|各|全|对|由|向|与|和|经|在)([\u4e00-\u9fa5]{1,14}?"
    r"(?:人民政府办公室|政府办公室|政府办|人民政府|街道办事处|街道|分局|局|委员会|委|厅|镇|乡|中心|支队|大队|政府))"
    r"(?=代表|代|共|全年|累计|新?收到|受理|办理|接|年|依|答复|办结|本年|没有|未|\d|网站共|机关)"
)


# 公共企事业单位未收到申请: bodies that are no organs; a number right behind them would be of applicants.
_OTHERS = re.compile(
    r"(?<![^，。；：、(\n])(?!我|本|该|各|全局|对|由|向|与|和|经|在|以|被|从|有|无|未)"
    r"([\u4e00-\u9fa5、]{0,24}?(?:企事业单位|事业单位|企业|单位|学校|医院|公司|机构|法院|总队|集团|院校|村|社区|协会|部门|站所|[市省区县州]厅|[市省区县州]局))"
    r"(?=(?:本年度?|全年|今年|共|均|也|都|累计|新)*(?:没有|未|无|收到|受理|办理|答复|办结|接到|转来|转办|移交|交办))"
)
# 各街道未收到申请, 甲县收到60件: bodies below this organ, or beside it.
_EACH_BODY = re.compile(
    r"(?:^|(?<=[，。；：、(\n]))"
    r"((?:各|市直|区直|县直|省直)[\u4e00-\u9fa5]{0,3}(?:部门|单位|街道|乡镇|镇街|县区|区县|县市|镇|乡|局|科室)|(?![我本全该])[\u4e00-\u9fa5]{1,4}[区县旗])"
    r"(?=(?:均|共|也|都|分别|合计|全年)*(?:没有|未|无|收到|受理|办理|接到|新收|\d))"
)
# 共办理政府 is no organ.
_VERB = re.compile(r"办理|受理|收到|接到|答复|办结|通过|发布|公开|开展|^共|^全年")


class Item(NamedTuple):
    """A token or a quantity of a sentence, in order of place.

    :ivar kind: the token's kind; ``NUMBER`` for quantities. :ivar text: the words.
    """

    start: int
    end: int
    kind: str
    text: str
    token: Token | None = None
    quantity: Quantity | None = None


def read_items(text: str, quantities: list[Quantity]) -> list[Item]:
    """The items of a section in order of place; words inside titles 《…》, notes （含…） and numbers are left out."""
    taken, worded, named = bytearray(len(text)), bytearray(len(text)), bytearray(len(text))
    words = words_in(text)
    for pattern in (_TITLE, NOTE):
        for match in pattern.finditer(text):
            # 予以公开（含部分公开） is one word, its note included.
            if pattern is _TITLE or not any(t.start < match.start() and match.end() <= t.end for t in words):
                _mask(taken, match.start(), match.end())
    numbers = [q for q in quantities if not taken[q.start]]
    for quantity in numbers:
        _mask(taken, quantity.start, quantity.end)

    def free(token: Token) -> bool:
        return taken.find(1, token.start, token.end) < 0

    lexicon = frames()
    words = [token for token in words if free(token)]
    # 平均每月, 人均: not 均 for all.
    words = [
        t for t in words if not (t.text.startswith("均") and text[t.start - 1 : t.start] in {"平", "人", "户", "场"})
    ]
    # 不含上年结转2件: beside the number, not in it.
    words = [
        t._replace(kind="BESIDES") if t.kind in {"INCLUDED", "PART"} and text[t.start - 1 : t.start] == "不" else t
        for t in words
    ]
    for token in words:
        _mask(worded, token.start, token.end)
        if token.kind in _ROWS:
            # A mark inside a row's name parts nothing.
            _mask(named, token.start, token.end)
    times = [Token("YEAR", m.start(), m.end(), m.group()) for m in _YEAR.finditer(text)]
    times += [Token("YEARS", m.start(), m.end(), m.group()) for m in _YEARS.finditer(text)]
    times += [Token("YEAR_WORD", m.start(), m.end(), m.group()) for m in lexicon.year.finditer(text)]
    times = [t for t in times if t.kind != "YEAR_WORD" or t.text[0] != "每" or _EACH.match(text, t.end)]
    times += [
        Token("SCOPE", m.start(), m.end(), m.group())
        for m in lexicon.scope.finditer(text)
        if not (_ADDRESSED.search(text, max(0, m.start() - 4), m.start()) or _AIM.match(text, m.end()))
    ]
    # 上年结转 is one word: the year inside it says nothing of the clause.
    tokens = words + [t for t in times if free(t) and worded.find(1, t.start, t.end) < 0]
    bodies = [Token("BODY", m.start(1), m.end(1), m.group(1)) for m in _BODY.finditer(text)]
    bodies += [Token("BODY", m.start(1), m.end(1), m.group(1)) for m in _OTHERS.finditer(text)]
    bodies += [Token("BODY", m.start(1), m.end(1), m.group(1)) for m in _EACH_BODY.finditer(text)]
    tokens += [t for t in bodies if free(t) and not lexicon.scope.search(t.text) and not _VERB.search(t.text)]
    items = [Item(t.start, t.end, t.kind, t.text, t) for t in tokens]
    items += [
        Item(m.start(), m.end(), "MARK", m.group())
        for m in _MARK.finditer(text)
        if not (taken[m.start()] or named[m.start()])
    ]
    items += [Item(q.start, q.end, "NUMBER", q.text, None, q) for q in numbers]
    return sorted(items, key=itemgetter(0, 1))


_ROWS = {"OUTCOME", "APPLICANT"}


def items_of(items: list[Item], start: int, end: int) -> list[Item]:
    """The items of the sentence ``start:end``."""
    first = bisect_left(items, start, key=itemgetter(0))
    last = bisect_left(items, end, first, key=itemgetter(0))
    return [item for item in items[first:last] if item.end <= end]


def _mask(taken: bytearray, first: int, last: int) -> None:
    taken[first:last] = b"\x01" * (last - first)


def year_of(clause: list[Item], text: str, start: int, end: int, report_year: int | None) -> tuple[Year, str] | None:
    """The year that a clause names, ``None`` if it names none."""
    span = text[start:end]
    if not clause and "月" not in span and "以来" not in span:
        return None
    named = [int(item.text) for item in clause if item.kind == "YEAR"]
    words = [frames().years[item.text] for item in clause if item.kind == "YEAR_WORD"]
    months = "月" in span and _MONTH.search(span) is not None
    since = _SINCE.search(span)
    if since is not None and not _SINCE_THIS.search(span) and set(named) != {report_year}:
        return Year.CUMULATIVE, span
    if "plan" in words:
        return Year.PLAN, span
    if "partial" in words or (months and not _WHOLE_YEAR.search(span)):
        return Year.PARTIAL, span
    if "cumulative" in words:
        return Year.CUMULATIVE, span
    spans = [item.text for item in clause if item.kind == "YEARS"]
    if spans:
        return Year.OTHER, spans[-1]
    if len(set(named)) > 1:
        return Year.OTHER, "、".join(f"{year}年" for year in named)
    if named:
        if report_year is None or named[0] == report_year:
            return Year.THIS, f"{named[0]}年"
        return (Year.LAST if named[0] == report_year - 1 else Year.OTHER), f"{named[0]}年"
    if "this" in words:
        return Year.THIS, ""
    if "last" in words:
        return Year.LAST, "上年"
    return None


def scope_of(clause: list[Item], identity: Identity) -> tuple[Scope, str] | None:
    """The scope that a clause names, with the body's name, ``None`` if it names none."""
    if not clause:
        return None
    found: tuple[Scope, str] | None = None
    named = [item for item in clause if item.kind in {"SCOPE", "BODY"}]
    if not named:
        return None
    level = level_of(identity)
    for item in named:
        if item.kind == "SCOPE":
            kind = frames().scopes[item.text]
            if kind == "self":
                found = Scope.SELF, item.text
            elif kind == "own_region":
                found = (Scope.REGION if level is Level.DEPARTMENT else Scope.SELF), item.text
            elif kind == "region":
                found = (Scope.SELF if level is Level.GOVERNMENT else Scope.REGION), item.text
            elif kind == "town":
                found = (Scope.SELF if level is not Level.DEPARTMENT else Scope.REGION), item.text
            elif kind == "other":
                found = Scope.OTHER_BODY, item.text
            elif kind == "on_behalf":
                return Scope.ON_BEHALF, item.text
            else:
                found = Scope.OWN_LEVEL, item.text
        elif item.kind == "BODY" and (found is None or found[0] is not Scope.ON_BEHALF):
            found = _body_scope(item.text, identity, level)
    return found


def level_of(identity: Identity) -> Level:
    """The organ's level; from the name where the record does not know it."""
    if identity.level is not Level.UNKNOWN:
        return identity.level
    name = identity.agency
    if name.endswith(("镇人民政府", "乡人民政府", "街道办事处", "街道", "镇", "乡")):
        return Level.TOWNSHIP
    if name.endswith("人民政府"):
        return Level.GOVERNMENT
    return Level.DEPARTMENT if name else Level.UNKNOWN


def _shortens(name: str, agency: str) -> bool:
    """卫健局 is 卫生健康局: the same characters in the same order, and the same kind of organ."""
    if len(name) < 3 or name[-1] != agency[-1]:
        return False
    letters = iter(agency)
    return all(letter in letters for letter in name)


_NAMED_LENGTH = 3


def _body_scope(name: str, identity: Identity, level: Level) -> tuple[Scope, str]:
    agency = identity.agency
    core = name.lstrip("区县市省州旗盟")
    if len(core) < _NAMED_LENGTH and name[:1] not in agency:
        # 市局 in a county's report is the one above.
        return Scope.OTHER_BODY, name
    if core and agency and (agency.endswith(core) or name in agency or _shortens(core, agency)):
        return Scope.SELF, name
    if name.endswith(("政府", "人民政府")):
        return (Scope.OWN_LEVEL if level is Level.GOVERNMENT else Scope.OTHER_BODY), name
    if agency.endswith("办公室") and name.endswith(("政府办", "政府办公室")):
        return Scope.SELF, name
    return Scope.OTHER_BODY, name
