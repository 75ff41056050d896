"""Claims → identities: what arithmetic follows from what a report says (docs/arithmetic.md)."""
