"""Arguments in Chinese: help, headings and the messages of misuse (命令行参数)."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from .. import __version__
from . import audit, compare, load, review, rules, sample

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"缺少必需的参数：\1"),
    (r"unrecognized arguments: (.*)", r"无法识别的参数：\1"),
    (r"argument (命令|操作): invalid choice: (.*?) \(choose from (.*)\)", r"没有\1 \2，可用的\1：\3"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"参数 \1 的值 \2 无效，可选：\3"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"参数 \1 的值 \2 无效"),
    (r"argument (.*?): expected (?:one argument|at least one argument|\d+ arguments?)", r"参数 \1 缺少值"),
    (r"argument (.*?): not allowed with argument (.*)", r"参数 \1 与 \2 不能同时使用"),
    (r"argument (.*?): (.*)", r"参数 \1：\2"),
    (r"ambiguous option: (.*?) could match (.*)", r"参数 \1 不明确，可能是 \2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese; options are never abbreviated."""

    def __init__(self, *args: object, **options: object) -> None:
        options = {"allow_abbrev": False, "add_help": False, **options}
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Says in Chinese what is wrong and ends with exit code 2."""
        for pattern, chinese in _MESSAGES:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, chinese, message)
                break
        # Python quotes the values it names, in some versions.
        message = re.sub(r"'([^']*)'", r"\1", message.replace("', '", "、"))
        self.exit(2, f"错误：{message}。用 {self.prog} --help 查看用法。\n")

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        """The whole help."""
        text = super().format_help().replace("usage: ", "用法：", 1)
        text = re.sub(r"^(\w+):$", r"\1：", text, flags=re.MULTILINE)
        # The list of commands stands below its title and, again, its placeholder.
        return re.sub(r"^(\w+)：\n {2}\1\n", r"\1：\n", text, flags=re.MULTILINE)


def build() -> Parser:
    """The parser of ``disclosure``."""
    parser = Parser(prog="disclosure", description="政府信息公开工作年度报告审核工具")
    parser.add_argument("--version", action="version", version=f"disclosure {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)
    for command in (load, audit, compare, rules, review, sample):
        command.add(commands)
    return parser
