# table.py: figures, one JSON object a line, as a table for people
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors

import json
import sys


def row(figure):
    """Name, value with its unit, floor, and how many times the floor the value is."""
    value, floor = figure['value'], figure['floor']
    return (figure['name'], '%g %s' % (value, figure['unit']),
            '' if floor is None else '%g' % floor,
            '' if not floor else '%.1f' % (value / floor))


rows = [('figure', 'value', 'floor', 'times')] + [row(json.loads(line)) for line in sys.stdin]
widths = [max(map(len, column)) for column in zip(*rows)]
for name, *cells in rows:
    print(name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:])),
          sep='   ')
