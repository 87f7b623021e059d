"""The rules of collections (汇审规则): one rule a file, families as folders, discovered like the rules of one report."""
