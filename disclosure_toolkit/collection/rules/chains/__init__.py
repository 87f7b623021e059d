"""跨年衔接：one agency's reports of several years side by side."""
