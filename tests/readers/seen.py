"""What a reader's tests look at."""


def grid(document, number=0, *, field="text"):
    """The text of each place of a table, or the raw one; a merged cell shows in every place that it covers."""
    rows = document.tables[number].grid()
    return [[getattr(document.blocks[cell.block], field) if cell else None for cell in row] for row in rows]


def texts(document, kind="paragraph"):
    """The texts of the blocks of a kind."""
    return [block.text for block in document.blocks if block.kind == kind]
