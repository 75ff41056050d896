"""What a report is, from its blocks of text to the findings about it. No layer stands below this one."""
