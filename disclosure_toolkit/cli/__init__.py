"""The command line (命令行): parse, call, print.

Results go to standard output, progress and errors to standard error. Exit codes: 0 nothing at or above
``--fail-on``; 1 findings; 2 misuse, or nothing could be read; 3 a fault of the program; 130 interrupted.

One module a command, each with ``add(commands)`` (its arguments) and ``run(arguments) -> int``.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

from ..errors import DisclosureError, system_reason
from .parser import build

OK, FOUND, MISUSE, FAULT = 0, 1, 2, 3
_INTERRUPTED = 130  # 128 + SIGINT, as shells expect


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            # Chinese text in pipes and files is UTF-8 whatever the locale; a terminal shows what it can.
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")  # type: ignore[union-attr]
    parsed = build().parse_args(arguments)
    try:
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except DisclosureError as error:
        print(f"错误：{error}", file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        # The reader (head, less) has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("\n已中断，总览页没有更新。做完的已经记下，加上 --resume 可以接着做。", file=sys.stderr)
        return _INTERRUPTED
    except OSError as error:
        where = f"{error.filename}：" if error.filename else ""
        print(f"错误：{where}系统没有答应（{system_reason(error)}）。请检查路径、权限和磁盘空间。", file=sys.stderr)
        return MISUSE
    except Exception as error:  # noqa: BLE001  1 would say that findings were made
        traceback.print_exc()
        print(f"程序出错（{type(error).__name__}）。请把以上内容连同所用的命令告诉维护人员。", file=sys.stderr)
        return FAULT
    return code
