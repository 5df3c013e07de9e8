// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint.hpp: values of variables from files and into them, whatever their format; the formats are in varscope/formats/.
#pragma once

#include <varscope/checkpoint/element_writer.hpp>
#include <varscope/checkpoint/file.hpp>
#include <varscope/checkpoint/fits.hpp>
#include <varscope/checkpoint/init_from.hpp>
#include <varscope/checkpoint/load.hpp>
#include <varscope/checkpoint/manifest_fits.hpp>
#include <varscope/checkpoint/open.hpp>
#include <varscope/checkpoint/parts.hpp>
#include <varscope/checkpoint/pieces.hpp>
#include <varscope/checkpoint/rename.hpp>
#include <varscope/checkpoint/report.hpp>
#include <varscope/checkpoint/rules.hpp>
#include <varscope/checkpoint/save.hpp>
#include <varscope/checkpoint/save_async.hpp>
#include <varscope/checkpoint/saver.hpp>
#include <varscope/checkpoint/state.hpp>
#include <varscope/checkpoint/tensor_file.hpp>
#include <varscope/checkpoint/transpose.hpp>
#include <varscope/checkpoint/variable_parts.hpp>
#include <varscope/checkpoint/variables.hpp>
