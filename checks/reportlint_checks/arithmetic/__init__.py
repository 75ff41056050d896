"""Sums, rates and shares that do not follow from the numbers beside them."""
