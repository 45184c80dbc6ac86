#include "plot/gnuplot_process.hpp"

#include <pthread.h>
#include <signal.h>

#include <cstdlib>
#include <optional>
#include <random>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/descriptor.hpp"
#include "base/write_all.hpp"

namespace chalkline::plot {
namespace {

std::string line_of(const std::string& script, std::size_t number) {
  std::size_t begin = 0;
  for (; number > 1 && begin != std::string::npos; --number) {
    begin = script.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  return begin == std::string::npos
             ? ""
             : script.substr(begin, std::min<std::size_t>(script.find('\n', begin) - begin, 120));
}

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == '\n' || c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && blank(text[begin])) ++begin;
  return text.substr(begin);
}

// It takes some hundredths of one.
constexpr std::chrono::seconds time_to_answer{5};

// Nobody reads more of what gnuplot says.
constexpr std::size_t longest_told = 1000, longest_errors = std::size_t{1} << 20;

// The first lines of a text, and how much of it that leaves out.
std::string beginning(const std::string& text) {
  if (text.size() <= longest_told) return text;
  const std::size_t line = text.rfind('\n', longest_told);
  const std::size_t end = line == std::string::npos || line == 0 ? longest_told : line;
  return text.substr(0, end) + "\n  ... (" + std::to_string(text.size() - end) + " more bytes)";
}

// gnuplot's own words, and the line of the script that they name.
std::string explain(const std::string& errors, const std::string& script) {
  std::string text = beginning(trimmed(errors));
  const auto at = text.find("line ");
  if (at != std::string::npos) {
    const auto number = std::strtoul(text.c_str() + at + 5, nullptr, 10);
    const std::string line = number > 0 ? line_of(script, number) : "";
    if (!line.empty()) text += "\n  line " + std::to_string(number) + " of the script is: " + line;
  }
  return text.empty() ? "it said nothing" : text;
}

std::string seconds(std::chrono::milliseconds time) {
  std::ostringstream text;
  text << static_cast<double>(time.count()) / 1000.0 << " s";
  return text.str();
}

/// By whoever needs memory or ends processes: that is not the figure's fault.
bool is_killed_from_outside(const base::ChildResult& result) {
  return (result.status == 128 + SIGKILL || result.status == 128 + SIGTERM) && !result.timed_out &&
         !result.too_long && result.errors.empty();
}

void demand_success(const base::ChildResult& result, const std::string& script,
                    const GnuplotOptions& options) {
  const std::string said =
      result.errors.empty() ? "" : "; it said: " + explain(result.errors, script);
  if (result.timed_out)
    throw GnuplotError("gnuplot took longer than " + seconds(options.time_limit) +
                       " and was killed; draw fewer points" + said);
  if (result.too_long && result.errors.size() > longest_errors)
    throw GnuplotError("gnuplot complained without end and was killed: " +
                       explain(result.errors, script));
  if (result.too_long)
    throw GnuplotError("gnuplot wrote more than " + std::to_string(options.output_limit >> 20) +
                       " MB and was killed; draw fewer points" + said);
  if (const int signal = result.status - 128; signal > 0 && signal < NSIG)
    throw GnuplotError("gnuplot was killed by signal " + std::to_string(signal) +
                       (is_killed_from_outside(result) ? ", and so was a second one: " : ": ") +
                       explain(result.errors, script));
  if (result.status != 0)
    throw GnuplotError("gnuplot failed with status " + std::to_string(result.status) + ": " +
                       explain(result.errors, script));
  if (!result.errors.empty())
    throw GnuplotError("gnuplot complained: " + explain(result.errors, script));
  if (result.output.empty()) throw GnuplotError("gnuplot drew nothing: it wrote no output");
}

// Fonts and number formats must not depend on who runs this.
base::Command gnuplot_command(std::vector<std::string> arguments) {
  const std::filesystem::path gnuplot = base::find_program("gnuplot");
  if (gnuplot.empty())
    throw GnuplotError(
        "gnuplot was not found on PATH; install it (on Debian: sudo apt install gnuplot-nox)");
  return {.program = gnuplot,
          .arguments = std::move(arguments),
          .environment = {{"LC_ALL", "C.UTF-8"},
                          {"GNUTERM", std::nullopt},
                          {"GNUPLOT_LIB", std::nullopt},
                          {"GNUPLOT_FONTPATH", std::nullopt},
                          {"GNUPLOT_DEFAULT_GDFONT", std::nullopt},
                          {"GNUPLOT_PS_DIR", std::nullopt}}};
}

base::Until until(const GnuplotOptions& options) {
  return {.time_limit = options.time_limit,
          .call_off = options.call_off,
          .output_limit = options.output_limit,
          .error_limit = longest_errors,
          .alone = true};
}

[[noreturn]] void throw_cannot_start(const std::system_error& error) {
  throw GnuplotError(std::string("gnuplot could not be started: ") + error.what());
}

// What gnuplot says after each script, and no figure does.
std::string new_mark() {
  std::random_device device;
  std::ostringstream mark;
  mark << "drawn-" << std::hex << device() << device() << device() << device();
  return mark.str();
}

constexpr std::string_view set_svg = "set terminal svg";

// gnuplot's SVG terminal begins with the pen that it last had. This leaves it with what it has at
// the first picture of all, but for the color's name.
constexpr auto first_pen =
    "set terminal svg\nset output '/dev/null'\nunset key\nplot [0:1] [0:1] -1\nset output\n"
    "reset session\n";

void name_first_pen(std::string& svg) {
  constexpr std::string_view pen = " stroke=\"", black = "black\"", first = "currentColor\"";
  const std::size_t at = svg.find(pen);
  if (at != svg.npos && svg.compare(at + pen.size(), black.size(), black) == 0)
    svg.replace(at + pen.size(), black.size(), first);
}

// The same figure is the same bytes, whenever it is drawn. Nothing may move: a PDF counts bytes.
void blank_date(std::string& drawing) {
  constexpr std::string_view date = "/CreationDate (";
  if (!drawing.starts_with("%PDF-")) return;
  const std::size_t begin = drawing.rfind(date), end = drawing.find(')', begin);
  if (begin != drawing.npos && end != drawing.npos)
    drawing.replace(begin, end + 1 - begin, end + 1 - begin, ' ');
}

}  // namespace

