#include "source/weave.hpp"

#include <string_view>

#include "source/cell_marker.hpp"
#include "source/tags.hpp"
#include "text/content_hash.hpp"

namespace chalkline::source {
namespace {

/// `text` as a C++ string literal. Octal escapes have three digits at most, so what follows cannot
/// join them.
std::string as_literal(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      literal += "\\n";
    } else if (c == '"' || c == '\\' || c == '?') {  // ? lest ??/ be read as a trigraph
      literal.append("\\").append(1, c);
    } else if (byte >= 0x20 && byte < 0x7F) {
      literal += c;
    } else {
      literal.append("\\").append(1, static_cast<char>('0' + (byte >> 6)));
      literal.append(1, static_cast<char>('0' + ((byte >> 3) & 7)))
          .append(1, static_cast<char>('0' + (byte & 7)));
    }
  }
  return literal + '"';
}

std::string line_directive(std::size_t line, const std::string& path) {
  return std::string("#line ")
      .append(std::to_string(line))
      .append(" ")
      .append(as_literal(path))
      .append("\n");
}

std::string begin_cell(std::size_t k) {
  return std::string("::chalkline::lesson::begin_cell(").append(std::to_string(k)).append(");");
}

/// Takes the first line off `text`, with its line end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end == text.npos ? text.size() : end + 1);
  text.remove_prefix(line.size());
  return line;
}

/// The lesson's own lines: prose left blank, markers replaced.
std::string weave_lines(const LessonSource& lesson) {
  std::string woven, closing;
  std::string_view text = lesson.text;
  if (text.starts_with("\xEF\xBB\xBF"))
    text.remove_prefix(3);  // it may stand only at the start of a file
  std::size_t next = 0, code_cell = 0;
  bool in_prose = false;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    const std::string_view line_end = line.ends_with("\r\n") ? "\r\n"
                                      : line.ends_with('\n') ? "\n"
                                                             : "";
    if (number == lesson.end_line) woven += closing;
    if (number == lesson.begin_line || number == lesson.end_line) in_prose = false;
    if (next == lesson.cells.size() || lesson.cells[next].line != number) {
      woven += in_prose ? line_end : line;
      continue;
    }
    const Cell& cell = lesson.cells[next++];
    const bool begins_code = cell.kind == CellKind::code && cell.in_body;
    in_prose = cell.kind == CellKind::markdown;
    const std::string call = begins_code ? begin_cell(code_cell) : "";
    if (cell.kind == CellKind::code) ++code_cell;
    if (number == lesson.begin_line) {
      const std::size_t after = line.find("LESSON_BEGIN") + std::string_view("LESSON_BEGIN").size();
      woven.append(line.substr(0, after)).append(" ").append(call).append(line.substr(after));
    } else if (!cell.in_body && !is_marker(line)) {
      woven += line;  // the first cell, if it has no marker
    } else {
      const bool raises = begins_code && cell.has_tag(raises_exception_tag);
      woven.append(closing).append(call).append(raises ? " try {" : "").append(line_end);
      closing = raises ? "} catch (...) { ::chalkline::lesson::cell_raised(); } " : "";
    }
  }
  return woven;
}

/// A function that calls every param(...) of the lesson, each told to be where its author wrote it.
std::string weave_parameters(const LessonSource& lesson, const std::string& here) {
  std::string woven = "void chalkline_declare_parameters() {\n";
  for (const ParameterCall& call : lesson.parameters)
    woven += line_directive(call.line, lesson.path) + "(void)" + call.code + ";\n";
  return woven + "#line 1 " + here + "\n}\n";
}

}  // namespace

std::string weave(const LessonSource& lesson) {
  const std::string here = as_literal(lesson.path + " (woven)");
  std::string woven = line_directive(1, lesson.path) + weave_lines(lesson);
  if (!woven.ends_with('\n')) woven += '\n';
  // The blank line ends a last comment that ends with a backslash.
  woven += "\n#line 1 " + here + "\nnamespace {\n" + weave_parameters(lesson, here);
  woven += "const ::chalkline::lesson::Woven chalkline_woven{\n" + as_literal(lesson.path) + ", " +
           as_literal(code_fingerprint(lesson)) +
           ", &chalkline_declare_parameters};\n}  // namespace\n";
  return woven;
}

std::vector<std::size_t> code_cells(const LessonSource& lesson) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < lesson.cells.size(); ++i)
    if (lesson.cells[i].kind == CellKind::code) indices.push_back(i);
  return indices;
}

std::string code_fingerprint(const LessonSource& lesson) {
  std::string code;
  for (const std::size_t i : code_cells(lesson)) {
    const Cell& cell = lesson.cells[i];
    code.append(1, cell.in_body ? 'b' : 'o')
        .append(1, cell.has_tag(raises_exception_tag) ? 'r' : '-');
    code.append(cell.source).append(1, '\0');
  }
  return text::content_hash(code);
}

}  // namespace chalkline::source
