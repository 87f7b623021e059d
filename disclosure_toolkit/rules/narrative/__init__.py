"""The family ``narrative`` (叙述): statements against tables, among themselves, required content, text, privacy."""
