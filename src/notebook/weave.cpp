#include "notebook/weave.hpp"

#include <string_view>

namespace chalkline {
namespace {

/// `text` as a C++ string literal. Octal escapes have three digits at most, so what follows cannot join them.
std::string quoted(std::string_view text) {
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
  return std::string("#line ").append(std::to_string(line)).append(" ").append(quoted(path)).append("\n");
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

/// The lesson's own lines, its markers replaced.
std::string weave_lines(const LessonSource& lesson) {
  std::string woven, closing;
  std::string_view text = lesson.text;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // it may stand only at the start of a file
  std::size_t k = 0;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    while (k < lesson.cells.size() && !lesson.cells[k].in_body) ++k;
    const bool begins = k < lesson.cells.size() && lesson.cells[k].line == number;
    if (number == lesson.end_line) woven += closing;
    if (!begins) {
      woven += line;
      continue;
    }
    if (number == lesson.begin_line) {
      const std::size_t after = line.find("LESSON_BEGIN") + std::string_view("LESSON_BEGIN").size();
      woven.append(line.substr(0, after)).append(" ").append(begin_cell(k)).append(line.substr(after));
    } else {
      woven += closing + begin_cell(k);
      const bool raises = lesson.cells[k].has_tag(raises_exception);
      if (raises) woven += " try {";
      closing = raises ? "} catch (...) { ::chalkline::lesson::cell_raised(); } " : "";
      woven += line.ends_with("\r\n") ? "\r\n" : "\n";
    }
    ++k;
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
  const std::string here = quoted(lesson.path + " (woven)");
  std::string woven = line_directive(1, lesson.path) + weave_lines(lesson);
  if (!woven.ends_with('\n')) woven += '\n';
  woven += "\n#line 1 " + here +
           "\nnamespace {\n";  // the blank line ends a last comment that ends with a backslash
  woven += weave_parameters(lesson, here);
  woven += "const ::chalkline::lesson::Woven chalkline_woven{\n" + quoted(lesson.path) +
           ",\n::std::string_view(\n";
  std::string_view text = lesson.text;
  while (!text.empty()) woven += quoted(take_line(text)) + "\n";
  woven +=
      ", " + std::to_string(lesson.text.size()) + "),\n&chalkline_declare_parameters};\n}  // namespace\n";
  return woven;
}

}  // namespace chalkline
