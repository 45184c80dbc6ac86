#include "app/results/run_difference.hpp"

#include <algorithm>
#include <vector>

#include "app/results/shown_text.hpp"
#include "record/plain_text.hpp"
#include "text/text_difference.hpp"

namespace chalkline::app {
namespace {

/// A code cell as it ran.
struct Ran {
  std::size_t index;
  const record::CellRecord* cell;
};

std::vector<Ran> code_cells(const record::RunRecord& record) {
  std::vector<Ran> cells;
  for (std::size_t i = 0; i < record.cells.size(); ++i)
    if (record.cells[i].written.kind == source::CellKind::code)
      cells.push_back({i, &record.cells[i]});
  return cells;
}

/// What stands for this cell among `others`, where it has number k of its record: a cell of the
/// same title, else of the same code, else, if neither has a title, the one with the same number.
const record::CellRecord* counterpart(const record::CellRecord& cell, std::size_t k,
                                      const std::vector<Ran>& others) {
  const auto find = [&](auto same) -> const record::CellRecord* {
    const auto found = std::find_if(others.begin(), others.end(),
                                    [&](const Ran& other) { return same(*other.cell); });
    return found == others.end() ? nullptr : found->cell;
  };
  const record::CellRecord* found =
      cell.written.title.empty() ? nullptr : find([&](const record::CellRecord& other) {
        return other.written.title == cell.written.title;
      });
  if (!found)
    found = find([&](const record::CellRecord& other) {
      return other.written.source == cell.written.source;
    });
  if (!found && k < others.size() && others[k].cell->written.title.empty() &&
      cell.written.title.empty())
    found = others[k].cell;
  return found;
}

/// All that a cell puts out, figures by their names.
std::string text_of(const record::CellRecord& cell) {
  std::string text = shown_text(cell);
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  if (cell.error) text += record::plain_text(*cell.error, cell.error->expected ? "" : "error: ");
  if (cell.status == record::RunStatus::not_run) text += "not run\n";
  return text;
}

bool same_file(const std::string& name, const Files& before, const Files& now) {
  const auto old = before.find(name), current = now.find(name);
  return old != before.end() && current != now.end() && old->second == current->second;
}

/// A line for each figure of the cell that is new or looks different.
std::string figures_drawn(const record::CellRecord& cell, const Files& before, const Files& now,
                          const std::filesystem::path& out) {
  std::string text;
  for (const record::Output& output : cell.outputs) {
    const auto* figure = std::get_if<record::FigureDisplay>(&output);
    if (!figure || std::all_of(figure->files.begin(), figure->files.end(),
                               [&](const auto& file) { return same_file(file, before, now); }))
      continue;
    record::FigureDisplay there = *figure;
    for (std::string& file : there.files) file = (out / file).string();
    text += record::plain_text(record::Display(there));
  }
  return text;
}

}  // namespace

std::string run_difference(const LessonResult& before, const LessonResult& now,
                           const std::string& path, const std::filesystem::path& out) {
  const std::vector<Ran> old = code_cells(*before.record), current = code_cells(*now.record);
  std::string first;
  std::size_t more = 0;
  for (std::size_t k = 0; k < current.size(); ++k) {
    const record::CellRecord& cell = *current[k].cell;
    const record::CellRecord* other = counterpart(cell, k, old);
    const std::string difference =
        text::text_difference(other ? text_of(*other) : "", text_of(cell)) +
        figures_drawn(cell, before.figures, now.figures, out);
    if (difference.empty()) continue;
    if (!first.empty()) ++more;
    if (!first.empty()) continue;
    std::string place =
        record::place_of_cell(path, current[k].index, cell.written.line, cell.written.title);
    place.resize(place.size() - 2);  // without ": "
    first = place + "\n" + difference;
  }
  if (more > 0)
    first += "(" + std::to_string(more) +
             (more == 1 ? " more cell differs)\n" : " more cells differ)\n");
  return first;
}

}  // namespace chalkline::app
