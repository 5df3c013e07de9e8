# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Some of what there is to test, where several compilers share it."""


def add_option(parser):
    parser.add_argument("--part", default="0/1", help="K/N: every Nth, from the Kth on (0/1: all)")


def of(items, part):
    """Those of a list that belong to a part, K/N."""
    first, step = map(int, part.split("/"))
    return items[first::step]
