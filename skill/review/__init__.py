"""What a clinician signs off: every answer as it is heard, on one page to read and one table to fill in."""
