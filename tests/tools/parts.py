# SPDX-FileCopyrightText: 2026 The varscope authors
# SPDX-License-Identifier: BSL-1.0
"""Some of what there is to test, where several compilers share it."""


def add_option(parser):
    parser.add_argument("--part", default="0/1", help="K/N: the Kth of N parts, from 0 on (0/1: all)")


def of(items, part):
    """Those of a list that belong to a part, K/N: every Nth."""
    first, step = map(int, part.split("/"))
    return items[first::step]


def by_weight(items, part, weight):
    """The same, where the first part has the lightest."""
    number, count = map(int, part.split("/"))
    sorted_items = sorted(items, key=weight)
    return sorted_items[len(items) * number // count : len(items) * (number + 1) // count]
