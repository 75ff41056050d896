"""Word's automatic numbers, as they are printed (ECMA-376 Part 1 §17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled
from reportlint.readers.docx.numerals import numeral
from reportlint.readers.docx.wml import RUN_PROPERTIES, W, number, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex
    from lxml.etree import _Element as Element

    from reportlint.readers.docx.properties import ListPlace
    from reportlint.readers.docx.styles import Style, Styles

_LEVELS = 9
_NO_LIST = "0"  # §17.9.18: a numId of 0 takes the numbering of a style away
_WITHOUT_NUMBER = frozenset({"none", "bullet"})
_PLACEHOLDER = compiled(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list (§17.9.6).

    `text` is the label with %1 to %9 for the numbers of the levels (§17.9.11). `restart` is how many of the topmost
    levels begin this one anew when they are used (§17.9.10), `again` the number at which this list begins even where
    another list with the same definition was counted before (§17.9.26), `style` the paragraph style bound to the
    level (§17.9.23).
    """

    start: int
    form: str
    text: str
    restart: int
    legal: bool = False
    spaced: bool = True
    style: str | None = None
    again: int | None = None


class NumberedList(NamedTuple):
    """A w:num with what it inherits. Lists with the same `definition` are counted together (§17.9.15)."""

    definition: str
    levels: dict[int, Level]


class Lists:
    """The lists that a document defines, worked out when they are first asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions = _by_id(root, W + "abstractNum", W + "abstractNumId")
        self._numbers = _by_id(root, W + "num", W + "numId")
        self._known: dict[str, NumberedList | None] = {}

    def get(self, list_id: str) -> NumberedList | None:
        """The list with a w:numId; none where the document does not define it."""
        if list_id not in self._known:
            self._known[list_id] = self._resolved(list_id)
        return self._known[list_id]

    def _resolved(self, list_id: str) -> NumberedList | None:
        element = self._numbers.get(list_id)
        found = self._definition(list_id)
        if element is None or found is None:
            return None
        levels = {}
        for at in range(_LEVELS):
            override = _at(element.iterchildren(W + "lvlOverride"), at)
            level = _level(override, at) or _level(found, at)
            if level is not None:
                again = None if override is None else number(override.find(W + "startOverride"))
                levels[at] = level._replace(again=again)
        return NumberedList(found.get(W + "abstractNumId", ""), levels)

    def _definition(self, list_id: str) -> Element | None:
        """The w:abstractNum of a list; a style may stand in between (numStyleLink, §17.9.21)."""
        seen: set[str] = set()
        number_id: str | None = list_id
        while number_id is not None and number_id not in seen:
            seen.add(number_id)
            element = self._numbers.get(number_id)
            link = None if element is None else value(element.find(W + "abstractNumId"))
            definition = None if link is None else self._definitions.get(link)
            style = None if definition is None else value(definition.find(W + "numStyleLink"))
            if style is None:
                return definition
            number_id = self._styles.style(style).place.list_id
        return None


class Numbering:
    """Counts the numbered paragraphs of a document in the order in which they are printed."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = Lists(root, styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, place: ListPlace, style: Style) -> str:
        """The number printed before the next paragraph, with the blank behind it; "" for one without."""
        list_id = list_of(place, style)
        found = None if list_id is None else self._lists.get(list_id)
        if list_id is None or found is None:
            return ""
        at = _level_number(place, style, found)
        level = found.levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(found.definition, {})
        _count(counts, found, at, fresh=(list_id, at) not in self._begun)
        self._begun.add((list_id, at))
        return _printed(level, found, counts)


def list_of(place: ListPlace, style: Style) -> str | None:
    """The w:numId of the list that a paragraph is in, by itself or by its style."""
    list_id = place.list_id if place.list_id is not None else style.place.list_id
    return None if list_id == _NO_LIST else list_id


def _by_id(root: Element | None, tag: str, attribute: str) -> dict[str, Element]:
    return {} if root is None else {element.get(attribute, ""): element for element in root.iterchildren(tag)}


def _at(elements: Iterable[Element], at: int) -> Element | None:
    return next((element for element in elements if number(element, W + "ilvl") == at), None)


def _level(parent: Element | None, at: int) -> Level | None:
    """The w:lvl for a level, if an abstractNum or lvlOverride has one. Defaults after §17.9: it starts at 0."""
    element = None if parent is None else _at(parent.iterchildren(W + "lvl"), at)
    if element is None:
        return None
    restart = number(element.find(W + "lvlRestart"))
    hidden = switch(element.find(RUN_PROPERTIES), W + "vanish")
    return Level(
        start=number(element.find(W + "start")) or 0,
        form=_form(element),
        text="" if hidden else value(element.find(W + "lvlText")) or "",
        restart=at if restart is None else min(restart, at),
        legal=bool(switch(element, W + "isLgl")),
        spaced=value(element.find(W + "suff")) != "nothing",
        style=value(element.find(W + "pStyle")),
    )


def _form(level: Element) -> str:
    """The number format; one that only newer versions know stands beside a fallback (mc:AlternateContent)."""
    forms = [value(element) for element in level.iter(W + "numFmt")]
    return next((form for form in forms if form and form != "custom"), "decimal")


def _level_number(place: ListPlace, style: Style, found: NumberedList) -> int:
    """A style's level is the one that names the style (§17.9.23), a paragraph's own the one it says, else the top."""
    if place.level is not None:
        return place.level
    if place.list_id is not None and place.list_id != style.place.list_id:
        return 0
    bound = (at for style_id in style.ids for at, level in found.levels.items() if level.style == style_id)
    return next(bound, style.place.level or 0)


def _count(counts: dict[int, int], found: NumberedList, at: int, *, fresh: bool) -> None:
    """Count one paragraph at a level and take back the levels below it (§17.9.10)."""
    level = found.levels[at]
    if at not in counts or (fresh and level.again is not None):
        counts[at] = level.start if level.again is None else level.again
    else:
        counts[at] += 1
    for below in [other for other in counts if other > at]:
        if below not in found.levels or at < found.levels[below].restart:
            del counts[below]


def _printed(level: Level, found: NumberedList, counts: dict[int, int]) -> str:
    """The level's text with the numbers filled in; a bullet is no number and prints nothing here."""
    if level.form == "bullet":
        return ""

    def fill(match: regex.Match[str]) -> str:
        at = int(match[1]) - 1
        other = found.levels.get(at)
        if other is None:
            return ""
        # isLgl (§17.9.4) prints every number in plain digits; a level not used yet shows its first number.
        form = "decimal" if level.legal and other.form not in _WITHOUT_NUMBER else other.form
        return numeral(counts.get(at, other.start), form)

    label = _PLACEHOLDER.sub(fill, level.text)
    return f"{label} " if label and level.spaced else label
