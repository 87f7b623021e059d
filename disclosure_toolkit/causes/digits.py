"""How one figure may have come out wrong (错数形态): digits swapped, lost, added …"""

from __future__ import annotations

from ..model.hypothesis import Number

# The lower the rank, the more the shape of the error speaks for the cell.
RANKS = {
    "sign": 0,
    "decimal_point": 0,
    "digits_swapped": 1,
    "digit_lost": 2,
    "digit_added": 2,
    "off_by_one": 3,
    "digit_changed": 3,
    "left_zero": 3,
    "not_zero": 4,
    "value": 5,
}


def shape(read: Number, proposed: Number, total: bool = False) -> str:
    """The name of the error that turns ``proposed`` into ``read``.

    :param total: the cell is a total, which is often left at zero by mistake (漏填).
    """
    if read < 0 and -read == proposed:
        return "sign"
    if read != int(read) and str(read).replace(".", "") == str(proposed):
        return "decimal_point"
    if read == 0 and total:
        return "left_zero"
    a, b = str(read), str(proposed)
    if len(a) == len(b) and len(a) > 1 and _swapped(a, b):
        return "digits_swapped"
    if len(b) == len(a) + 1 and b[0] != "0" and _one_more(a, b) and read:
        return "digit_lost"
    if len(a) == len(b) + 1 and _one_more(b, a) and proposed:
        return "digit_added"
    if abs(read - proposed) == 1:
        return "off_by_one"
    if len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return "digit_changed"
    return "not_zero" if proposed == 0 else "value"


def _swapped(a: str, b: str) -> bool:
    """Whether two neighbouring digits are exchanged."""
    apart = [i for i in range(len(a)) if a[i] != b[i]]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def _one_more(short: str, long: str) -> bool:
    """Whether leaving one digit out of ``long`` gives ``short``."""
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
