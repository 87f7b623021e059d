"""The command line as the contract has it: what is printed where, and the exit codes."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from disclosure_toolkit import __version__, load_report
from disclosure_toolkit.cli import main
from disclosure_toolkit.model import Report
from disclosure_toolkit.rules import whole_catalogue

from .batch import stuck
from .files import BROKEN_KEY, region, report_of, write_record


@pytest.fixture
def inputs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return region(Path("输入"))


@pytest.fixture
def run(capsys):
    """Runs a command in this process; gives exit code, standard output, standard error."""

    def runs(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return runs


# load


def test_load_prints_a_record_that_loads_back(inputs, run):
    file = inputs / "2023" / "甲.json"
    code, out, err = run("load", file)
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert data["identity"]["agency"] == "云川县民政局"
    cell = data["figures"][BROKEN_KEY]
    assert (cell["value"], cell["raw"], cell["kind"]) == (6, "6", "number")
    assert [section["number"] for section in data["sections"]]
    assert Report.from_dict(data) == load_report(file)


def test_load_as_tables_tells_blank_from_zero(tmp_path, run):
    report = report_of("云川县民政局", 2023)
    data = report.to_dict()
    data["figures"]["requests.received.company"].update(value=None, raw="", kind="blank")
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    code, out, _ = run("load", path, "--format", "table")
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("本年新收"))
    assert "（空白）" in line
    assert " 0 " in line
    for heading in ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、行政复议、行政诉讼情况"):
        assert heading in out


def test_load_of_a_missing_file_is_one_sentence_and_exit_2(run):
    code, out, err = run("load", "没有.pdf")
    assert (code, out) == (2, "")
    assert err.startswith("错误：没有.pdf：找不到这个文件。")
    assert len(err.splitlines()) == 1


# audit


def test_audit_json_has_the_shape_of_the_contract(inputs, run):
    code, out, err = run("audit", inputs, "--no-notebooks", "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert {"reports", "failed"} <= set(data)
    for report in data["reports"]:
        assert {"file", "identity", "summary", "findings", "outcomes"} <= set(report)
        assert set(report["outcomes"]) == {"pass", "fail", "not_applicable", "not_assessable", "rule_error"}
        assert report["outcomes"]["rule_error"] == 0
        for finding in report["findings"]:
            wanted = {"rule", "severity", "message", "figures", "quotes", "source", "basis", "fingerprint"}
            assert wanted <= set(finding)
    assert [item["file"] for item in data["failed"]] == [str(inputs / "通知.txt")]
    assert data["failed"][0]["error"]["remedy"]
    assert "通知.txt" in err


def test_no_notebooks_and_no_out_writes_nothing(inputs, run):
    before = set(Path().rglob("*"))
    run("audit", inputs, "--no-notebooks")
    assert set(Path().rglob("*")) == before


def test_an_output_folder_is_filled_and_named(inputs, run):
    _, out, _ = run("audit", inputs, "--no-notebooks", "--out", "结果")
    assert out.splitlines()[-1] == f"总览页：{Path('结果/index.html')}"
    assert Path("结果/2023/云川县水利局/findings.json").is_file()


@pytest.mark.parametrize(
    ("broken", "options", "code"),
    [
        (True, [], 1),
        (True, ["--fail-on", "warning"], 1),
        (True, ["--fail-on", "never"], 0),
        (True, ["--ignore", "F"], 0),
        (True, ["--select", "S101，S102"], 0),
        (False, [], 0),
        (False, ["--fail-on", "warning"], 0),
    ],
)
def test_exit_codes(tmp_path, run, broken, options, code):
    path = write_record(tmp_path / "a.json", report_of("云川县民政局", 2023, broken=broken))
    assert run("audit", path, "--no-notebooks", *options)[0] == code


def test_text_says_where_and_what(inputs, run):
    _, out, _ = run("audit", inputs, "--no-notebooks")
    assert "云川县水利局　2023 年" in out
    assert "未能审核：" in out
    assert "已审核 4 份，未能审核 1 份：错误 " in out


def test_what_shows_between_reports_is_counted_by_itself(tmp_path, run):
    for name in ("a.json", "b.json"):
        write_record(tmp_path / name, report_of("云川县民政局", 2023))
    _, out, _ = run("audit", tmp_path, "--no-notebooks")
    ((severity, rule),) = [line.partition("　")[0].split() for line in out.splitlines() if "有 2 份" in line]
    assert rule == "C101"
    assert f"；各报告之间：{severity} 1 项。\n" in out
    assert "各报告之间" not in run("audit", tmp_path / "a.json", "--no-notebooks")[1]


def test_csv_lists_the_findings(inputs, run):
    _, out, _ = run("audit", inputs, "--no-notebooks", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["机关"] for row in rows if row["程度"] == "错误"} == {"云川县水利局"}


def test_english_messages(inputs, run):
    _, out, _ = run("audit", inputs / "2023" / "乙.json", "--no-notebooks", "--lang", "en", "--format", "json")
    messages = [finding["message"] for finding in json.loads(out)["reports"][0]["findings"]]
    assert messages
    assert not any("\u4e00" <= character <= "\u9fff" for character in messages[0])


def test_previous_report_is_compared(inputs, run):
    file = inputs / "2023" / "甲.json"
    judged = []
    for options in ([], ["--previous", inputs / "2022" / "甲.json"]):
        _, out, _ = run("audit", file, "--no-notebooks", "--format", "json", *options)
        judged.append(json.loads(out)["reports"][0]["summary"]["coverage"]["judged"])
    assert judged[1] > judged[0]


def test_a_year_without_reports_says_which_there_are_and_writes_nothing(inputs, run):
    (inputs / "通知.txt").unlink()
    code, out, err = run("audit", inputs, "--no-notebooks", "--year", "2021", "--out", "结果")
    assert (code, out) == (2, "")
    assert err.endswith("错误：没有 2021 年度的报告。读到的年度：2022、2023。\n")
    assert not Path("结果/index.html").exists()


@pytest.mark.parametrize("options", [[], ["--no-notebooks"], ["--format", "json", "--resume"]])
def test_a_mistyped_path_leaves_the_results_of_an_earlier_run_alone(inputs, run, options):
    assert run("audit", inputs, "--no-notebooks", "--out", "结果")[0] == 1
    before = {path: path.read_bytes() for path in Path("结果").rglob("*") if path.is_file()}
    Path("空").mkdir()
    code, out, err = run("audit", "输人", "没有.pdf", "空", "结果", "--out", "结果", *options)
    assert code == 2
    assert "没有.pdf：找不到这个文件。请检查路径和文件名。" in out + err
    assert "空：文件夹里没有可审核的报告文件" in out + err
    assert "结果：这是审核结果的输出文件夹" in out + err
    assert "总览页" not in out
    assert err.endswith("没有可以审核的文件，没有写出结果，输出文件夹原样未动。\n")
    assert {path: path.read_bytes() for path in Path("结果").rglob("*") if path.is_file()} == before


def test_a_path_that_is_no_report_is_listed_on_the_page(inputs, run):
    Path("空").mkdir()
    code, out, _ = run("audit", "空", "没有.pdf", inputs / "通知.txt", "--no-notebooks", "--out", "结果")
    assert code == 2
    assert f"总览页：{Path('结果/index.html')}" in out
    page = Path("结果/index.html").read_text(encoding="utf-8")
    assert all(name in page for name in ("空", "没有.pdf", "通知.txt"))


def test_settings_file(tmp_path, run):
    path = write_record(tmp_path / "a.json", report_of("云川县民政局", 2023, broken=True))
    (tmp_path / "设置.toml").write_text('ignore = ["F"]\n', encoding="utf-8")
    assert run("audit", path, "--no-notebooks", "--settings", tmp_path / "设置.toml")[0] == 0
    (tmp_path / "设置.toml").write_text("deadline = 3\n", encoding="utf-8")
    code, _, err = run("audit", path, "--no-notebooks", "--settings", tmp_path / "设置.toml")
    assert code == 2
    assert "没有设置项 deadline" in err


def test_nothing_readable_is_exit_2_whatever_fail_on(tmp_path, run):
    (tmp_path / "a.txt").write_text("不是报告\n", encoding="utf-8")
    code, out, _ = run("audit", tmp_path / "a.txt", "--no-notebooks", "--fail-on", "never", "--format", "json")
    assert code == 2
    data = json.loads(out)
    assert data["reports"] == []
    assert len(data["failed"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少必需的参数"),
        (["审核"], "没有命令 审核，可用的命令：load、audit、"),
        (["review", "删除"], "没有操作 删除，可用的操作：export、import"),
        (["audit"], "缺少必需的参数：路径"),
        (["audit", "a", "--fail-on", "x"], "--fail-on"),
        (["audit", "a", "--workers", "0"], "参数 --workers：“0”不是正整数，请写 1 或更大的整数"),
        (["audit", "a", "--timeout", "1.5"], "参数 --timeout：“1.5”不是正整数"),
        (["audit", "a", "--year", "24"], "参数 --year：“24”不是年份，请写四位数字"),
        (["audit", "a.txt", "--select", "F301,X9"], "没有代码为 X9 或者以它开头的规则"),
        (["audit", "a.txt", "--ignore", "N9O4"], "没有代码为 N9O4 "),
        (["audit", "a", "--colour"], "无法识别的参数：--colour"),
        (["audit", "a", "--select"], "--select 缺少值"),
        (["audit", "没有"], "没有"),
        (["explain", "X999"], "没有规则或者代码 X999"),
        (["review", "export", "a.csv", "--out", "没有"], "没有审核结果"),
        (["sample", "s", "--years", "二三"], "无法识别"),
        (["sample", "s", "--formats", "ofd"], "可用的格式"),
        (["sample", "s", "--agencies", "0"], "至少为 1"),
        (["sample", "a.txt/s"], "路径中有一段是文件"),
        (["sample", "."], "请写到新的文件夹"),
        (["audit", "a.txt", "--settings", "没有.toml"], "没有这个文件"),
        (["audit", "a.txt", "--members", "没有.csv"], "没有这个文件"),
    ],
)
def test_misuse_is_one_chinese_line_and_exit_2(tmp_path, monkeypatch, run, arguments, said):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("不是报告\n", encoding="utf-8")
    code, out, err = run(*arguments, *(["--no-notebooks"] if arguments[:1] == ["audit"] else []))
    assert code == 2
    assert said in err + out
    assert "Traceback" not in err
    assert "usage" not in err


def test_a_fault_of_the_program_is_not_taken_for_findings(run, monkeypatch):
    def broken():
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("disclosure_toolkit.cli.rules.whole_catalogue", broken)
    code, _, err = run("rules")
    assert code == 3
    assert "broken on purpose" in err
    assert err.splitlines()[-1].endswith("请把以上内容连同所用的命令告诉维护人员。")


def test_what_the_system_refuses_is_told_in_chinese(run, monkeypatch):
    def refused(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "结果.json")

    monkeypatch.setattr("disclosure_toolkit.cli.tables.report_text", refused)
    monkeypatch.setattr("disclosure_toolkit.assemble.load_report", lambda _: None)
    code, _, err = run("load", "a.json", "--format", "table")
    assert (code, err) == (2, "错误：结果.json：系统没有答应（磁盘已满）。请检查路径、权限和磁盘空间。\n")


def test_a_sample_is_written_again_into_its_own_folder(tmp_path, run):
    small = ("--agencies", "1", "--years", "2024", "--formats", "json")
    assert run("sample", tmp_path / "s", *small)[0] == 0
    assert run("sample", tmp_path / "s", *small)[0] == 0


def test_help_is_chinese(run):
    for command in ([], ["load"], ["audit"], ["rules"], ["explain"], ["review"], ["compare"], ["sample"]):
        code, out, _ = run(*command, "--help")
        assert code == 0
        assert out.startswith("用法：disclosure")
        for english in ("usage", "options:", "positional", "show this help"):
            assert english not in out
        titles = [line.rstrip("：") for line in out.splitlines() if line.endswith("：")]
        assert not [line for line in out.splitlines() if line.strip() in titles]  # no placeholder below its title


# rules, explain, review


def test_rules_lists_the_whole_catalogue(run):
    _, text, _ = run("rules")
    _, data, _ = run("rules", "--format", "json")
    codes = [rule.code for rule in whole_catalogue()]
    assert [entry["code"] for entry in json.loads(data)] == codes
    assert all(f"{code}  " in text for code in codes)


def test_every_rule_can_be_explained(run):
    for rule in whole_catalogue():
        code, out, _ = run("explain", rule.code.lower())
        assert code == 0
        assert rule.title in out


def test_other_codes_can_be_explained(run):
    code, out, _ = run("explain", "label_inexact")
    assert code == 0
    assert "【怎么办】" in out


def test_an_unknown_code_names_those_spelt_alike(run):
    assert (
        run("explain", "F30")[2]
        == "错误：没有规则或者代码 F30。是否要找 F304、F303、F302？用 disclosure rules 查看全部规则。\n"
    )
    assert "label_inexact" in run("explain", "label_inexakt")[2]
    assert run("explain", "没有")[0] == 2


def test_a_dismissed_finding_stays_dismissed_in_later_runs(inputs, run):
    assert run("audit", inputs, "--no-notebooks", "--out", "结果")[0] == 1
    code, out, _ = run("review", "export", "复核.csv", "--out", "结果")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(Path("复核.csv").read_text(encoding="utf-8-sig"))))
    assert f"已写出 {len(rows)} 项" in out
    for row in rows:
        row["复核结论"] = "不成立" if row["程度"] == "错误" else ""
    with Path("复核.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run("review", "import", "复核.csv", "--out", "结果")[0] == 0
    code, out, _ = run("audit", inputs, "--no-notebooks", "--out", "结果")
    assert code == 0
    assert "经复核不成立" in out
    page = Path("结果/index.html").read_text(encoding="utf-8")
    assert "经复核不成立" in page
    # A finding that changes is a new finding: nobody has looked at it yet.
    report = report_of("云川县水利局", 2023, broken=True)
    figure = report.figures[BROKEN_KEY]
    write_record(
        inputs / "2023" / "乙.json", report.with_figures({BROKEN_KEY: type(figure)(BROKEN_KEY, 99, "99", figure.kind)})
    )
    assert run("audit", inputs, "--no-notebooks", "--out", "结果")[0] == 1


def dismiss_all() -> None:
    """Fills the review list: no finding holds."""
    rows = list(csv.DictReader(io.StringIO(Path("复核.csv").read_text(encoding="utf-8-sig"))))
    with Path("复核.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"复核结论": "不成立"} for row in rows)


def test_what_shows_between_reports_can_be_dismissed_like_the_rest(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_record(tmp_path / "in" / "a.json", report_of("云川县民政局", 2023))
    (tmp_path / "members.csv").write_text("机关\n云川县民政局\n云川县水利局\n", encoding="utf-8")
    audit = ("audit", tmp_path / "in", "--no-notebooks", "--out", "结果", "--fail-on", "warning")
    audit += ("--members", tmp_path / "members.csv")
    code, out, _ = run(*audit)
    assert code == 1
    assert "疑误 C102　" in out
    assert "C102" in {row["规则"] for row in csv.DictReader(io.StringIO(run(*audit, "--format", "csv")[1]))}
    run("review", "export", "复核.csv", "--out", "结果")
    dismiss_all()
    assert "没有对应的问题" not in run("review", "import", "复核.csv", "--out", "结果")[1]
    code, out, _ = run(*audit)
    assert code == 0
    assert "C102" not in out
    assert "各报告之间" not in out


# as a program


_MAIN = """import signal, sys
# Whoever runs the tests as a background job has them, and all that they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
from disclosure_toolkit.cli import main
{}
sys.exit(main())"""


def program(*arguments: object, before: str = "", **options: object) -> subprocess.Popen[bytes]:
    """The command in a process of its own, open to Ctrl-C; ``before`` is done in it first."""
    command = [sys.executable, "-c", _MAIN.format(before), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_version():
    out, _ = program("--version").communicate()
    assert out.decode().strip() == f"disclosure {__version__}"


def test_chinese_output_in_a_pipe_is_utf8_whatever_the_locale(inputs):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    out, err = program("audit", inputs, "--no-notebooks", env=environment).communicate()
    assert "云川县水利局" in out.decode("utf-8")
    assert err == b""


def test_a_reader_that_leaves_early_is_no_error(inputs):
    process = program("load", inputs / "2023" / "甲.json")
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(30) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_ctrl_c_ends_quietly_and_leaves_no_worker(tmp_path):
    for number in range(20):
        write_record(tmp_path / "in" / f"{number}.json", report_of(f"云川县第{number}局", 2023))
    write_record(tmp_path / "in" / stuck.NAME, report_of("云川县档案局", 2023))
    process = program(
        *("audit", tmp_path / "in", "--no-notebooks", "--workers", 2, "--out", tmp_path / "out"),
        before="from tests.batch import stuck; stuck.install()",
        start_new_session=True,
        cwd=Path(__file__).parent.parent,
    )
    while not (tmp_path / "in" / stuck.SIGN).exists():
        # A worker stays at that report until it is ended: the signal cannot come too late.
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断" in err.decode()
    assert "Traceback" not in err.decode()
    patience = time.monotonic() + 60
    while living_in_group(process.pid) and time.monotonic() < patience:
        # What the system has to clear away may take its time; a worker that was left would stay for an hour.
        time.sleep(0.02)
    assert living_in_group(process.pid) == []


def living_in_group(group: int) -> list[str]:
    """Processes of a group that are not yet dead (whoever has to collect the dead may take its time)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = path.read_text(encoding="utf-8", errors="replace").rpartition(")")
            state, _, its_group = rest.split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(name)
    return found
