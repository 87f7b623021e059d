"""Audit toolkit for 政府信息公开工作年度报告: the public names, nothing else."""

__version__ = "0.1.0"
