"""Claims → identities: what arithmetic follows from what a report says (design.md §3.3)."""
