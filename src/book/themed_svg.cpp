#include "book/themed_svg.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace chalkline::book {
namespace {

using Color = std::array<double, 3>;  // linear light: red, green, blue

// Before the canvas, one for each frame of an animation: its number and end follow.
constexpr std::string_view frame = "<g id=\"frame-";
constexpr std::string_view canvas = "<g id=\"gnuplot_canvas\">\n\n",
                           white_ground = "<rect x=\"0\" y=\"0\" ";
constexpr std::string_view grid = "\"rgb(228, 228, 228)\"";  // no grid lies on a map
constexpr std::string_view grid_line = "'rgb(228, 228, 228)'";
constexpr std::size_t most_colors = 40;  // beyond, they are those of a palette

std::optional<Color> color_of(std::string_view text) {
  if (text == "black") return Color{0.0, 0.0, 0.0};
  if (!text.starts_with("rgb(")) return std::nullopt;
  text.remove_prefix(4);
  Color color{};
  for (double& channel : color) {
    while (text.starts_with(' ') || text.starts_with(',')) text.remove_prefix(1);
    int value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0 || value > 255) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    const double c = value / 255.0;
    channel = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return color;
}

double luminance(const Color& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; }

std::string hex(const Color& color) {
  std::string text = "#";
  for (const double c : color) {
    const double channel = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055;
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x",
                  static_cast<unsigned>(std::lround(255.0 * std::clamp(channel, 0.0, 1.0))));
    text += digits;
  }
  return text;
}

/// What stands on a dark ground as the color does on a white one: the dark turns light, and what
/// was light enough stays. Grays change places from end to end.
Color on_dark(const Color& color) {
  const auto [least, most] = std::minmax_element(color.begin(), color.end());
  const double y = luminance(color);
  if (*most - *least < 0.02) {
    // To the power of 1.5, so that between the ends they keep their contrast to the ground.
    const double turned = std::pow(std::clamp(0.94 - 0.75 * std::sqrt(y), 0.0, 1.0), 3.0);
    return {turned, turned, turned};
  }
  constexpr double wanted = 0.28;  // of light: about 5:1 to the page's ground
  if (y >= wanted) return color;
  Color lighter = color;
  for (double& c : lighter) c += (1.0 - c) * (wanted - y) / (1.0 - y);
  return lighter;
}

using Attribute = std::pair<std::string, std::string>;  // its name, its value

std::set<Attribute> color_attributes(std::string_view svg) {
  std::set<Attribute> found;
  // Polygons are written with blanks.
  for (const auto& [name, mark] : {std::pair<std::string, std::string>{"stroke", " stroke="},
                                   {"fill", " fill="},
                                   {"fill", " fill = "},
                                   {"color", " color="}}) {
    for (std::size_t at = svg.find(mark); at != svg.npos; at = svg.find(mark, at + 1)) {
      const std::size_t begin = at + mark.size();
      const std::size_t end = svg.find(svg[begin], begin + 1);
      if (end == svg.npos) break;
      const std::string value(svg.substr(begin + 1, end - begin - 1));
      if (color_of(value)) found.emplace(name, value);
    }
  }
  return found;
}

/// Whether dots of one layer have several colors, which only values give them. The color bar, which
/// has many more, may stand beside another panel.
bool dots_of_palette(std::string_view svg) {
  constexpr std::string_view layer = "<g id=\"gnuplot_plot_", dot = "<use ", color = " color='";
  for (std::size_t begin = svg.find(layer); begin != svg.npos;) {
    const std::size_t next = svg.find(layer, begin + 1);
    const std::string_view one = svg.substr(begin, next - begin);
    std::string_view first;
    for (std::size_t at = one.find(dot); at != one.npos; at = one.find(dot, at + 1)) {
      const std::size_t value = one.find(color, at) + color.size();
      const std::string_view its = one.substr(value, one.find('\'', value) - value);
      if (first.empty()) first = its;
      if (its != first) return true;
    }
    begin = next;
  }
  return false;
}

/// What a picture, or a panel, is drawn with.
struct Colors {
  std::set<Attribute> attributes;
  bool has_grid, has_palette_dots;
};

Colors colors_of(std::string_view svg) {
  return {color_attributes(svg), svg.find(grid) != svg.npos, dots_of_palette(svg)};
}

/// A rule for every color that stands on the page's own ground. Where dots have a palette's colors
/// on that ground, they keep them, and its dark ones get a rim.
std::string dark_rules(const Colors& colors, const std::string& where) {
  const auto& [attributes, has_grid, has_palette_dots] = colors;
  const bool on_map = !has_grid || attributes.size() > most_colors || has_palette_dots;
  std::set<Attribute> around = {{"stroke", "rgb( 64,  64,  64)"},
                                {"color", "black"},
                                {"fill", "black"},
                                {"fill", "rgb(32,32,32)"},
                                {"stroke", "rgb(200, 200, 200)"}};
  if (has_grid) around.emplace("stroke", "rgb(228, 228, 228)");
  std::string rules;
  if (on_map && has_grid) rules += where + "use{--rim:#a8b0b0}\n";
  for (const Attribute& a : on_map ? around : attributes)
    rules += where + "[" + a.first + "=\"" + a.second + "\"]{" + a.first + ":" +
             hex(on_dark(*color_of(a.second))) + "}\n";
  return rules;
}

