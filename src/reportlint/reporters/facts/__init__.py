"""What was read from a report, for people who ask why something was or was not found (`reportlint facts`)."""
