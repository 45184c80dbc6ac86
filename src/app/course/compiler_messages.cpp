#include "app/course/compiler_messages.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <regex>
#include <sstream>
#include <string_view>
#include <utility>

namespace chalkline::app {
namespace {

/// Takes a number and the colon behind it off `text`; 0 if there is none.
std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (failed != std::errc() || length == text.size() ||
      (text[length] != ':' && text[length] != ','))
    return 0;
  text.remove_prefix(length + 1);
  return number;
}

struct PlacedText {
  Place place;
  std::string text;  ///< what follows the place
};

/// "FILE:LINE:COLUMN: text", also without the column.
std::optional<PlacedText> read_place(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != line.npos; colon = line.find(':', colon + 1)) {
    std::string_view rest = line.substr(colon + 1);
    const std::size_t number = take_number(rest);
    if (colon == 0 || number == 0) continue;
    const std::size_t column = take_number(rest);
    return PlacedText{{std::string(line.substr(0, colon)), number, column}, std::string(rest)};
  }
  return std::nullopt;
}

struct Said {
  std::string severity, text;
};

/// " error: text", of g++ 15 also behind a bullet.
std::optional<Said> read_severity(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with("\u2022")) text.remove_prefix(1);
  for (const std::string_view severity : {"error", "fatal error", "warning", "note",
                                          "sorry, unimplemented", "internal compiler error"})
    if (text.starts_with(severity) && text.substr(severity.size()).starts_with(": "))
      return Said{std::string(severity), std::string(text.substr(severity.size() + 2))};
  return std::nullopt;
}

/// Before a message: "In file included from FILE:1," and "                 from FILE:1:".
std::optional<Place> read_inclusion(const std::string& line) {
  constexpr std::string_view first = "In file included from ", next = "                 from ";
  for (const std::string_view start : {first, next})
    if (line.starts_with(start))
      if (const auto placed = read_place(std::string_view(line).substr(start.size())))
        return placed->place;
  return std::nullopt;
}

/// Before a message: "FILE:1:2:   required from here" or "  inlined from 'f' at FILE:1:2:".
std::optional<Place> read_call(const std::string& line) {
  if (line.starts_with("    inlined from ") || line.starts_with("  inlined from ")) {
    const std::size_t at = line.rfind(" at ");
    const auto placed = at == line.npos ? std::nullopt : read_place(line.substr(at + 4));
    return placed ? std::optional(placed->place) : std::nullopt;
  }
  const auto placed = read_place(line);
  return placed && placed->text.starts_with("  ") ? std::optional(placed->place) : std::nullopt;
}

/// Before a message: "FILE: In function 'f':", "In function 'f'," or "FILE: At global scope:".
bool names_function(const std::string& line) {
  if (!line.ends_with(':') && !line.ends_with(',')) return false;
  return line.starts_with("In ") || line.find(": In ") != line.npos ||
         line.find(": At ") != line.npos;
}

/// Code below a message, as g++ and newer clangs show it.
bool is_code(const std::string& line) {
  const std::size_t bar = line.find('|');
  return bar != line.npos && bar > 0 &&
         std::ranges::all_of(line.substr(0, bar), [](unsigned char c) {
           return c == ' ' || c == '+' || (c >= '0' && c <= '9');
         });
}

/// What a compiler says of itself.
bool is_of_compiler(const std::string& line) {
  static const std::regex remark(
      R"(cc1plus: .*|compilation terminated.*|(\d+ (warnings?|errors?)( and )?)+ generated\.)");
  return line.size() < 200 && std::regex_match(line, remark);
}

/// What other programs of a build say.
bool is_of_others(const std::string& line) {
  return line.starts_with("chalkline-") || line.starts_with("make: ") ||
         line.starts_with("make[") || line.starts_with("collect2: ") ||
         line.starts_with("/usr/bin/ld") || line.find("linker command failed") != line.npos ||
         line.find("undefined reference to ") != line.npos ||
         line.find(": in function `") != line.npos;
}

class Reader {
 public:
  std::vector<LogPart> read(const std::string& log) {
    std::istringstream in(log);
    for (std::string line; std::getline(in, line);) take(line, without_colors(line));
    finish();
    return std::move(parts_);
  }

 private:
  void take(const std::string& line, const std::string& plain) {
    if (is_of_compiler(plain)) return;
    if (is_of_others(plain)) return take_other(line);
    if (is_code(plain) && code_) return code_->push_back(line);
    if (const auto place = read_inclusion(plain)) return lead(included_, *place);
    if (names_function(plain)) return enter(plain);
    const auto placed = read_place(plain);
    const auto said = placed ? read_severity(placed->text) : std::nullopt;
    if (said) return begin(placed->place, *said, line);
    if (const auto place = read_call(plain)) return lead(led_, *place);
    if (code_)  // older clangs
      code_->push_back(line);
    else
      take_other(line);
  }

  void take_other(const std::string& line) {
    finish();
    parts_.emplace_back(line);
  }

  void lead(std::vector<Place>& places, const Place& place) {
    places.push_back(place);
    code_ = &places.back().code;
  }

  void enter(const std::string& line) {
    if (line.find("In instantiation of ") == line.npos &&
        line.find("In substitution of ") == line.npos)
      function_ = line;
    code_ = nullptr;
  }

  void begin(const Place& place, const Said& said, const std::string& heading) {
    if (said.severity == "note" && message_) {
      message_->notes.push_back({place, said.text, heading});
      code_ = &message_->notes.back().place.code;
    } else {
      finish();
      message_ =
          CompilerMessage{place, said.severity, said.text, heading, led_, included_, function_};
      code_ = &message_->place.code;
    }
    led_.clear();
    included_.clear();
  }

  void finish() {
    if (message_) parts_.emplace_back(std::move(*message_));
    message_.reset();
    code_ = nullptr;
  }

  std::vector<LogPart> parts_;
  std::optional<CompilerMessage> message_;    // that is being read
  std::vector<Place> led_, included_;         // before the next message
  std::string function_;                      // in which that stands
  std::vector<std::string>* code_ = nullptr;  // where code that is shown belongs
};

}  // namespace

std::string without_colors(const std::string& text) {
  static const std::regex color("\x1B\\[[0-9;]*[mK]");
  return text.find('\x1B') == text.npos ? text : std::regex_replace(text, color, "");
}

std::vector<LogPart> read_compiler_messages(const std::string& log) { return Reader().read(log); }

}  // namespace chalkline::app
