#include "record/run_event.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace chalkline::record {
void GrowingRecord::apply(const RunEvent& event) {
  std::visit([this](const auto& one) { apply_one(one); }, event);
}

void GrowingRecord::apply_one(const RunBegun& event) { *this = GrowingRecord(event.record); }

void GrowingRecord::apply_one(const CellBegun& event) {
  if (event.cell >= record_.cells.size()) throw RecordError("run event: there is no such cell");
  for (std::size_t i = 0; i < event.cell; ++i)
    if (record_.cells[i].written.kind == source::CellKind::markdown)
      record_.cells[i].status = RunStatus::done;
  cell_ = event.cell;
  printed_ = 0;
}

void GrowingRecord::apply_one(const Displayed& event) {
  if (!cell_) throw RecordError("run event: a display outside of any cell");
  std::vector<Output>& outputs = record_.cells[*cell_].outputs;
  std::visit([&](const auto& display) { outputs.emplace_back(display); }, event.display);
}

void GrowingRecord::apply_one(const CellEnded& event) {
  if (!cell_) throw RecordError("run event: the end of no cell");
  CellRecord& cell = record_.cells[*cell_];
  cell.status = event.status;
  cell.seconds = event.seconds;
  cell.error = event.error;
  last_ = std::exchange(cell_, std::nullopt);
}

void GrowingRecord::apply_one(const RunEnded& event) {
  record_.status = event.status;
  has_ended_ = true;
  if (event.status != RunStatus::done) return;
  for (CellRecord& cell : record_.cells)
    if (cell.written.kind == source::CellKind::markdown) cell.status = RunStatus::done;
}

void GrowingRecord::append(Stream stream, std::string_view text) {
  if (!cell_ || text.empty()) return;
  CellRecord& cell = record_.cells[*cell_];
  const std::string_view kept =
      text::whole_characters(text, cell.omitted > 0 ? 0 : kept_bytes - printed_);
  printed_ += kept.size();
  cell.omitted += text.size() - kept.size();
  if (kept.empty()) return;
  auto* last = cell.outputs.empty() ? nullptr : std::get_if<StreamText>(&cell.outputs.back());
  if (!last || last->stream != stream) {
    cell.outputs.emplace_back(StreamText{stream, {}});
    last = &std::get<StreamText>(cell.outputs.back());
  }
  last->text += kept;
}

std::optional<std::size_t> GrowingRecord::break_off(const CellError& error) {
  record_.status = RunStatus::failed;
  const std::optional<std::size_t> index = has_ended_ ? last_ : std::exchange(cell_, std::nullopt);
  if (!index) return {};
  CellRecord& cell = record_.cells[*index];
  cell.status = RunStatus::failed;
  cell.error = error;
  return index;
}

}  // namespace chalkline::record
