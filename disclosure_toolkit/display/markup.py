"""HTML put together safely: plain text is escaped, only :class:`Html` passes as it is.

Everything that comes out of a report is plain ``str`` and therefore can only ever become text.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

# Direction overrides and control characters would let a report's text rearrange or hide what stands
# beside it; they are shown as the replacement character instead.
_HIDDEN = dict.fromkeys(
    [
        *range(9),
        11,
        12,
        *range(14, 32),
        *range(127, 160),
        1564,
        8206,
        8207,
        *range(8234, 8239),
        *range(8294, 8298),
        *range(55296, 57344),
        65534,
        65535,
    ],
    "\ufffd",
)
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


class Html(str):
    """Finished HTML. Made by :func:`tag` and :func:`join` only, or from the project's own constants."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]


def visible(text: object) -> str:
    """The text with control and direction characters made visible."""
    return str(text).translate(_HIDDEN)


def join(children: Iterable[Child], between: str = "") -> Html:
    """Children one after the other: plain text escaped, ``None`` left out.

    :param between: HTML between them, a constant of ours.
    """
    return Html(between.join(part for part in (_child(child) for child in children) if part))


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """One element. Attributes: ``cls`` is class, ``_`` is a hyphen, ``None`` and ``False`` are left out."""
    text = "".join(
        f" {_name(key)}" if value is True else f' {_name(key)}="{html.escape(visible(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{text}>")
    return Html(f"<{name}{text}>{join(children)}</{name}>")


def _name(key: str) -> str:
    return "class" if key == "cls" else key.rstrip("_").replace("_", "-")


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return str(child)
    if isinstance(child, (str, int)):
        return html.escape(visible(child))
    return join(child)
