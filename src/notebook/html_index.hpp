// The book's first page.
#pragma once

#include <string>
#include <vector>

#include "notebook/figure_files.hpp"
#include "notebook/run_record.hpp"

namespace chalkline {

/// One lesson of the index.
struct IndexEntry {
  const RunRecord& record;
  const FigureFiles& files;
};

/// Every lesson with its title, its first sentence and a thumbnail: its last figure, or else the first lines
/// that it printed.
std::string html_index(const std::string& title, const std::vector<IndexEntry>& lessons);

}  // namespace chalkline
