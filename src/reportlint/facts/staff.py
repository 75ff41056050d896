"""Establishment (编制) and staff (实有在职)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.model.document import Block, Document
    from reportlint.model.spans import Span

_NUMBER = r"(?P<number>\d{1,6})(?=[人名个,，。；;、(]|$)"
_POSTS = compiled(
    rf"(?P<kind>行政|事业|机关|参公|工勤|政法专项|专项|后勤|核定|总)?(?:编制)(?:核定)?(?:在职人员|人员|总)?(?:数|人数|核定数)?(?:为|是|有|共|[:：])*{_NUMBER}"
    rf"|(?:核定|核准)(?:的)?(?P<kind2>行政|事业|机关|参公)?编制(?:在职人员|人员)?(?:数|人数)?(?:为|是|有|共|[:：])*(?P<number2>\d{{1,6}})(?=[人名个,，。；;、(]|$)"
)
_STAFF = compiled(
    rf"(?:(?:实有|年末实有|现有|实际|年末|年底实有|在岗|目前)(?P<kind>行政|事业|机关|参公)?(?:在职|在编|编制内)(?:行政|事业|机关|参公)?(?:人员|职工|人数|干部职工|干部)*(?:数)?"
    rf"|(?:在职|在编)(?:人员|职工|人数|干部职工)*(?:实有|年末实有)(?:数|人数)?|(?P<short>年末(?:数)?人数|实有人数|年末实有人数|实有在职人数|实有在编人数))(?:为|是|有|共|[:：])*{_NUMBER}"
)
_EXPLAINED = compiled(r"超编|消化|过渡|划转|调入|军转|挂职|政策性|超出编制|借用|增编|待分流|安置|退出|自然减员")


class Establishment(NamedTuple):
    """Posts and staff of one kind that stand together. `span` covers both, `kind` is 行政, 事业 … or nothing."""

    span: Span
    kind: str
    posts: int
    staff: int
    posts_span: Span
    staff_span: Span
    explained: bool


def establishments(document: Document, texts: Sequence[str]) -> Iterator[Establishment]:
    """Each number of posts with the number of staff that follows it in the same paragraph."""
    for block in document.blocks:
        text = texts[block.index]
        if block.kind not in ("paragraph", "textbox", "cell") or "编" not in text:
            continue
        yield from _in_paragraph(block, text)


def _in_paragraph(block: Block, text: str) -> Iterator[Establishment]:
    """Posts of several kinds that stand before one number of staff are added up."""
    explained = _EXPLAINED.search(text) is not None
    posts: list[regex.Match[str]] = []
    for match in sorted((*_POSTS.finditer(text), *_STAFF.finditer(text)), key=lambda found: found.start()):
        if match.re is _POSTS:
            posts.append(match)
        elif posts:
            posts = posts[:1] if _is_total(posts) else posts
            yield Establishment(
                block.span(posts[0].start(), match.end()),
                _kind(posts[0]) if len(posts) == 1 else "",
                sum(int(found["number"] or found["number2"]) for found in posts),
                int(match["number"]),
                block.span(posts[0].start(), posts[-1].end()),
                block.span(*match.span()),
                explained,
            )
            posts = []


def _is_total(posts: Sequence[regex.Match[str]]) -> bool:
    """Whether the first number of posts is what the others come to: 核定编制44名，其中：行政编制18名，事业编制26名."""
    numbers = [int(found["number"] or found["number2"]) for found in posts]
    return len(numbers) > 2 and numbers[0] == sum(numbers[1:])


def _kind(posts: regex.Match[str]) -> str:
    return posts["kind"] or posts["kind2"] or ""
