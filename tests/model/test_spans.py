import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.spans import Offsets, Span


@pytest.mark.parametrize(
    ("outer", "inner", "covers"),
    [
        (Span(0, 2, 8), Span(0, 2, 8), True),
        (Span(0, 2, 8), Span(0, 3, 5), True),
        (Span(0, 2, 8), Span(0, 3, 9), False),
        (Span(0, 2, 8), Span(1, 3, 5), False),
    ],
)
def test_covers(outer, inner, covers):
    assert outer.covers(inner) is covers


@pytest.mark.parametrize(
    ("left", "right", "overlaps"),
    [
        (Span(0, 2, 5), Span(0, 4, 8), True),
        (Span(0, 2, 5), Span(0, 5, 8), False),
        (Span(0, 2, 5), Span(1, 2, 5), False),
    ],
)
def test_overlaps(left, right, overlaps):
    assert left.overlaps(right) is overlaps
    assert right.overlaps(left) is overlaps


def test_cover():
    assert Span(0, 2, 5).cover(Span(0, 7, 9)) == Span(0, 2, 9)


def test_blocks_have_no_common_cover():
    with pytest.raises(ValueError, match="blocks 0 and 1"):
        Span(0, 2, 5).cover(Span(1, 7, 9))


def test_the_way_back_to_the_original():
    """The original "支 出5 万元" lost the characters at 1 and 4."""
    offsets = Offsets((1, 3), (1, 2))
    assert [offsets.original(at) for at in range(5)] == [0, 2, 3, 5, 6]
    assert offsets.original_range(0, 3) == (0, 4)
    assert offsets.original_range(2, 2) == (3, 3)


@given(st.lists(st.booleans(), max_size=30))
def test_offsets_name_the_characters_that_were_kept(kept):
    cuts, shifts, places = [], [], []
    for at, keep in enumerate(kept):
        if keep:
            dropped = at - len(places)
            if dropped > (shifts[-1] if shifts else 0):
                cuts.append(len(places))
                shifts.append(dropped)
            places.append(at)
    offsets = Offsets(tuple(cuts), tuple(shifts))
    assert [offsets.original(at) for at in range(len(places))] == places
