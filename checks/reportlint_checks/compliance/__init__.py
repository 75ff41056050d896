"""What the rules of the field demand of the content."""
