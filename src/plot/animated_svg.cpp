#include "plot/animated_svg.hpp"

#include <algorithm>
#include <cstddef>
#include <locale>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace chalkline::plot {
namespace {

using Parts = std::vector<std::string_view>;  // elements, one after the other

constexpr std::string_view canvas = "<g id=\"gnuplot_canvas\">", definitions_end = "</defs>\n",
                           end = "</g>\n</svg>";

[[noreturn]] void throw_unknown(std::size_t frame) {
  throw std::invalid_argument("frame " + std::to_string(frame + 1) +
                              " is no SVG that gnuplot wrote, or of another size than the first");
}

/// Where the tag that begins at `at` ends.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '>')
      return at + 1;
  }
  return text.size();
}

/// The elements of a text, without what lies between them.
Parts elements(std::string_view text) {
  Parts parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
    const bool closes = text.substr(at).starts_with("</");
    if (depth == 0) begin = at;
    at = tag_end(text, at);
    if (closes)
      --depth;
    else if (text[at - 2] != '/')
      ++depth;
    if (depth == 0) parts.push_back(text.substr(begin, at - begin));
  }
  return parts;
}

std::string_view opening(std::string_view element) {
  return element.substr(0, tag_end(element, 0));
}

std::string_view content(std::string_view group) {
  const std::size_t from = opening(group).size();
  return group.substr(from, group.rfind("</") - from);
}

bool is_group(std::string_view element) {
  return element.starts_with("<g ") && element.ends_with("</g>");
}

/// Writes what is alike once, and beside all else in which frames it is seen.
class Merger {
 public:
  explicit Merger(std::size_t frames) : n_(frames) {}

  void merge(const std::vector<Parts>& frames) {
    const auto [least, most] = std::ranges::minmax(frames, {}, &Parts::size);
    std::size_t before = 0, after = 0;
    const auto all_have = [&](auto part) {
      return std::ranges::all_of(frames,
                                 [&](const Parts& f) { return part(f) == part(frames[0]); });
    };
    const std::size_t shortest = least.size(), longest = most.size();
    while (before < shortest && all_have([&](const Parts& f) { return f[before]; })) ++before;
    while (after < shortest - before &&
           all_have([&](const Parts& f) { return f[f.size() - 1 - after]; }))
      ++after;
    for (std::size_t k = 0; k < before; ++k) put(frames[0][k]);
    for (std::size_t k = before; k + after < longest; ++k) {
      Parts one;
      for (const Parts& f : frames) one.push_back(k + after < f.size() ? f[k] : std::string_view());
      merge_one(one);
    }
    for (std::size_t k = after; k > 0; --k) put(frames[0][frames[0].size() - k]);
  }

  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view element) { out_.append(element) += '\n'; }

  /// One element of each frame, which may be empty.
  void merge_one(const Parts& one) {
    const auto like_first = [&](std::string_view element) {
      return is_group(element) && opening(element) == opening(one[0]);
    };
    if (std::ranges::all_of(one, like_first)) {
      std::vector<Parts> within;
      for (const std::string_view group : one) within.push_back(elements(content(group)));
      put(opening(one[0]));
      merge(within);
      return put("</g>");
    }
    for (std::size_t from = 0, to = 0; from < n_; from = to) {
      while (to < n_ && one[to] == one[from]) ++to;
      if (one[from].empty()) continue;
      out_ += "<g class=\"f\" style=\"--a:" + std::to_string(from + 1) +
              ";--b:" + std::to_string(to) + "\"" + (to == n_ ? "" : " opacity=\"0\"") + ">";
      out_.append(one[from]) += "</g>\n";
    }
  }

  std::size_t n_;
  std::string out_;
};

/// --f is the frame that is seen; --a and --b are the first and the last in which something is.
std::string style(std::size_t n, double seconds) {
  std::ostringstream css;
  css.imbue(std::locale::classic());
  css << "<style>\n@property --f{syntax:\"&lt;integer>\";inherits:true;initial-value:" << n << "}\n"
      << ".f{opacity:calc(clamp(0,var(--f) - var(--a) + 1,1)*clamp(0,var(--b) + 1 - "
         "var(--f),1))}\n";
  if (n > 1)
    css << "@keyframes play{0%{--f:1;animation-timing-function:steps(" << n << ",jump-none)}"
        << 100.0 * seconds / (seconds + rest_seconds) << "%,100%{--f:" << n << "}}\n"
        << "@media (prefers-reduced-motion:no-preference){#gnuplot_canvas{animation:play "
        << seconds + rest_seconds << "s infinite}}\n";
  for (std::size_t i = 1; i <= n; ++i)
    css << ".t" << i << ":target~#gnuplot_canvas{--f:" << i << ";animation:none}\n";
  css << "</style>\n";
  for (std::size_t i = 1; i <= n; ++i)
    css << "<g id=\"frame-" << i << "\" class=\"t" << i << "\"/>\n";
  return css.str();
}

}  // namespace

std::string animated_svg(const std::vector<std::string>& frames, double seconds) {
  std::vector<Parts> bodies;
  std::string_view head;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const std::string_view svg = frames[i];
    const std::size_t begin = svg.find(canvas), defined = svg.find(definitions_end, begin),
                      last = svg.rfind(end);
    if (defined == svg.npos || last == svg.npos || last < defined) throw_unknown(i);
    const std::size_t from = defined + definitions_end.size();
    if (i == 0) head = svg.substr(0, from);
    if (svg.substr(0, from) != head) throw_unknown(i);
    bodies.push_back(elements(svg.substr(from, last - from)));
  }
  Merger merger(frames.size());
  merger.merge(bodies);
  std::string svg(head);
  svg.insert(svg.find(canvas), style(frames.size(), seconds));
  return svg + merger.take() + std::string(end) + "\n";
}

}  // namespace chalkline::plot
