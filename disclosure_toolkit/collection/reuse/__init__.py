"""Reuse of text and tables among reports (文字与表格的沿用): measured, weighed against what is common, shown.

It is normal that wording repeats; what counts is the degree. Nothing here accuses anyone.
"""
