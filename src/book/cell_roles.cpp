#include "book/cell_roles.hpp"

#include "markdown/headings.hpp"
#include "markdown/parse.hpp"
#include "source/tags.hpp"

namespace chalkline::book {
namespace {

using source::Cell;
using source::CellKind;

/// A reader of one lesson from its beginning to its end; cell_roles() is its only user.
class RoleReader {
 public:
  CellRole read(std::size_t i, const Cell& cell) {
    if (cell.has_tag(source::notes_tag)) return {.is_note = true};
    return cell.kind == CellKind::code ? read_code(i, cell) : read_prose(i, cell);
  }

 private:
  CellRole read_code(std::size_t i, const Cell& cell) {
    CellRole role{.is_folded = cell.has_tag(source::fold_tag), .question = question_};
    reveal_ = question_ ? std::optional(i) : std::nullopt;
    answered_ = question_;
    question_.reset();
    return role;
  }

  CellRole read_prose(std::size_t i, const Cell& cell) {
    CellRole role{.is_solution = cell.has_tag(source::solution_tag)};
    role.is_question = cell.has_tag(source::predict_tag) && !role.is_solution;
    if (role.is_question) question_ = i;
    if (role.is_question) reveal_.reset();
    if (!reveal_) return role;
    const markdown::Node document = markdown::parse(cell.source).document;
    const bool begins_part = !role.is_solution && !document.children.empty() &&
                             document.children.front().kind == markdown::Kind::heading;
    if (!begins_part) {
      role.question = answered_;
      role.reveal = reveal_;
    }
    if (!role.is_solution && !markdown::headings_of(document).empty()) reveal_.reset();
    return role;
  }

  std::optional<std::size_t> question_;  // that waits for its code
  std::optional<std::size_t> answered_;  // by the code that reveal_ is
  std::optional<std::size_t> reveal_;    // which hides the prose that comes now
};

}  // namespace

std::vector<CellRole> cell_roles(const record::RunRecord& record) {
  std::vector<CellRole> roles;
  RoleReader reader;
  for (std::size_t i = 0; i < record.cells.size(); ++i)
    roles.push_back(reader.read(i, record.cells[i].written));
  return roles;
}

}  // namespace chalkline::book
