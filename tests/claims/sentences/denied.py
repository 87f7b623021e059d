"""What 无 and 没有 deny: the thing itself, or only what is said of it (否定的是什么)."""

from __future__ import annotations

DENIED: list[tuple[str, str]] = [
    # The turning, the delay, the fault is denied: requests and cases there were.
    ("2024年我局无新收申请转为诉讼的情况。", "none"),
    ("无上年结转申请转为行政复议的情况，也无新收申请引起舆情。", "none"),
    ("本机关无上年结转申请未办结情况。", "none"),
    ("无上年结转申请未办结。", "none"),
    ("没有收到申请后不登记的情形。", "none"),
    ("没有行政诉讼案件久拖不决。", "none"),
    ("无行政复议案件积压。", "none"),
    ("无行政复议决定未履行情况。", "none"),
    ("无新收申请超期办理情况。", "none"),
    ("无依申请公开事项转交其他单位办理。", "none"),
    ("无申请公开信息被认定为国家秘密。", "none"),
    ("没有一件申请延期答复。", "none"),
    ("未因申请公开被上级通报。", "none"),
    ("无行政复议、行政诉讼败诉情形。", "true"),
    # The thing itself is denied, whatever stands behind it says only that it was not there.
    ("无行政复议被纠错、行政诉讼败诉情况。", "false"),
    ("无行政复议、行政诉讼情况。", "false"),
    ("无因政府信息公开提起的行政复议、行政诉讼案件发生。", "false"),
    ("无行政复议案件及投诉举报情况。", "false"),
    ("全年没有收到公民、法人提出的政府信息公开申请情况。", "false"),
    ("无结转下年度继续办理的申请。", "false"),
    ("年末无未办结申请结转至下一年度。", "false"),
    ("全年无上年结转申请。", "false"),
    ("无行政规范性文件制发。", "false"),
    ("无规章制发，无规章废止。", "true"),
    ("本局无规章制定权。", "none"),
    ("未发生行政诉讼案件或出现申诉情况。", "false"),
    ("未发生行政复议案件、行政诉讼案件和举报申诉件。", "false"),
    ("未收到政府信息公开申请要求。", "false"),
]
