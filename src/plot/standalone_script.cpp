#include "plot/standalone_script.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>
#include <stdexcept>

#include "plot/gnuplot_text.hpp"

namespace chalkline::plot {
namespace {

// Lines of the file; no line of a figure's commands begins as one of these.
constexpr std::string_view stem = "\nstem = ARG0[1:strlen(ARG0) - 3]\n",
                           set_terminal = "set terminal ", unset_output = "\nunset output\n",
                           delay = " delay ", no_wait = "wait = 0 ";

std::string output_command(const std::string& ending) {
  return "set output stem.'" + ending + "'\n";
}

std::string output_commands(Canvas canvas, Format format, int scale) {
  return terminal_command(canvas, format, scale) + output_command("." + format_name(format));
}

/// The formats that the file draws.
std::vector<Format> formats_of(const std::vector<Format>& formats) {
  const std::vector<Format> drawn = drawn_formats(formats);
  return drawn.empty() ? std::vector<Format>{Format::svg, Format::png} : drawn;
}

/// What tells about the picture, and the beginning of the commands.
std::string head(const std::string& title, const std::string& alt,
                 const std::vector<Format>& formats, const std::string& before = "") {
  std::string names;
  for (const Format format : formats) names += (names.empty() ? "." : ", .") + format_name(format);
  return "# " + comment(title) + "\n" + (alt.empty() ? "" : "# " + comment(alt) + "\n") +
         "#\n# gnuplot run on this file draws the figure beside it, under the same name: " +
         before + names + "\n" + std::string(stem);
}

/// On one line, for the `count`-th time that the file is loaded.
std::string output_of_time(std::size_t count, Canvas canvas, Format format, int scale) {
  std::string commands = output_commands(canvas, format, scale);
  commands.pop_back();
  commands.replace(commands.find('\n'), 1, "; ");
  return "if (drawing == " + std::to_string(count) + ") " + commands + "\n";
}

[[noreturn]] void throw_unknown() {
  throw std::invalid_argument("the figure's script is not one that Chalkline wrote");
}

/// Takes the text up to `mark` and the mark off the front, and returns that text.
std::string_view take_to(std::string_view mark, std::string_view& text) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) throw_unknown();
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at + mark.size());
  return taken;
}

double take_number(std::string_view& text) {
  double number = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !(number > 0.0)) throw_unknown();
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return number;
}

/// The seconds between the frames of an animation's terminal; none of another.
std::string waiting(std::string_view terminal) {
  if (terminal.find(delay) == terminal.npos) return "";
  take_to(delay, terminal);
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << take_number(terminal) / 100.0;
  return text.str();
}

/// Height / width of a canvas, as terminal_command() wrote it: "svg size 624,582 ..." or, in
/// inches, "pdfcairo size 6.5in,6.0625in ...".
double proportion(std::string_view terminal) {
  take_to(" size ", terminal);
  const double width = take_number(terminal);
  take_to(",", terminal);
  return take_number(terminal) / width;
}

}  // namespace

std::string standalone_script(const Figure& figure, const std::string& body,
                              const std::vector<Format>& formats, int scale,
                              const std::string& gif_terminal) {
  const std::vector<Format> drawn = formats_of(formats);
  const Canvas canvas = canvas_of(figure);
  std::string first, others;
  if (!gif_terminal.empty())
    first = std::string(set_terminal) + gif_terminal + "\n" + output_command(".gif");
  for (const Format format : drawn) {
    if (first.empty())
      first = output_commands(canvas, format, scale);
    else
      others += "\n" + output_commands(canvas, format, scale) + "replot\n";
  }
  return head(figure.title(), figure.alt(), drawn,
              gif_terminal.empty() ? "" : ".gif (all frames), ") +
         first + "\n" + body + others + std::string(unset_output);
}

// `replot` would draw the last panel alone.
std::string standalone_script(const Panels& panels, const std::string& body,
                              const std::vector<Format>& formats, int scale) {
  const std::vector<Format> drawn = formats_of(formats);
  const Canvas canvas = canvas_of(panels);
  std::string text = head(panels.title(), panels.alt(), drawn);
  if (drawn.size() == 1)
    return text + output_commands(canvas, drawn.front(), scale) + "\n" + body +
           std::string(unset_output);
  text += "drawing = exists(\"drawing\") ? drawing + 1 : 1  # once for each format\n";
  for (std::size_t i = 0; i < drawn.size(); ++i)
    text += output_of_time(i + 1, canvas, drawn[i], scale);
  return text + "\n" + body + std::string(unset_output) + "if (drawing < " +
         std::to_string(drawn.size()) + ") load ARG0\n";
}

std::string window_script(std::string_view file, std::string_view terminal) {
  take_to(stem, file);
  take_to(set_terminal, file);
  const std::string_view head = take_to("\n\n", file);
  const double proportions = proportion(head);
  const double width = std::min(800.0, 900.0 / proportions);  // pixels
  const std::string next = "\n" + std::string(set_terminal);
  const std::string_view body = file.substr(0, std::min(file.find(next), file.find(unset_output)));
  if (body.size() == file.size()) throw_unknown();
  std::string commands(body);
  if (const std::string wait = waiting(head); !wait.empty() && body.starts_with(no_wait))
    commands.replace(0, no_wait.size(), "wait = " + wait + " ");
  return std::string(set_terminal) + std::string(terminal) + " size " +
         std::to_string(std::lround(width)) + "," +
         std::to_string(std::lround(width * proportions)) + " noenhanced\n" + commands +
         "pause mouse close\n";
}

}  // namespace chalkline::plot
