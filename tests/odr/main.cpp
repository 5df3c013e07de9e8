// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/odr/main.cpp: links both translation units.
int version_in_a();
int version_in_b();

int main() { return version_in_a() == version_in_b() ? 0 : 1; }