/// What an address leads to for each theme; of frame `number`, or of the figure.
std::string targets(const std::string& number, const std::string& classes) {
  std::string text;
  for (const std::string theme : {"page", "light", "dark"})
    text += "<g id=\"" + theme + number + "\" class=\"" + theme + classes + "\"/>";
  return text + "\n";
}

std::string with_themed_frames(std::string svg) {
  for (std::size_t at = svg.find(frame); at != svg.npos; at = svg.find(frame, at)) {
    const std::size_t begin = at + frame.size(), end = svg.find('"', begin);
    const std::string number = svg.substr(begin, end - begin);
    at = svg.find('\n', at) + 1;
    const std::string themed = targets("-" + number, " t" + number);
    svg.insert(at, themed);
    at += themed.size();
  }
  return svg;
}

/// Where panels begin, the first one at `start`; that alone in a picture of one figure. What is in
/// front in a panel follows its curves, and its grid, if it has one, goes before them.
std::vector<std::size_t> panel_begins(const std::string& svg, std::size_t start) {
  std::vector<std::size_t> begins = {start};
  for (char letter = 'b'; letter <= 'z'; ++letter) {  // gnuplot counts pictures in a picture so
    const std::string id = "<g id=\"gnuplot_plot_",
                      title = std::string(1, static_cast<char>(letter - 1)) + "</title>";
    const std::size_t curves = svg.find(id + "1" + letter + "\"", begins.back());
    if (curves == svg.npos) break;
    const std::size_t before = svg.rfind(title, curves),
                      line = svg.find(grid_line, std::max(begins.back(), before + 1));
    const std::size_t group = line < curves ? svg.rfind("\n<g fill=", line) : svg.npos;
    begins.push_back(group == svg.npos ? svg.rfind('\n', curves) + 1 : group + 1);
  }
  return begins;
}

/// Of a picture, or of each of its panels: there may be a map beside curves.
std::vector<Colors> colors_of_panels(std::string_view svg, const std::vector<std::size_t>& begins) {
  if (begins.size() == 1) return {colors_of(svg)};
  std::vector<Colors> colors;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : svg.size();
    colors.push_back(colors_of(svg.substr(begins[i], end - begins[i])));
  }
  return colors;
}

/// Panels are groups with ids.
std::string rules_of_panels(const std::vector<Colors>& panels, const std::string& where) {
  if (panels.size() == 1) return dark_rules(panels[0], where);
  std::string rules;
  for (std::size_t i = 0; i < panels.size(); ++i)
    rules += dark_rules(panels[i], where + "#panel" + std::to_string(i + 1) + " ");
  return rules;
}

std::string with_panel_groups(const std::string& svg, const std::vector<std::size_t>& begins) {
  if (begins.size() == 1) return svg;
  std::string grouped = svg;
  const std::size_t end = svg.rfind("</g>\n</svg>");
  if (end == svg.npos) return svg;
  grouped.insert(end, "</g>\n");
  for (std::size_t i = begins.size(); i-- > 0;)
    grouped.insert(begins[i], (i > 0 ? "</g>\n<g id=\"panel" : "<g id=\"panel") +
                                  std::to_string(i + 1) + "\">\n");
  return grouped;
}

/// Lets a rule give dots a rim: rules do not reach into what is used. Programs that know no
/// variables heed the attribute.
std::string with_rims(std::string svg) {
  constexpr std::string_view dot = "id='gpPt5' stroke-width='0.222' stroke='currentColor'";
  const std::size_t at = svg.find(dot);
  if (at != svg.npos) svg.insert(at + dot.size(), " style='stroke:var(--rim,currentColor)'");
  return svg;
}

}  // namespace

std::string themed_svg(const std::string& svg) {
  const std::size_t at = svg.find(canvas);
  if (at == std::string::npos || svg.compare(at + canvas.size(), white_ground.size(), white_ground))
    return svg;
  const std::string page = ".page:target~g ", dark = ".dark:target~g ", light = ".light:target~g ";
  std::string style = targets("", "") + "<style>\n";
  for (const std::string& target : {page, light, dark}) style += target + "#ground{fill:none}\n";
  const std::size_t behind_ground = svg.find("</defs>\n", at);
  const auto begins = panel_begins(svg, behind_ground == svg.npos ? at : behind_ground + 8);
  const std::vector<Colors> colors = colors_of_panels(svg, begins);
  style += rules_of_panels(colors, dark) + "@media screen and (prefers-color-scheme:dark){\n" +
           rules_of_panels(colors, page) + "}\n</style>\n\n";
  std::string themed = with_panel_groups(svg, begins);
  const bool has_rims = style.find("--rim") != std::string::npos;
  themed.insert(at + canvas.size() + std::string_view("<rect ").size(), "id=\"ground\" ");
  themed = with_themed_frames(std::move(themed.insert(at, style)));
  return has_rims ? with_rims(std::move(themed)) : themed;
}

}  // namespace chalkline::book
