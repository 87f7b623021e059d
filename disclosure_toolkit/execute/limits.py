"""How much memory a kernel may take (内存上限); a notebook that needs more fails alone."""

from __future__ import annotations

import logging
import os

from ..errors import BadSettings

MEMORY_VARIABLE = "DISCLOSURE_KERNEL_MEMORY"
DEFAULT_MEMORY = 2048
# What a kernel that imports everything anew maps before it does anything, most of it never touched.
_STOCK_KERNEL = 1536
_MIB = 1 << 20

_log = logging.getLogger("disclosure_toolkit.execute")


def memory_bound() -> int:
    """Bytes that a kernel may take above what it starts with: ``DISCLOSURE_KERNEL_MEMORY`` in MiB; 0 for no bound.

    :raises BadSettings: the variable is no whole number.
    """
    given = os.environ.get(MEMORY_VARIABLE, "").strip()
    if not given:
        return DEFAULT_MEMORY * _MIB
    if not given.isdecimal():
        raise BadSettings(
            f"环境变量 {MEMORY_VARIABLE} 不是整数（{given}）", remedy="请写每个内核可用内存的 MiB 数，0 表示不限"
        )
    return int(given) * _MIB


def bound_memory(memory: int) -> None:
    """Bounds this process's address space to what it has now and ``memory`` bytes more; 0 leaves it as it is.

    Beyond the bound Python raises ``MemoryError``; a library that does not look ends the process.
    """
    import resource

    if memory:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_least(_address_space() + memory, most), most))


def bound_memory_of(pid: int, memory: int) -> None:
    """Bounds the address space of a kernel that is just starting; the log tells where that cannot be done."""
    if not memory:
        return
    try:
        import resource

        _, most = resource.prlimit(pid, resource.RLIMIT_AS)
        resource.prlimit(pid, resource.RLIMIT_AS, (_least(_STOCK_KERNEL * _MIB + memory, most), most))
    except (ImportError, AttributeError, OSError) as error:
        _log.warning("本系统不能限制内核的内存（%s）", error)


def _least(wanted: int, most: int) -> int:
    return wanted if most < 0 else min(wanted, most)  # RLIM_INFINITY is -1


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123
        return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
