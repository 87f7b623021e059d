"""The words that count (量词) and the characters of Chinese numbers."""

from __future__ import annotations

import re

_UNITS = (
    "个百分点 百分点 个工作 平方米 人次 件次 场次 条次 批次 篇次 户次 家次 车次 亿元 万元 千元 元 % ‰ 倍 件 条 篇 次 个 项 期 起 宗 例 封 人 名 位 "
    "场 批 类 家 部 页 则 套 本 册 幅 块 处 种 户 轮 张 组 段 通 字 支 台 款 单 份 栏 集 ㎡ 万"
)
UNITS = _UNITS.split()
"""Longer units first: 人次 before 人."""

UNIT = "|".join(re.escape(unit) for unit in UNITS if unit not in {"万", "个工作"})
"""The units as a pattern."""

NUMERALS = "零一二两三四五六七八九十百千"
