// The texts of an SVG that gnuplot drew, and the room that each takes by the font's metrics.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plot/text_width.hpp"

namespace chalkline::test {

struct SvgText {
  std::string text;
  double left, right, top, bottom;
  std::string anchor;
  bool gray;  ///< a tick's label, or one of the legend
};

struct SvgPicture {
  double width = 0, height = 0;
  std::vector<SvgText> texts;

  bool shows(const std::string& text) const {
    return std::any_of(texts.begin(), texts.end(),
                       [&](const SvgText& t) { return t.text == text; });
  }
};

inline std::string without_entities(std::string text) {
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&amp;", "&"}})
    for (std::size_t at; (at = text.find(entity)) != text.npos;)
      text.replace(at, std::string(entity).size(), character);
  return text;
}

inline SvgPicture svg_texts(const std::string& svg) {
  SvgPicture picture;
  const auto number_behind = [&](const char* mark) {
    return std::strtod(svg.c_str() + svg.find(mark) + std::string(mark).size(), nullptr);
  };
  picture.width = number_behind(" width=\"");
  picture.height = number_behind(" height=\"");
  static const std::regex place(
      "translate\\(([-0-9.]+),([-0-9.]+)\\)( rotate\\(([-0-9.]+)\\))?\" stroke=\"none\" "
      "fill=\"([^\"]*)\" font-family=\"[^\"]*\" font-size=\"([0-9.]+)\" *text-anchor=\"(\\w+)\"");
  for (std::size_t at = 0; (at = svg.find("<text>", at)) != svg.npos; ++at) {
    const std::size_t group = svg.rfind("<g transform", at);
    const std::string tag = svg.substr(group, svg.find('>', group) - group);
    std::smatch found;
    if (!std::regex_search(tag, found, place)) continue;
    std::string text = svg.substr(at + 6, svg.find("</text>", at) - at - 6);
    text = without_entities(text);
    const double x = std::stod(found[1]), y = std::stod(found[2]), size = std::stod(found[6]);
    const double width = plot::text_width(text, size);
    const double before = found[7] == "start" ? 0.0 : found[7] == "end" ? width : width / 2.0;
    SvgText t{text,           x - before, x - before + width,         y - 0.75 * size,
              y + 0.2 * size, found[7],   found[5] == "rgb(32,32,32)"};
    if (found[4].matched) {  // read from below
      t.left = x - 0.75 * size, t.right = x + 0.2 * size;
      t.top = y + before - width, t.bottom = y + before;
    }
    if (t.text.find_first_not_of(" \n\t") != std::string::npos) picture.texts.push_back(t);
  }
  return picture;
}

inline bool overlap(const SvgText& a, const SvgText& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// Every text is inside the picture, and none on another.
inline void check_readable(const SvgPicture& picture) {
  for (const SvgText& text : picture.texts) {
    INFO(text.text);
    CHECK(text.left >= 0.0);
    CHECK(text.top >= 0.0);
    CHECK(text.right <= picture.width);
    CHECK(text.bottom <= picture.height);
  }
  for (std::size_t a = 0; a < picture.texts.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      INFO(picture.texts[a].text << " / " << picture.texts[b].text);
      CHECK(!overlap(picture.texts[a], picture.texts[b]));
    }
}

}  // namespace chalkline::test
