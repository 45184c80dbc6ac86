#include "plot/frames_script.hpp"

#include <locale>
#include <map>
#include <sstream>
#include <string_view>

#include "plot/gnuplot_layout.hpp"
#include "plot/same_view.hpp"
#include "plot/standalone_script.hpp"

namespace chalkline::plot {
namespace {

/// A figure's commands line by line, its blocks of data told apart.
class ChangingScript {
 public:
  /// What has to be said so that this body is drawn after those before.
  std::string next(const std::string& body) {
    std::string commands, changed, all;
    for (std::string_view rest = body; !rest.empty();) {
      const std::string_view line = take_to("\n", rest);
      if (!line.ends_with(" <<EOD\n")) {
        commands += line, all += line;
        continue;
      }
      std::string block = std::string(line) + std::string(take_to("\nEOD\n", rest));
      std::string& before = blocks_[std::string(line)];
      if (before != block) changed += block, all += block;
      before = std::move(block);
    }
    if (commands == commands_) return changed + "replot\n";
    const bool is_first = commands_.empty();
    commands_ = std::move(commands);
    return (is_first ? "" : "reset\n") + all;
  }

 private:
  static std::string_view take_to(std::string_view mark, std::string_view& rest) {
    const std::size_t at = rest.find(mark);
    const std::string_view taken = rest.substr(0, at == rest.npos ? at : at + mark.size());
    rest.remove_prefix(taken.size());
    return taken;
  }

  std::map<std::string, std::string> blocks_;  // by their first lines
  std::string commands_;
};

/// gnuplot counts in hundredths of a second.
std::string gif_terminal(const Frames& frames) {
  const Layout l = layout(frames.last());
  const double each = 100.0 * frames.seconds() / static_cast<double>(frames.figures().size());
  std::ostringstream s;
  s.imbue(std::locale::classic());
  s << "gif animate delay " << static_cast<int>(each + 0.5) << " loop 0 size " << l.width << ","
    << l.height << " noenhanced font 'DejaVu Sans,9' fontscale 1.15";
  return s.str();
}

}  // namespace

std::string frames_script(const Frames& frames, const std::vector<std::string>& bodies,
                          const std::vector<Format>& formats, int scale) {
  ChangingScript script;
  std::string text = "wait = 0  # seconds for which a window shows each frame\n\n";
  for (std::size_t i = 0; i < bodies.size(); ++i)
    text += "# " + frame_place(i, bodies.size()) + "\n" + script.next(bodies[i]) + "pause wait\n\n";
  return standalone_script(frames.last(), text, formats, scale, gif_terminal(frames));
}

}  // namespace chalkline::plot
