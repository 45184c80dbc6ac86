#include "plot/gnuplot_window.hpp"

#include <sstream>
#include <stdexcept>
#include <unordered_set>

#include "base/child_process.hpp"
#include "base/desktop.hpp"
#include "base/read_file.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/standalone_script.hpp"

namespace chalkline::plot {

std::string window_terminal() {
  if (!base::has_display()) return "";
  try {
    const base::ChildResult answer =
        ask_gnuplot({"-d", "-e", "set print '-'; print GPVAL_TERMINALS"});
    std::istringstream words(answer.output);
    std::unordered_set<std::string> terminals;
    for (std::string word; words >> word;) terminals.insert(word);
    for (const char* terminal : {"qt", "x11"})
      if (terminals.contains(terminal)) return terminal;
  } catch (const GnuplotError&) {  // no gnuplot has no windows
  }
  return "";
}

bool can_open_window() { return !window_terminal().empty(); }

void open_window(const std::filesystem::path& gp) {
  const std::string terminal = window_terminal();
  if (terminal.empty())
    throw std::runtime_error(
        "there is no display, or a gnuplot without windows (try: sudo apt install gnuplot-qt)");
  base::start_detached(gnuplot_reading(window_script(base::read_file(gp), terminal)));
}

}  // namespace chalkline::plot
