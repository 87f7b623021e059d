"""What is drawn on a page besides text: thin lines, filled boxes, pictures (and which text is not to be seen)."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .pdf_source import Box, Matrix, View, address, chain, direct, mapped

THIN = 4.0
"""Up to this many points a filled strip is a ruling; table rows are at least twice as high."""
MOST_SEGMENTS = 400
"""A path of more segments is a picture or an outlined glyph."""
MOST_OBJECTS = 150_000
"""No page of a report comes near; forms nested in forms can make a small file as large as they like."""
_DEPTH = 6
_HIDDEN_MODES = (3, 7)


_POINTER = ctypes.c_void_p
_page_object = direct(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, ctypes.c_int)
_form_object = direct(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_kind_of = direct(pdfium.FPDFPageObj_GetType, ctypes.c_int, _POINTER)
_render_mode = direct(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _POINTER)


class Segment(NamedTuple):
    """A horizontal (``at`` is y) or vertical (``at`` is x) line from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """The drawn lines of a page, its coloured boxes, the share of it under pictures, and unseen text.

    :ivar complete: false when there were more objects than :data:`MOST_OBJECTS`; the rest was not looked at.
    :ivar hidden: addresses of text objects drawn invisibly (the text layer of a scan).
    """

    horizontals: list[Segment] = field(default_factory=list)
    verticals: list[Segment] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: float = 0.0
    hidden: set[int] = field(default_factory=set)
    complete: bool = True

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Adds one straight line; slanted ones (the diagonal of a header cell) are no ruling."""
        if abs(y1 - y0) <= 0.7 and abs(x1 - x0) > abs(y1 - y0):
            self.horizontals.append(Segment((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= 0.7:
            self.verticals.append(Segment((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def fill(self, box: Box, white: bool) -> None:
        """Adds a filled box: a ruling if it is thin, else a background."""
        x0, y0, x1, y1 = box
        width, height = x1 - x0, y1 - y0
        if white:
            return
        if height <= THIN:
            self.horizontals.append(Segment((y0 + y1) / 2, x0, x1))
        if width <= THIN:
            self.verticals.append(Segment((x0 + x1) / 2, y0, y1))
        if height > THIN and width > THIN:
            self.boxes.append(box)


class _Pen:
    """Reusable out-parameters of the C interface; making them anew costs more than the calls."""

    def __init__(self) -> None:
        self.floats = [ctypes.c_float() for _ in range(4)]
        self.float_refs = [ctypes.byref(value) for value in self.floats]
        self.colours = [ctypes.c_uint() for _ in range(4)]
        self.colour_refs = [ctypes.byref(value) for value in self.colours]
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_ref = ctypes.byref(self.matrix)
        self.mode = ctypes.c_int()
        self.mode_ref = ctypes.byref(self.mode)
        self.stroke = ctypes.c_int()
        self.stroke_ref = ctypes.byref(self.stroke)

    def bounds(self, obj: Any) -> Box:
        pdfium.FPDFPageObj_GetBounds(obj, *self.float_refs)
        left, bottom, right, top = (value.value for value in self.floats)
        return (left, bottom, right, top)

    def matrix_of(self, obj: Any) -> Matrix:
        pdfium.FPDFPageObj_GetMatrix(obj, self.matrix_ref)
        m = self.matrix
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def unseen(self, obj: Any, fill: bool) -> bool:
        """Whether the colour is white or wholly transparent."""
        get = pdfium.FPDFPageObj_GetFillColor if fill else pdfium.FPDFPageObj_GetStrokeColor
        if not get(obj, *self.colour_refs):
            return False
        red, green, blue, alpha = (value.value for value in self.colours)
        return alpha == 0 or min(red, green, blue) >= 250


def drawing_of(page: Any, view: View) -> Drawing:
    """Everything drawn on the page, in the coordinates of the view."""
    drawing = Drawing()
    pen = _Pen()
    for place, kind, matrix in _objects(page, view.matrix, pen, drawing):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if _render_mode(place) in _HIDDEN_MODES:
                drawing.hidden.add(place)
            continue
        obj = ctypes.cast(place, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(obj, matrix, pen, drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = mapped(pen.bounds(obj), matrix)
            seen = max(0.0, min(x1, view.width) - max(x0, 0.0)) * max(0.0, min(y1, view.height) - max(y0, 0.0))
            drawing.pictures += seen / max(1.0, view.width * view.height)
    return drawing


def _objects(page: Any, matrix: Matrix, pen: _Pen, drawing: Drawing) -> Iterator[tuple[int, int, Matrix]]:
    """The addresses of all page objects, with their kinds and the matrix of what they stand in.

    Form XObjects are entered.
    """
    visited = 0
    stack = [(pdfium.FPDFPage_CountObjects(page), _page_object, address(page), matrix, 0)]
    while stack:
        count, get, holder, outer, depth = stack.pop()
        for index in range(count):
            visited += 1
            if visited > MOST_OBJECTS:
                drawing.complete = False
                return
            place = get(holder, index)
            kind = _kind_of(place)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEPTH:
                    form = ctypes.cast(place, pdfium.FPDF_PAGEOBJECT)
                    inner = chain(pen.matrix_of(form), outer)
                    stack.append((pdfium.FPDFFormObj_CountObjects(form), _form_object, place, inner, depth + 1))
            else:
                yield place, kind, outer


def _path(obj: Any, outer: Matrix, pen: _Pen, drawing: Drawing) -> None:
    pdfium.FPDFPath_GetDrawMode(obj, pen.mode_ref, pen.stroke_ref)
    filled, stroked = bool(pen.mode.value), bool(pen.stroke.value)
    if not (filled or stroked):
        return
    segments = pdfium.FPDFPath_CountSegments(obj)
    if not 2 <= segments <= MOST_SEGMENTS:
        return
    clip = _clip(obj, outer, pen)
    if not stroked and segments <= 5:
        # The commonest case by far, a filled rectangle: its bounds say all.
        box = _cut(mapped(pen.bounds(obj), outer), clip)
        if box is not None:
            drawing.fill(box, pen.unseen(obj, fill=True))
        return
    stroked = stroked and not pen.unseen(obj, fill=False)
    matrix = chain(pen.matrix_of(obj), outer)
    contours = _contours(obj, segments, matrix, pen)
    thick = 0.0
    if stroked and pdfium.FPDFPageObj_GetStrokeWidth(obj, pen.float_refs[0]):
        thick = pen.floats[0].value * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    if stroked:
        for points in contours:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                _stroke((x0, y0, x1, y1), thick, clip, drawing)
    elif filled:
        _fills(contours, clip, pen.unseen(obj, fill=True), drawing)
    if stroked and filled and not pen.unseen(obj, fill=True):
        for points in contours:
            box = _cut(_around(points), clip)
            if box is not None and box[2] - box[0] > THIN and box[3] - box[1] > THIN:
                drawing.boxes.append(box)


def _stroke(line: Box, thick: float, clip: Box | None, drawing: Drawing) -> None:
    x0, y0, x1, y1 = line
    if clip is not None:
        if (
            max(x0, x1) < clip[0] - 1
            or min(x0, x1) > clip[2] + 1
            or max(y0, y1) < clip[1] - 1
            or min(y0, y1) > clip[3] + 1
        ):
            return
        x0, x1 = (min(max(x, clip[0]), clip[2]) for x in (x0, x1))
        y0, y1 = (min(max(y, clip[1]), clip[3]) for y in (y0, y1))
    if thick <= THIN:
        drawing.line(x0, y0, x1, y1)
        return
    half = thick / 2
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    if abs(y1 - y0) < 1:
        drawing.fill((box[0], box[1] - half, box[2], box[3] + half), white=False)
    elif abs(x1 - x0) < 1:
        drawing.fill((box[0] - half, box[1], box[2] + half, box[3]), white=False)


def _fills(contours: list[list[tuple[float, float]]], clip: Box | None, white: bool, drawing: Drawing) -> None:
    boxes = [box for points in contours if (box := _cut(_around(points), clip)) is not None]
    if len(boxes) == 2:
        outer, inner = sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
        margins = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
        if all(0 < margin <= THIN for margin in margins):
            # A frame: the strip between two nested rectangles.
            x0, y0, x1, y1 = outer
            for strip in (
                (x0, y0, x1, inner[1]),
                (x0, inner[3], x1, y1),
                (x0, y0, inner[0], y1),
                (inner[2], y0, x1, y1),
            ):
                drawing.fill(strip, white)
            return
    for box in boxes:
        drawing.fill(box, white)


def _contours(obj: Any, count: int, matrix: Matrix, pen: _Pen) -> list[list[tuple[float, float]]]:
    """The path's straight contours; a contour with a curve in it bounds no table cell."""
    a, b, c, d, e, f = matrix
    contours: list[list[tuple[float, float]]] = []
    points: list[tuple[float, float]] = []
    curved = False
    px, py = pen.floats[0], pen.floats[1]
    px_ref, py_ref = pen.float_refs[0], pen.float_refs[1]
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(obj, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                contours.append(points)
            points, curved = [], False
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved = True
        pdfium.FPDFPathSegment_GetPoint(segment, px_ref, py_ref)
        x, y = px.value, py.value
        points.append((a * x + c * y + e, b * x + d * y + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1 and not curved:
        contours.append(points)
    return contours


def _around(points: list[tuple[float, float]]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _clip(obj: Any, outer: Matrix, pen: _Pen) -> Box | None:
    """The box of the object's clip, ``None`` when it has none; clips of other shapes count by their boxes."""
    path = pdfium.FPDFPageObj_GetClipPath(obj)
    if not path:
        return None
    count = pdfium.FPDFClipPath_CountPaths(path)
    result: Box | None = None
    for index in range(max(0, count)):
        size = pdfium.FPDFClipPath_CountPathSegments(path, index)
        if not 3 <= size <= 12:
            continue
        points = []
        # Two opposite corners tell a rectangle.
        for number in (0, 2) if size <= 5 else range(size):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, index, number)
            pdfium.FPDFPathSegment_GetPoint(segment, pen.float_refs[0], pen.float_refs[1])
            points.append((pen.floats[0].value, pen.floats[1].value))
        box = mapped(_around(points), outer)
        result = box if result is None else _overlap(result, box)
    return result


def _overlap(one: Box, other: Box) -> Box:
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _cut(box: Box, clip: Box | None) -> Box | None:
    """What of the box the clip lets through; ``None`` for nothing."""
    if clip is None:
        return box
    cut = _overlap(box, clip)
    return cut if cut[2] - cut[0] >= -0.01 and cut[3] - cut[1] >= -0.01 else None
