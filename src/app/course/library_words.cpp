#include "app/course/library_words.hpp"

#include <algorithm>
#include <optional>
#include <regex>
#include <string_view>

#include "app/course/library_names.hpp"
#include "text/edit_distance.hpp"
#include "text/names.hpp"

namespace chalkline::app {
namespace {

using Sentence = std::optional<std::string>;

const NamedMembers* find_type(const std::string& name) {
  const auto& types = types_with_named_members();
  const auto found = std::ranges::find(types, name, &NamedMembers::type);
  return found == types.end() ? nullptr : &*found;
}

bool is_optimizer(const NamedMembers& type) { return type.names[0] == "step_size"; }

std::string member_list(const NamedMembers& type) {
  std::vector<std::string> members;
  for (std::size_t i = 0; i < type.names.size(); ++i)
    members.push_back(type.names[i] + " (" + type.kinds[i] + ")");
  return text::joined(members);
}

/// A name that the author's line gives to a member and that `type` has not.
std::string unknown_member(const CompilerMessage& message, const NamedMembers& type) {
  static const std::regex given(R"([{,|]\s*\.(\w+)\s*[={])");
  for (const std::string& code : message.place.code) {
    const std::string line = without_colors(code);
    for (std::sregex_iterator at(line.begin(), line.end(), given), end; at != end; ++at) {
      const std::string name = (*at)[1];
      const auto has_it = [&](const NamedMembers& other) {
        return std::ranges::count(other.names, name) > 0;
      };
      if (!has_it(type) && std::ranges::none_of(types_with_named_members(), has_it)) return name;
    }
  }
  return "";
}

/// "LineOptions has no 'colour'; it has ..."
std::string about_members(const CompilerMessage& message, const NamedMembers& type) {
  const std::string unknown = unknown_member(message, type);
  const std::string name = type.type == "Limits" ? "a parameter's limits" : type.type;
  const std::string have = type.type == "Limits" ? "have" : "has";
  std::string sentence;
  if (unknown.empty()) {
    sentence = name + (type.type == "Limits" ? " are" : " takes") + " in braces and by name: ";
  } else {
    const std::vector<std::string_view> names(type.names.begin(), type.names.end());
    const std::string meant = text::suggestion(unknown, names, ".");
    sentence = name + " " + have + " no '" + unknown + "'" + meant + "; allowed, in this order: ";
  }
  sentence += member_list(type);
  if (is_optimizer(type)) sentence += ", such as " + type.type + "({.step_size = 0.01})";
  return sentence;
}

/// The text between `before` and the next quotation mark; empty if it is not there.
std::string quoted_after(const std::string& text, const std::string& before) {
  const std::size_t start = text.find(before);
  if (start == text.npos) return "";
  const std::size_t from = start + before.size();
  return text.substr(from, text.find('\'', from) - from);
}

/// "LineOptions" of "const plot::LineOptions&", "RMSProp" of "optimize::RMSProp::Hyperparameters".
std::string last_name(std::string type) {
  type.erase(type.find_last_not_of(" &") + 1);
  constexpr std::string_view parameters = "::Hyperparameters";
  if (type.ends_with(parameters)) type.erase(type.size() - parameters.size());
  return type.substr(type.find_last_of(": ") + 1);
}

bool is_of_library(const Place& place) {
  return place.file.find("/include/chalkline/") != place.file.npos;
}

/// The type of that name, qualified as the library's: "const plot::LineOptions&".
const NamedMembers* library_type(const std::string& name) {
  const NamedMembers* type = find_type(last_name(name));
  if (!type || type->type == "Limits") return type;
  const char* room = is_optimizer(*type) ? "optimize::" : "plot::";
  return name.find(room) == name.npos ? nullptr : type;
}

/// "LINE | code" or code alone, without blanks around it.
std::string code_alone(const std::string& shown) {
  std::string code = without_colors(shown);
  const std::size_t bar = code.find('|');
  if (bar != code.npos && code.find_first_not_of(" 0123456789") == bar) code.erase(0, bar + 1);
  const std::size_t first = code.find_first_not_of(' ');
  return first == code.npos ? "" : code.substr(first, code.find_last_not_of(" {") + 1 - first);
}

/// "; there is Figure& alt(std::string text)", where the library declares each in a line.
std::string declarations(const CompilerMessage& message) {
  std::vector<std::string> declared;
  for (const CompilerNote& note : message.notes) {
    if (!is_of_library(note.place) || note.place.code.empty()) continue;
    if (note.text.starts_with("  ")) continue;  // g++ on why this candidate is none
    const std::string code = code_alone(note.place.code[0]);
    const bool whole = code.ends_with(';') && code.find('(') != code.npos;
    if (!whole || code.find("= default") != code.npos) continue;
    const std::string declaration = code.substr(0, code.size() - 1);
    if (std::ranges::count(declared, declaration) == 0) declared.push_back(declaration);
  }
  if (declared.empty() || declared.size() > 4) return "";
  return "; there is " + text::joined(declared, " and ");
}

/// The type that something is not, or cannot be made; empty in other messages.
std::string wanted_type(const std::string& text) {
  const std::string rest = text.substr(0, text.find("' to '"));
  for (const char* start : {"cannot convert ", "could not convert ", "no viable conversion from ",
                            "no matching conversion for functional-style cast from "})
    if (text.starts_with(start) && rest.size() < text.size()) return quoted_after(text, "' to '");
  for (const char* before :
       {"does not refer to any field in type '", "with a non-aggregate type '",
        "initialization of non-aggregate type '", "converting to '", "to non-scalar type '",
        "no matching constructor for initialization of '"})
    if (std::string type = quoted_after(text, before); !type.empty()) return type;
  return text.find("' has no non-static data member ") == text.npos ? "" : quoted_after(text, "'");
}

Sentence about_type(const CompilerMessage& message, const std::string& text) {
  const std::string wanted = wanted_type(text);
  if (const NamedMembers* type = library_type(wanted)) return about_members(message, *type);
  if (last_name(wanted) == "Figure" && message.text.find("plot::Figure") != std::string::npos)
    return "a Figure is made of its title: Figure(\"The bowl\")";
  if (wanted.find("plot::Values") != wanted.npos)
    return "x and y of a path, points or a line are each a row of numbers: a Vector, a "
           "std::vector or numbers in braces";
  if (wanted.find("plot::Grid") != wanted.npos)
    return "x, y and z of a surface or a filled contour are each a Matrix: x and y from "
           "numpy::meshgrid, z computed from them, such as f(x, y)";
  return std::nullopt;
}

/// The function that is called in "no matching function for call to 'Figure::line(Vector)'".
std::string called(const std::string& text) {
  for (const char* before :
       {"no matching function for call to '", "no matching member function for call to '"}) {
    const std::string call = quoted_after(text, before);
    if (!call.empty()) return call.substr(0, call.find('('));
  }
  return "";
}

Sentence about_call(const CompilerMessage& message, const std::string& text) {
  const std::string function = called(text);
  const bool ours = std::ranges::any_of(
      message.notes, [](const CompilerNote& note) { return is_of_library(note.place); });
  if (function.empty() || !ours) return std::nullopt;
  const std::string name = last_name(function);
  if (const NamedMembers* optimizer = find_type(name)) return about_members(message, *optimizer);
  if (name == "Frames") {
    const NamedMembers& options = *find_type("FramesOptions");
    if (!unknown_member(message, options).empty()) return about_members(message, options);
    return "Frames are made of how many there are, a function that makes the Figure of frame t, "
           "and how long they take: Frames(20, [&](std::size_t t) { return Figure(...)...; }, "
           "{.seconds = 4})";
  }
  if (name == "Figure") return "a Figure is made of its title: Figure(\"The bowl\")";
  if (name == "Panels") return about_members(message, *find_type("PanelsOptions"));
  if (name == "show")
    return "show takes one thing: a Figure, Frames, Panels, Markdown, text, a number, or an array "
           "or "
           "std::vector of numbers";
  if (name == "param") {
    const NamedMembers& limits = *find_type("Limits");
    if (!unknown_member(message, limits).empty()) return about_members(message, limits);
    return "param takes a name, a default (a number, true or false, or a text in quotation marks), "
           "a description and, of a number, limits such as {.min = 0.0, .max = open(1.0)}, of a "
           "text, its "
           "choices such as {\"plain\", \"momentum\"}";
  }
  if (name == "minimize")
    return "minimize takes an objective, an optimizer, the start, the number of iterations and, "
           "if wanted, an observer: "
           "optimize::minimize(optimize::bowl(), optimize::RMSProp(), x0, 100)";
  for (const CompilerNote& note : message.notes)
    if (const NamedMembers* type =
            library_type(quoted_after(in_lesson_words(note.text), "argument to '")))
      return about_members(message, *type);
  return std::nullopt;
}

/// The reason that fmt gives for refusing a format.
Sentence about_format(const CompilerMessage& message, const std::string& text) {
  if (text.starts_with("Cannot format an argument") ||
      text.find("fallback_formatter") != text.npos ||
      text.find("type_is_unformattable_for") != text.npos)
    return "fmt has no format for a value of this type; of an array, "
           "numpy::array_print makes a text";
  const bool of_fmt = text.find("fmt::") != text.npos ||
                      message.place.file.find("/fmt/") != message.place.file.npos;
  if (!of_fmt) return std::nullopt;
  std::string shown;
  for (const std::string& code : message.place.code) shown += without_colors(code) + "\n";
  for (const CompilerNote& note : message.notes) {
    shown += note.text + "\n";
    for (const std::string& code : note.place.code) shown += without_colors(code) + "\n";
  }
  static const std::regex reason(
      R"re((?:on_error|throw_format_error|report_error)\(&?"([^"]+)")re");
  std::smatch match;
  if (std::regex_search(shown, match, reason))
    return "this format does not fit its values: " + match[1].str();
  if (text.find("on_error") != text.npos || text.find("error") != text.npos ||
      text.find("consteval") != text.npos)
    return "this format does not fit its values";
  return std::nullopt;
}

/// Of xtensor's arrays and expressions, whose types fill lines.
Sentence about_array(const CompilerMessage&, const std::string& text) {
  const bool of_array = text.find("xt::") != text.npos || text.find("Vector") != text.npos ||
                        text.find("Matrix") != text.npos;
  if (!of_array) return std::nullopt;
  const bool converts =
      text.starts_with("could not convert") || text.starts_with("cannot convert") ||
      text.starts_with("no viable conversion") || text.starts_with("value of type");
  if (converts && text.find(" to 'bool'") != text.npos)
    return "an array is neither true nor false; ask xt::any(...) or xt::all(...) of one";
  if (converts && text.starts_with("cannot convert 'xt::xreducer<"))
    return "a sum or the like of an array is a number once it is called: xt::sum(x)()";
  if (text.starts_with("assignment of read-only location"))
    return "the elements of a const array cannot be changed";
  return std::nullopt;
}

Sentence about_loop(const CompilerMessage&, const std::string& text) {
  if (!text.starts_with("'begin' was not declared")) return std::nullopt;
  return "what a for loop goes through must be a range, such as a Vector or a std::vector";
}

/// What g++ offers in notes, the library's own before others.
std::string alternative(const CompilerMessage& message) {
  std::string best;
  bool offers = false;
  for (const CompilerNote& note : message.notes) {
    offers = offers || note.text.starts_with("suggested alternative");
    const std::string name = quoted_after(ascii_quotes(note.text), "'");
    if (!offers || !ascii_quotes(note.text).starts_with("  '")) continue;
    if (best.empty() || (name.starts_with("chalkline::") && !best.starts_with("chalkline::")))
      best = name;
  }
  return best.empty() ? "" : "; did you mean '" + in_lesson_words(best) + "'?";
}

std::string optimizers() {
  std::vector<std::string> names;
  for (const NamedMembers& type : types_with_named_members())
    if (is_optimizer(type)) names.push_back(type.type);
  return "; the optimizers are " + text::joined(names);
}

/// What is added to the compiler's own words.
std::string addition(const CompilerMessage& message, const std::string& text) {
  if (text.starts_with("designator order for field ")) {
    const NamedMembers* type = library_type(quoted_after(text, "declaration order in '"));
    return type ? "; the order is " + text::joined(type->names) : "";
  }
  if (text.find("no match for 'operator<<'") != text.npos &&
      (text.find("Vector") != text.npos || text.find("Matrix") != text.npos))
    return "; show displays an array, and numpy::array_print makes a text of it";
  if (text.starts_with("invalid use of non-static member function")) return "; did you forget ()?";
  if (text.find("did you mean") == text.npos) {
    if (text.find("was not declared") != text.npos) return alternative(message);
    if (text.starts_with("'class Figure' has no member"))
      return "; its layers are surface, filled_contour, path, points, line, horizontal, vertical, "
             "text, band, error_bars, histogram, bars, contour_lines, arrows, scatter, heat_map, "
             "path3 and points3";
    if (text.starts_with("'class Panels' has no member"))
      return "; Panels have add, which takes a Figure, name, alt, caption and size; axes and "
             "layers "
             "are those of the figures";
    if (text.find("' in namespace 'optimize' does not name") != text.npos) return optimizers();
  }
  if (text.starts_with("no match") || text.starts_with("too few arguments") ||
      text.starts_with("too many arguments"))
    return declarations(message);
  return "";
}

}  // namespace

const std::vector<NamedMembers>& types_with_named_members() {
  static const std::string text = "text", number = "a number", color = R"(a color such as "red")",
                           truth = "true or false", marker = "such as plot::Marker::plus",
                           row = "a row of numbers", range = "two numbers, such as {{0.0, 1.0}}";
  static const std::vector<NamedMembers> types = {
      {"FilledContourOptions", {"levels"}, {"a whole number"}},
      {"PathOptions", {"label", "color", "dots", "width"}, {text, color, truth, number}},
      {"PointsOptions", {"label", "color", "marker", "size"}, {text, color, marker, number}},
      {"LineOptions", {"label", "color", "width", "dashed"}, {text, color, number, truth}},
      {"ReferenceOptions", {"label", "color", "width", "dashed"}, {text, color, number, truth}},
      {"TextOptions",
       {"color", "anchor", "points_to"},
       {color, "such as plot::Anchor::left", range}},
      {"BandOptions", {"label", "color", "opacity"}, {text, color, number}},
      {"ErrorBarsOptions", {"label", "color", "width", "dots"}, {text, color, number, truth}},
      {"HistogramOptions",
       {"bins", "range", "density", "label", "color", "opacity"},
       {"a whole number", range, truth, text, color, number}},
      {"BarsOptions", {"label", "color", "width"}, {text, color, number}},
      {"ContourLinesOptions",
       {"levels", "labels", "label", "color", "width", "dashed"},
       {"numbers in braces", truth, text, color, number, truth}},
      {"ArrowsOptions", {"label", "color", "width", "scale"}, {text, color, number, number}},
      {"ScatterOptions",
       {"label", "color", "color_by", "size", "size_by", "opacity"},
       {text, color, row, number, row, number}},
      {"HeatMapOptions", {"classes", "opacity"}, {"texts in braces", number}},
      {"Path3Options", {"color", "dots", "width"}, {color, truth, number}},
      {"FramesOptions", {"seconds"}, {number}},
      {"Points3Options", {"color", "marker", "size"}, {color, marker, number}},
      {"PanelsOptions",
       {"columns", "share_x", "share_y", "share_colors", "share_legend"},
       {"a whole number", truth, truth, truth, truth}},
      {"Limits", {"min", "max"}, {number, "a number, such as open(1.0)"}},
      {"GradientDescent", {"step_size"}, {number}},
      {"Momentum", {"step_size", "momentum"}, {number, number}},
      {"AdaGrad", {"step_size", "epsilon"}, {number, number}},
      {"RMSProp", {"step_size", "rho", "epsilon"}, {number, number, number}},
      {"Adam", {"step_size", "beta1", "beta2", "epsilon"}, {number, number, number, number}},
  };
  return types;
}

std::string sentence_of(const CompilerMessage& message) {
  const std::string text = in_lesson_words(message.text);
  if (text.size() > 4000) return text;  // too much for std::regex
  const std::string plain = ascii_quotes(text);
  for (const auto about : {about_type, about_call, about_format, about_array, about_loop})
    if (const Sentence sentence = about(message, plain)) return *sentence;
  return text + addition(message, plain);
}

}  // namespace chalkline::app
