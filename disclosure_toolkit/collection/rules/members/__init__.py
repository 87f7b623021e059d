"""成员与归属：whose report each file is, and who has to report."""
