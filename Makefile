# 两条命令：make audit 审核 data/ 并写出 reports/；make test 运行全部测试。都可以重复执行。
# PYTHON=python3.12 make audit 可另选解释器。

SHELL := bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# 固定 pip 自身的版本：--group 与 --build-constraint 需要较新的 pip。
PIP_VERSION := $(shell sed -n 's/^pip==//p' constraints.txt)
PYTEST_ARGS ?= -n auto

.DEFAULT_GOAL := help
.PHONY: help venv audit test lint format wheel clean FORCE

help:
	@printf '%s\n' \
	  'make audit   审核 data/ 中的报告，结果在 reports/index.html' \
	  'make test    运行全部测试' \
	  'make lint    代码检查：ruff、格式、mypy、导入方向' \
	  'make format  按约定排版代码' \
	  'make wheel   打包到 dist/' \
	  'make clean   删除虚拟环境、打包结果与缓存（reports/ 保留）'

# A virtual environment cannot be moved: one made elsewhere is made again.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif
FORCE:

$(STAMP): pyproject.toml constraints.txt Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '需要 Python 3.11 或更高版本，现为：'"$$($(PYTHON) --version 2>&1)"'。请安装后重试，或用 PYTHON=python3.12 make … 指定解释器。' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '此 Python 不带 venv 模块。请先安装（Debian、Ubuntu：apt-get install python3-venv），再重试。' >&2; exit 1; }
	@test ! -e $(STAMP) || test "$$(cat $(STAMP))" = "$(CURDIR)" || rm -rf $(VENV)
	@$(BIN)/python -c 'import pip' 2>/dev/null || { echo '正在建立虚拟环境 $(VENV) …' >&2; $(PYTHON) -m venv --clear $(VENV); }
	@echo '正在安装依赖（版本见 constraints.txt）…' >&2
	@$(PIP) install 'pip==$(PIP_VERSION)'
	@$(PIP) install --constraint constraints.txt --build-constraint constraints.txt --editable '.[lab,cluster]' --group dev
	@printf '%s' '$(CURDIR)' > $(STAMP)

venv: $(STAMP)

audit: $(STAMP)
	@$(BIN)/disclosure audit data --out reports --resume --fail-on never

test: $(STAMP)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(STAMP)
	@rm -rf dist build
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf $(VENV) dist build *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
