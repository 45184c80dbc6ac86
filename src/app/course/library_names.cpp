#include "app/course/library_names.hpp"

#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "text/replace_all.hpp"

namespace chalkline::app {
namespace {

/// The end of the brackets that are open before `at`; npos if they are not closed.
std::size_t closing(const std::string& text, std::size_t at, char open, char close) {
  int depth = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == open) ++depth;
    if (text[at] == close && --depth == 0) return at;
  }
  return text.npos;
}

/// Takes away what begins with `start`, which opens brackets.
void drop(std::string& text, std::string_view start, char open, char close) {
  for (std::size_t at = 0; (at = text.find(start, at)) != text.npos;) {
    const std::size_t end = closing(text, at + start.size(), open, close);
    text.erase(at, end == text.npos ? end : end + 1 - at);
  }
}

/// Vector and Matrix for what they stand for.
void name_arrays(std::string& text) {
  constexpr std::string_view start = "xt::xtensor_container<";
  for (std::size_t at = 0; (at = text.find(start, at)) != text.npos;) {
    const std::size_t end = closing(text, at + start.size(), '<', '>');
    if (end == text.npos) return;
    const std::string array = text.substr(at, end + 1 - at);
    const bool real = array.find("uvector<double") != array.npos;
    const char* name = real && array.find(">, 1, ") != array.npos   ? "Vector"
                       : real && array.find(">, 2, ") != array.npos ? "Matrix"
                                                                    : nullptr;
    if (name)
      text.replace(at, array.size(), name);
    else
      at += start.size();
  }
}

/// The sentence of a static assertion.
void take_sentence(std::string& text) {
  constexpr std::string_view gcc = "static assertion failed: ";
  if (text.starts_with(gcc)) text.erase(0, gcc.size());
  if (text.starts_with("static_assert failed")) {  // clang 14
    const std::size_t from = text.find('"'), to = text.rfind('"');
    if (from < to) text = text.substr(from + 1, to - from - 1);
  } else if (text.starts_with("static assertion failed due to requirement ")) {  // later
    const std::size_t from = text.find("': ");
    if (from != text.npos) text.erase(0, from + 3);
  }
}

/// Puts `to` in the place of every `name` that is no part of a longer one.
void rename(std::string& text, std::string_view name, std::string_view to) {
  const auto continues = [](unsigned char c) { return std::isalnum(c) || c == '_' || c == ':'; };
  for (std::size_t at = 0; (at = text.find(name, at)) != text.npos;) {
    if (at > 0 && continues(static_cast<unsigned char>(text[at - 1]))) {
      at += name.size();
      continue;
    }
    text.replace(at, name.size(), to);
    at += to.size();
  }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> new_names = {{
    {"std::__cxx11::basic_string<char>", "std::string"},
    {"std::basic_string<char>", "std::string"},
    {"std::filesystem::__cxx11::", "std::filesystem::"},
    {"std::__cxx11::", "std::"},
    {"chalkline_lesson_body()::", ""},
    {"chalkline::plot::Figure", "Figure"},
    {"chalkline::plot::Frames", "Frames"},
    {"chalkline::plot::Panels", "Panels"},
    {"chalkline::lesson::", ""},
    {"chalkline::record::", ""},
    {"lesson::Markdown", "Markdown"},
    {"record::Limits", "Limits"},
    {"record::Bound", "Bound"},
    {"plot::Figure", "Figure"},
    {"plot::Frames", "Frames"},
    {"plot::Panels", "Panels"},
    {"chalkline::", ""},
}};

}  // namespace

std::string ascii_quotes(std::string text) {
  for (const std::string_view mark : {"\u2018", "\u2019"}) text::replace_all(text, mark, "'");
  return text;
}

std::string in_lesson_words(std::string text) {
  take_sentence(text);
  drop(text, " {aka ", '{', '}');
  drop(text, " (aka ", '(', ')');
  drop(text, " [with ", '[', ']');
  name_arrays(text);
  for (const auto& [from, to] : new_names) rename(text, from, to);
  text::replace_all(text, "Figure::Figure(", "Figure(");
  text::replace_all(text, "Frames::Frames(", "Frames(");
  text::replace_all(text, " [-fpermissive]", "");
  return text;
}

}  // namespace chalkline::app
