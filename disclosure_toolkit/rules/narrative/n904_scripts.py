"""文字：有没有简体、繁体混用。

## 检查什么

以简体书写的报告中夹杂的繁体字（引号内的名称不算）。全文都用繁体的不算。

## 为什么

夹杂的繁体字多是文字转换、识别出错留下的，说明文字没有校对。

## 不合规示例

“全年共公開信息 120 条。”

## 合规示例

“全年共公开信息 120 条。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_applicable, passed, rule
from ._prose import around, paragraphs, whole_text

# Traditional forms that simplified texts never use, of words that occur in these reports.
_TRADITIONAL = (
    "國務開關於與條請應對進實會議員單門機構業權責財產處罰許可許規劃訓證據書讀說該認識設計討論語講話調諮詢諾謝變"
    "資訊質費貸貿購賠贈車軍輕輪辦農達過還這邊運選遠適遷連遞遲違遙郵鄉醫釋針鐵錄錯鎮鏈閉間閱隊階際難電雲靈靜響頁項順預領頭題顯風飛飯館驗"
    "體點黨龍齊齡為無爾獨獎現環產畢異療發盡監盤確礎禮種稱積穩窮競筆節範築簡糧級紀約納純紙細終組結給統經綜維網線練縣總績織續職聯聲聽"
    "脫腦臨舉舊藝華萬葉營蓋藥蘇處號蟲術衛補製複親覺觀觸訂記訪評詞試詳誠誤調談諸謀譯護讓豐負貢貫貧貨販責貴買賀賓賞賴贏趨跡踐輔輸轉轄"
    "辭邏鄰釐鋪錢鍵鐘長門閒閣隨險隸雙雜離雖韓頒頓頗頻顆願類顧飲養餘騎髮鬥魚鮮麗麥屆層屬島嶄嶺師帶幣幫幹幾庫廠廣廳張強彈彙後徑從復徵德"
    "態慣憲懲懷戰戶擊損換據掃掛採揚撥擇擔擴擬擺敵數斷時書會東條極構榮標樓樣樹橋檔檢檻歐歲歷歸殘殺氣決況沖沒洩測減湯溝準滅滿漢潔濟灣災煙燈熱"
)
_ALSO_SIMPLIFIED = set("可德後復徵幹卜于么厘麽屆長") - set("後徵幹屆長")
_SET = set(_TRADITIONAL) - _ALSO_SIMPLIFIED - set("德可")
_PATTERN = re.compile("[" + "".join(sorted(_SET)) + "]+")
_QUOTED = re.compile(r"“[^”\n]{1,30}”|《[^》\n]{1,40}》")
_MOSTLY = 0.08


@rule(
    code="N904",
    title="简体、繁体混用",
    title_en="Simplified and traditional characters are mixed",
    severity=Severity.WARNING,
    basis="《国家通用语言文字法》第九条：国家机关以规范汉字为公务用字",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for the report; the first places are shown."""
    text = whole_text(report)
    count = sum(len(match.group()) for match in _PATTERN.finditer(text))
    letters = len(re.findall(r"[\u4e00-\u9fff]", text))
    if not letters:
        return
    if count > letters * _MOSTLY:
        yield not_applicable("全文以繁体书写", "scripts")
        return
    quotes, shown = [], []
    for paragraph in paragraphs(report):
        plain = _QUOTED.sub(lambda m: "　" * len(m.group()), paragraph.text)
        for match in _PATTERN.finditer(plain):
            quotes.append(paragraph.quote(match.start(), match.end()))
            shown.append(around(paragraph.text, match.start(), match.end(), 4))
    if not quotes:
        yield passed("scripts")
        return
    listed = "；".join(f"“{words}”" for words in shown[:5]) + ("等" if len(shown) > 5 else "")
    yield failed(
        "scripts",
        f"简体文字中夹有繁体字 {len(quotes)} 处：{listed}",
        f"Traditional characters in a simplified text, {len(quotes)} places",
        quotes=quotes[:20],
    )
