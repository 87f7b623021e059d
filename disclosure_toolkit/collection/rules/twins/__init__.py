"""两种版本：the same report published twice, compared cell by cell and section by section."""
