"""Web archives (网页归档, MHT): a page saved with its pictures in one file, also what offices export as ``.doc``."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser

from ..errors import DamagedFile

_HEADER = re.compile(
    rb"\A\s*(?:From|MIME-Version|Subject|Date|X-[\w-]+|Snapshot-Content-Location|Content-[\w-]+):[^\0]{0,4000}?"
    rb"multipart/(?:related|alternative|mixed)",
    re.IGNORECASE,
)


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a web archive does."""
    return bool(_HEADER.match(data[:5000].removeprefix(b"\xef\xbb\xbf")))


def page_of(data: bytes, file: str) -> bytes:
    """The bytes of the archive's page, as the site sent them; of several pages (frames) the largest.

    :raises DamagedFile: there is no page in it, or its parts cannot be told.
    """
    pages: list[bytes] = []
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                content = part.get_payload(decode=True)
                pages += [content] if isinstance(content, bytes) else []
    except (ValueError, LookupError, RecursionError) as error:
        raise DamagedFile("网页归档（MHT）已损坏，打不开", file, remedy=_REMEDY) from error
    if not any(page.strip() for page in pages):
        raise DamagedFile("网页归档（MHT）里没有网页", file, remedy=_REMEDY)
    return max(pages, key=len)


_REMEDY = "请在浏览器中打开后另存为“网页，仅 HTML”或打印为 PDF"