/// Reads its commands through a pipe; each tells it to load what is its standard input by then. So
/// a script is read as a file, which stops at the first error, and gnuplot names its true line.
class Gnuplot::Process {
 public:
  explicit Process(base::Confinement confinement) : confinement_(std::move(confinement)) {}

  bool is_quiet() { return child_ && child_->is_quiet(); }

  base::ChildResult answer(const std::string& script, const GnuplotOptions& options) {
    const bool svg = script.starts_with(set_svg);
    base::rewrite(script_, script);
    if (!child_) child_.emplace(command());
    const std::string told =
        (svg && has_drawn_svg_ ? first_pen : "") +
        std::string("load '/dev/stdin'\nunset output\nset print '-'\nprint '") + mark_ +
        "'\nset print\nreset session\n";
    if (!base::write_all(commands_.to.number(), told)) base::throw_errno("cannot tell gnuplot");
    base::ChildResult result = child_->read(until(options), mark_ + "\n");
    if (svg && has_drawn_svg_) name_first_pen(result.output);
    has_drawn_svg_ = has_drawn_svg_ || svg;
    return result;
  }

 private:
  base::Command command() const {
    const int from = commands_.from.number();
    base::Command gnuplot = gnuplot_command({"-d", "/dev/fd/" + std::to_string(from)});
    gnuplot.input = script_.number();
    gnuplot.kept = {from};
    gnuplot.end_with_parent = SIGKILL;
    gnuplot.confinement = confinement_;
    return gnuplot;
  }

  const base::Confinement confinement_;
  const std::string mark_ = new_mark();
  base::Descriptor script_ = base::memory_file();
  // Both ends are open here, so that a gnuplot that is gone makes no SIGPIPE.
  base::Pipe commands_ = base::make_pipe();
  std::optional<base::AnsweringChild> child_;  // starts when there is a script
  bool has_drawn_svg_ = false;
};

Gnuplot::Gnuplot(base::Confinement confinement) : confinement_(std::move(confinement)) {}
Gnuplot::Gnuplot(Gnuplot&&) noexcept = default;
Gnuplot::~Gnuplot() = default;

void Gnuplot::end() { process_.reset(); }

std::string Gnuplot::draw(const std::string& script, const GnuplotOptions& options) {
  std::unique_ptr<Process> process = std::move(process_);  // an error gives it up
  base::ChildResult result;
  bool called_off = false;
  GnuplotOptions noting = options;
  if (options.call_off.wanted)
    noting.call_off.wanted = [&] { return called_off = called_off || options.call_off.wanted(); };
  try {
    if (!process || !process->is_quiet()) process = std::make_unique<Process>(confinement_);
    result = process->answer(script, noting);
    if (is_killed_from_outside(result) && !called_off) {
      process = std::make_unique<Process>(confinement_);
      result = process->answer(script, noting);
    }
  } catch (const std::system_error& error) {
    throw_cannot_start(error);
  }
  demand_success(result, script, options);
  if (result.answered) process_ = std::move(process);
  blank_date(result.output);
  return std::move(result.output);
}

Gnuplot& kept_gnuplot() {
  thread_local Gnuplot kept;
  [[maybe_unused]] static const int prepared =
      ::pthread_atfork([] { kept_gnuplot().end(); }, nullptr, nullptr);
  return kept;
}

std::string run_gnuplot(const std::string& script, const GnuplotOptions& options) {
  return Gnuplot().draw(script, options);
}

base::Command gnuplot_reading(std::string script) {
  base::Command command = gnuplot_command({"-d", "/dev/stdin"});
  command.input_text = std::move(script);
  return command;
}

base::ChildResult ask_gnuplot(std::vector<std::string> arguments) {
  base::Command gnuplot = gnuplot_command(std::move(arguments));
  gnuplot.end_with_parent = SIGKILL;
  try {
    return base::run_captured(
        std::move(gnuplot), until({.time_limit = time_to_answer, .output_limit = longest_errors}));
  } catch (const std::system_error& error) {
    throw_cannot_start(error);
  }
}

std::string gnuplot_version() {
  const base::ChildResult result = ask_gnuplot({"--version"});
  const std::string text = trimmed(result.output);
  const std::string prefix = "gnuplot ";
  if (!text.starts_with(prefix))
    throw GnuplotError(
        "gnuplot --version did not tell its version" +
        (result.timed_out ? " in " + seconds(time_to_answer) + ": " : std::string(" but: ")) +
        explain(result.output + result.errors, ""));
  return text.substr(prefix.size(), text.find('\n') - prefix.size());
}

std::string gnuplot_version_if_any() {
  try {
    return gnuplot_version();
  } catch (const GnuplotError&) {
    return "";
  }
}

}  // namespace chalkline::plot
