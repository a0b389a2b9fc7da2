"""PDFium, spoken to without what ``pypdfium2`` puts around it.

Loading all of that takes longer than reading a page.  What the functions take is as in PDFium's
headers ``fpdfview.h``, ``fpdf_text.h``, ``fpdf_doc.h`` and ``fpdf_edit.h``, which do not change.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import (
    POINTER,
    c_char_p,
    c_double,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_void_p,
)
from functools import cache
from typing import Any, Final

_PACKAGE: Final = "pypdfium2_raw"
_FILES: Final = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
# What each function gives, then what it takes.
_FUNCTIONS: Final[dict[str, tuple[Any, ...]]] = {
    "FPDF_GetLastError": (c_ulong,),
    "FPDF_LoadMemDocument64": (c_void_p, c_char_p, c_size_t, c_char_p),
    "FPDF_CloseDocument": (None, c_void_p),
    "FPDF_GetPageCount": (c_int, c_void_p),
    "FPDF_LoadPage": (c_void_p, c_void_p, c_int),
    "FPDF_ClosePage": (None, c_void_p),
    "FPDFText_LoadPage": (c_void_p, c_void_p),
    "FPDFText_ClosePage": (None, c_void_p),
    "FPDFText_CountChars": (c_int, c_void_p),
    "FPDFText_GetText": (c_int, c_void_p, c_int, c_int, c_void_p),
    "FPDFText_GetUnicode": (c_uint, c_void_p, c_int),
    "FPDFText_GetFontSize": (c_double, c_void_p, c_int),
    "FPDFText_GetLooseCharBox": (c_int, c_void_p, c_int, c_void_p),
    "FPDFLink_Enumerate": (c_int, c_void_p, POINTER(c_int), POINTER(c_void_p)),
    "FPDFLink_GetAction": (c_void_p, c_void_p),
    "FPDFAction_GetType": (c_ulong, c_void_p),
    "FPDFAction_GetURIPath": (c_ulong, c_void_p, c_void_p, c_void_p, c_ulong),
    "FPDFLink_CountQuadPoints": (c_int, c_void_p),
    "FPDFLink_GetQuadPoints": (c_int, c_void_p, c_int, c_void_p),
    "FPDFLink_GetAnnotRect": (c_int, c_void_p, c_void_p),
    "FPDFPage_CountObjects": (c_int, c_void_p),
    "FPDFPage_GetObject": (c_void_p, c_void_p, c_int),
    "FPDFPageObj_GetType": (c_int, c_void_p),
    "FPDFPageObj_GetBounds": (c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p),
}


class _Config(ctypes.Structure):
    """``FPDF_LIBRARY_CONFIG``, version 2."""

    _fields_ = (
        ("version", c_int),
        ("font_paths", c_void_p),
        ("isolate", c_void_p),
        ("slot", c_uint),
    )


@cache
def load() -> Any:
    """Return PDFium, ready to work."""
    places = (os.path.join(folder, _PACKAGE, name) for folder in sys.path for name in _FILES)  # noqa: PTH118 - pathlib takes longer to load than PDFium
    place = next(filter(os.path.isfile, places), None) or _of_the_system()
    library: Any = ctypes.CDLL(place)
    for name, (gives, *takes) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
    library.FPDF_InitLibraryWithConfig(ctypes.byref(_Config(version=2)))
    return library


def _of_the_system() -> Any:
    """Return where ``pypdfium2`` finds a PDFium that it does not bring with it."""
    import pypdfium2_raw.bindings

    return pypdfium2_raw.bindings._libs["pdfium"]._name  # noqa: SLF001 - it is said nowhere else
