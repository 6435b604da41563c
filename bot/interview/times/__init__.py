"""Points in time as people type and read them: zones, dates, hours."""
