"""改进措施：what was promised last year, beside this year's report."""
