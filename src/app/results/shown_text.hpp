// What a reader sees of a run, as text that can be compared.
#pragma once

#include <map>
#include <string>

#include "app/results/kept_results.hpp"
#include "record/run_record.hpp"

namespace chalkline::app {

/// What the cells of a run print to standard output and what they display, in order: the content of
/// a golden file. What is printed stands there as it is. A display begins with a line ":: array",
/// ":: markdown" or ":: figure NAME HASH" (the content_hash() of NAME.gp among `figures`); its
/// text, of a figure the caption, follows with "::   " before each line. ":: no line end" stands
/// before a display where the line above goes on. A printed line that looks like one of these has
/// one colon more, so that two runs have the same text only if a reader sees the same.
std::string shown_text(const record::RunRecord& record, const Files& figures);

/// The same of one cell, with what it wrote to standard error and without the hashes of figures.
std::string shown_text(const record::CellRecord& cell);

/// Of a text of shown_text(): the hash of each figure's script by the figure's name.
std::map<std::string, std::string> script_hashes(const std::string& shown);

}  // namespace chalkline::app
