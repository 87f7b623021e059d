"""文字沿用：text and tables that reports share with last year's or with another agency's."""
