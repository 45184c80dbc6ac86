#include "book/introduction.hpp"

namespace chalkline::book {

record::RunRecord introduction_record(const std::string& markdown) {
  record::RunRecord record;
  record.name = "index";
  record.status = record::RunStatus::done;
  if (markdown.empty()) return record;
  record::CellRecord& cell = record.cells.emplace_back();
  cell.written.kind = source::CellKind::markdown;
  cell.written.source = markdown;
  return record;
}

}  // namespace chalkline::book
