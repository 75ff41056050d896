"""What a rule is: a check with its page, a profile with its template, a pack that holds both."""
