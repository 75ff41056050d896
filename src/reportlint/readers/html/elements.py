"""The elements of HTML (WHATWG HTML, index of elements and obsolete features), by what a reader does with them."""

from __future__ import annotations

_NAMES = {
    "begin and end a paragraph": """
        address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
        footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p plaintext pre
        search section summary table tbody td tfoot th thead tr ul xmp""",
    "hold no text of the page": """
        audio button canvas datalist iframe math nav noembed noframes noscript object script select style svg template
        textarea title video""",
    "stand in a paragraph": """
        a abbr acronym applet area b base basefont bdi bdo bgsound big blink br cite code col colgroup data del dfn em
        embed font frame head i image img input ins isindex kbd keygen label link map mark marquee meta meter nobr
        optgroup option output param picture progress q rb rp rt rtc ruby s samp slot small source span strike strong
        sub sup time track tt u var wbr""",
}
BLOCKS = frozenset(_NAMES["begin and end a paragraph"].split())
SKIPPED = frozenset(_NAMES["hold no text of the page"].split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KNOWN = BLOCKS | SKIPPED | frozenset(_NAMES["stand in a paragraph"].split())


def is_element(name: str) -> bool:
    """Whether a tag's name is that of an element, a foreign one ("o:p") or a custom one ("my-tag").

    Others are words in angle brackets, like the book titles that are set in them: <项目支出绩效评价管理办法>.
    """
    return name in _KNOWN or (name.isascii() and (":" in name or "-" in name))
