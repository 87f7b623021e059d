"""The foot of a site's page (页脚) where nothing but its words tells it from the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, TextBlock

FOOT = re.compile(
    r"^[【\[（(]?(?:相关(?:文档|文件|链接|文章|新闻|阅读|解读|信息|稿件|报道|推荐|附件)|推荐(?:阅读|信息)|热门|猜你喜欢|上一[篇条]|下一[篇条]"
    r"|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|copyright|网站标识码|网站地图|网站声明|技术支持|联系我们|友情链接|扫一扫|分享(?:到|至)"
    r"|打印(?:本页|此页)|关闭(?:窗口|本页))"
    r"|^.{0,60}(?:ICP备|公网安备|网站标识码)",
    re.IGNORECASE,
)
"""What opens the foot of a page, white space dropped; only looked for after the report's last sentence."""
_SENTENCE = re.compile(r"[。；！]")


def without_foot(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks up to the foot that a page saved or copied as text ends with."""
    last = max((i for i, block in enumerate(blocks) if _is_report(block)), default=-1)
    end = next((i for i in range(last + 1, len(blocks)) if _is_foot(blocks[i])), len(blocks))
    return tuple(blocks[:end])


def _is_report(block: Block) -> bool:
    return not isinstance(block, TextBlock) or (bool(_SENTENCE.search(block.text)) and not _is_foot(block))


def _is_foot(block: Block) -> bool:
    return isinstance(block, TextBlock) and bool(FOOT.match("".join(block.text.split())))
