// What displays and errors look like where there is only text.
#pragma once

#include <filesystem>
#include <string>

#include "record/run_record.hpp"

namespace chalkline::record {

/// A file's path as it is most easily read: relative if it lies below the current folder, else
/// absolute.
std::string shown_path(const std::filesystem::path& file);

/// An array or Markdown as it is, a figure by its files ("wrote plots/4_contour.gp .svg .png", seen
/// from the current folder), each with a line end.
std::string plain_text(const Display& display);

/// What a cell threw, with a line end; `place` is as place_of_cell() gives it.
std::string plain_text(const CellError& error, const std::string& place);

/// "lessons/5_rmsprop.cpp:62: cell 7 (Run it): ", as an editor understands it; cells are counted
/// from 1 in it, `index` from 0.
std::string place_of_cell(const std::string& path, std::size_t index, std::size_t line,
                          const std::string& title);

}  // namespace chalkline::record
