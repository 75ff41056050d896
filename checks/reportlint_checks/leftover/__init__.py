"""What the template left in the report."""
