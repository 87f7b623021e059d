"""汇总核对：a government's figures against the sum over its members."""
