#include "plot/gnuplot_process.hpp"

#include <signal.h>

#include <cstdlib>
#include <sstream>
#include <system_error>
#include <utility>

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
    throw GnuplotError("gnuplot was killed by signal " + std::to_string(signal) + ": " +
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

// Throws GnuplotError if gnuplot cannot be started.
base::ChildResult run(base::Command gnuplot, const GnuplotOptions& options) {
  gnuplot.end_with_parent = SIGKILL;
  try {
    return base::run_captured(std::move(gnuplot), {.time_limit = options.time_limit,
                                                   .output_limit = options.output_limit,
                                                   .error_limit = longest_errors,
                                                   .alone = true});
  } catch (const std::system_error& error) {
    throw GnuplotError(std::string("gnuplot could not be started: ") + error.what());
  }
}

}  // namespace

base::Command gnuplot_reading(std::string script) {
  base::Command command = gnuplot_command({"-d", "/dev/stdin"});
  command.input_text = std::move(script);
  return command;
}

base::ChildResult ask_gnuplot(std::vector<std::string> arguments) {
  return run(gnuplot_command(std::move(arguments)),
             {.time_limit = time_to_answer, .output_limit = longest_errors});
}

std::string run_gnuplot(const std::string& script, GnuplotOptions options) {
  base::ChildResult result = run(gnuplot_reading(script), options);
  demand_success(result, script, options);
  return std::move(result.output);
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
