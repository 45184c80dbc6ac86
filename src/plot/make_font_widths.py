#!/usr/bin/env python3
"""Writes font_widths.cpp: how wide each character of DejaVu Sans is, read from its TrueType file.

    python3 make_font_widths.py /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf > font_widths.cpp
"""
import struct
import sys

data = open(sys.argv[1], "rb").read()
tables = {}
for i in range(struct.unpack(">H", data[4:6])[0]):
    tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
    tables[tag.decode()] = data[offset : offset + length]

units = struct.unpack(">H", tables["head"][18:20])[0]
metrics = struct.unpack(">H", tables["hhea"][34:36])[0]
advances = [struct.unpack(">H", tables["hmtx"][4 * i : 4 * i + 2])[0] for i in range(metrics)]


def subtable():
    """The character map of all of Unicode (format 12)."""
    cmap = tables["cmap"]
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        offset = struct.unpack(">I", cmap[8 + 8 * i : 12 + 8 * i])[0]
        if struct.unpack(">H", cmap[offset : offset + 2])[0] == 12:
            return cmap[offset:]
    sys.exit("the font has no character map of format 12")


widths = {}
table = subtable()
for i in range(struct.unpack(">I", table[12:16])[0]):
    first, last, glyph = struct.unpack(">III", table[16 + 12 * i : 28 + 12 * i])
    for character in range(first, last + 1):
        index = glyph + character - first
        if index and character >= 0x20 and not 0x7F <= character < 0xA0:
            widths[character] = round(1000 * advances[min(index, metrics - 1)] / units)

runs = []  # [first, count, width]
for character, width in sorted(widths.items()):
    if runs and runs[-1][0] + runs[-1][1] == character and runs[-1][2] == width:
        runs[-1][1] += 1
    else:
        runs.append([character, 1, width])

print(
    """// Written by make_font_widths.py from DejaVu Sans; not to be edited.
#include "plot/font_widths.hpp"

namespace chalkline::plot {
namespace {

// clang-format off
constexpr WidthRun runs[] = {"""
)
line = ""
for first, count, width in runs:
    item = "{%d,%d,%d}," % (first, count, width)
    if len(line) + len(item) > 98:
        print(line)
        line = ""
    line += item
print(line)
print(
    """};
// clang-format on

}  // namespace

std::span<const WidthRun> font_widths() { return runs; }

}  // namespace chalkline::plot"""
)
