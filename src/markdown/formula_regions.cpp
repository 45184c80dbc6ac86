#include "markdown/formula_regions.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "markdown/dollar_scan.hpp"
#include "markdown/escape_text.hpp"
#include "markdown/letters.hpp"
#include "markdown/long_displays.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// How many backslashes end `text`.
std::size_t trailing_backslashes(std::string_view text) {
  const std::size_t last = text.find_last_not_of('\\');
  return last == text.npos ? text.size() : text.size() - 1 - last;
}

/// Whether a letter or a digit ends `text`.
bool ends_with_letter(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const auto category =
      utf8proc_category(static_cast<utf8proc_int32_t>(text::next_character(text, at)));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/// Whether it can only be meant as TeX.
bool looks_like_tex(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];
    if ((text[i] == '\\' && is_letter(next)) || text[i] == '^' || text.substr(i, 2) == "_{")
      return true;
  }
  return false;
}

/// Whether it holds neither a backtick nor a dollar that would end it.
bool can_be_formula(std::string_view tex) {
  std::size_t i = 0;
  while (i < tex.size() && tex[i] != '$') i += tex[i] == '\\' ? 2 : 1;
  return i == tex.size() && tex.find('`') == tex.npos;
}

/// Cuts blanks off both ends.
std::string_view trimmed(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(" \t") + 1);
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

bool is_within(const std::vector<Region>& sorted, std::size_t offset) {
  const auto after = std::ranges::upper_bound(sorted, offset, {}, &Region::begin);
  return after != sorted.begin() && offset < std::prev(after)->end;
}

/// A formula that two groups of dollars would make, and which these are.
struct Candidate {
  Region region;
  std::size_t opening = 0, closing = 0;
};

using Candidates = std::vector<Candidate>;

/// Pairs the dollars of one text.
class Finder {
 public:
  Finder(std::string_view text, std::vector<Region> displays, std::vector<Doubt>& doubts)
      : text_(text),
        scan_(scan_dollars(hide_formulas(text, displays))),
        found_(std::move(displays)),
        doubts_(doubts) {
    std::erase_if(scan_.dollars,
                  [&](const Dollars& dollars) { return is_within(found_, dollars.begin); });
  }

  std::vector<Region> find() {
    std::size_t next = 0;
    for (int trials = 0; next < scan_.dollars.size(); ++trials) {
      const Candidates candidates = pair_from(next);
      const auto contested =
          trials < most_trials
              ? std::ranges::find_if(candidates,
                                     [this](const Candidate& one) { return is_contested(one); })
              : candidates.end();
      for (auto one = candidates.begin(); one != contested; ++one) found_.push_back(one->region);
      if (contested == candidates.end()) break;
      const bool is_formula = prevails(*contested, {contested + 1, candidates.end()});
      if (is_formula) found_.push_back(contested->region);
      if (!is_formula) text_after_all_.push_back(contested->opening);
      next = 1 + (is_formula ? contested->closing : contested->opening);
    }
    std::ranges::sort(found_, {}, &Region::begin);
    add_doubts();
    return std::move(found_);
  }

 private:
  static constexpr int most_trials = 50;  // each reads the text twice

  Candidates pair_from(std::size_t next) const {
    Candidates candidates;
    while (next < scan_.dollars.size()) {
      const std::optional<Candidate> candidate = candidate_at(next);
      if (candidate) candidates.push_back(*candidate);
      next = 1 + (candidate ? candidate->closing : next);
    }
    return candidates;
  }

  std::optional<Candidate> candidate_at(std::size_t opening) const {
    const std::size_t count = scan_.dollars[opening].count;
    if (count > 2 || is_span(scan_.dollars[opening])) return std::nullopt;
    for (std::size_t i = opening + 1; i < scan_.dollars.size(); ++i) {
      if (scan_.dollars[i].leaf != scan_.dollars[opening].leaf) break;
      if (scan_.dollars[i].count == count && !is_span(scan_.dollars[i]))
        return count == 1 ? formula(opening, i) : display(opening, i);
      if (count == 1) break;
    }
    return std::nullopt;
  }

  /// <span>$</span>, as code hosts would have a dollar that is none of a formula's.
  bool is_span(const Dollars& dollars) const {
    return dollars.count == 1 && text_.substr(0, dollars.begin).ends_with("<span>") &&
           text_.substr(dollars.end()).starts_with("</span>");
  }

  std::optional<Candidate> formula(std::size_t opening, std::size_t closing) const {
    Candidate candidate = between(opening, closing);
    Region& region = candidate.region;
    const std::string_view inside = inside_of(region);
    region.is_in_backticks = inside.size() > 2 && inside.front() == '`' && inside.back() == '`';
    const std::string tex = region.tex(text_);
    if (tex.empty() || !can_be_formula(tex)) return std::nullopt;
    if (region.is_in_backticks) return candidate;
    const char next = region.end < text_.size() ? text_[region.end] : ' ';
    const bool is_price = is_blank(inside.front()) || is_blank(inside.back()) ||
                          (next >= '0' && next <= '9') ||
                          ends_with_letter(text_.substr(0, region.begin));
    return is_price ? std::nullopt : std::optional(candidate);
  }

  std::optional<Candidate> display(std::size_t opening, std::size_t closing) const {
    const Candidate candidate = between(opening, closing);
    return can_be_display(candidate.region.tex(text_)) ? std::optional(candidate) : std::nullopt;
  }

  Candidate between(std::size_t opening, std::size_t closing) const {
    const Dollars &first = scan_.dollars[opening], &last = scan_.dollars[closing];
    return {{first.begin, last.end(), first.count == 2, false, first.quotes}, opening, closing};
  }

  std::string_view inside_of(const Region& region) const {
    return text_.substr(region.begin + region.dollars(),
                        region.end - region.begin - 2 * region.dollars());
  }

  /// Whether an emphasis or a link would begin or end within it, were it no formula.
  bool is_contested(const Candidate& candidate) const {
    return !candidate.region.is_display &&
           scan_.dollars[candidate.opening].spans != scan_.dollars[candidate.closing].spans;
  }

  /// It is a formula if no mark around it loses its meaning thereby; and not if it would begin in
  /// one emphasis and end in another.
  bool prevails(const Candidate& candidate, const Candidates& later) const {
    std::vector<Region> others = found_;
    for (const Candidate& other : later) others.push_back(other.region);
    const DollarScan as_text = scan_with(others);
    others.push_back(candidate.region);
    const auto left_over = [&](const DollarScan& scan) {
      return std::ranges::count_if(scan.marks, [&](std::size_t offset) {
        return offset < candidate.region.begin || offset >= candidate.region.end;
      });
    };
    const auto as_text_left = left_over(as_text), left = left_over(scan_with(others));
    if (left != as_text_left) return left < as_text_left;
    const auto spans_of = [&](std::size_t i) {
      return std::ranges::find(as_text.dollars, scan_.dollars[i].begin, &Dollars::begin)->spans;
    };
    const auto outer = spans_of(candidate.opening), inner = spans_of(candidate.closing);
    const auto common = static_cast<std::ptrdiff_t>(std::min(outer.size(), inner.size()));
    return std::equal(outer.begin(), outer.begin() + common, inner.begin());
  }

  DollarScan scan_with(std::vector<Region> formulas) const {
    std::ranges::sort(formulas, {}, &Region::begin);
    return scan_dollars(hide_formulas(text_, formulas));
  }

  /// About dollars that are text and look as if they were meant otherwise.
  void add_doubts() {
    for (std::size_t i = 0; i < scan_.dollars.size(); ++i) {
      const Dollars& dollars = scan_.dollars[i];
      if (is_within(found_, dollars.begin)) continue;
      const bool has_next =
          i + 1 < scan_.dollars.size() && scan_.dollars[i + 1].leaf == dollars.leaf;
      const std::size_t next = has_next ? scan_.dollars[i + 1].begin : dollars.end();
      const bool is_meant = looks_like_tex(text_.substr(dollars.end(), next - dollars.end()));
      if (dollars.count >= 2) {
        doubts_.push_back({dollars.begin,
                           "these dollars begin no formula: $$...$$ takes two on "
                           "each side, in one paragraph"});
      } else if (is_meant && std::ranges::find(text_after_all_, i) != text_after_all_.end()) {
        doubts_.push_back({dollars.begin,
                           "this $ begins no formula, since an emphasis or a link ends or begins "
                           "before the next one: write \\$ for a dollar, \\ast for a star in TeX"});
      } else if (is_meant) {
        doubts_.push_back({dollars.begin,
                           "this $ begins no formula: no blank stands within its dollars, no "
                           "letter or digit before and no digit after them"});
      }
    }
  }

  std::string_view text_;
  DollarScan scan_;
  std::vector<Region> found_;
  std::vector<Doubt>& doubts_;
  std::vector<std::size_t> text_after_all_;  // contested ones
};

/// [^1] without a link's address after it: md4c would read the line that explains it as that of a
/// link.
void hide_footnotes(std::string& text) {
  constexpr std::size_t longest = 100;
  for (std::size_t at = 0; (at = text.find("[^", at)) != text.npos; at += 2) {
    const std::string_view rest = std::string_view(text).substr(at, longest);
    const std::size_t end = rest.find_first_of("]\n");
    const bool is_footnote = end != rest.npos && rest[end] == ']' && rest.substr(end + 1, 1) != "(";
    if (is_footnote && trailing_backslashes(std::string_view(text).substr(0, at)) % 2 == 0)
      text[at] = hidden_bracket;
  }
}

bool is_of_scheme(char c) { return is_word(c) || c == '+' || c == '.' || c == '-'; }

/// Whether a bracket there would begin the address of a link or stand in it, rather than in text.
bool is_in_address(std::string_view before) {
  constexpr std::string_view blanks = " \t\n";
  constexpr std::size_t longest = 1000;
  before.remove_prefix(before.size() - std::min(before.size(), longest));
  if (before.substr(before.find_last_of(blanks) + 1).find("](") != before.npos) return true;
  before = before.substr(0, before.find_last_not_of(blanks) + 1);
  return before.ends_with("](") || before.ends_with("]:");
}

/// <!--a:b-->, </a:b> or <<a:b>: md4c takes any character for the first one of an address.
void hide_false_addresses(std::string& text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != text.npos; ++at) {
    const std::string_view before = std::string_view(text).substr(0, at);
    const std::string_view rest = std::string_view(text).substr(at + 1);
    if (rest.size() < 2 || is_letter(rest[0])) continue;
    const auto end = std::find_if_not(rest.begin() + 1, rest.end(), is_of_scheme);
    if (end != rest.end() && *end == ':' && trailing_backslashes(before) % 2 == 0 &&
        !is_in_address(before))
      text[at] = hidden_angle;
  }
}

/// Each line of the formula becomes a word; what begins the further lines, blanks and the marks of
/// quotes, stays.
void hide(std::string& text, const Region& formula) {
  constexpr char filler = 'x';
  bool in_prefix = false;
  std::size_t quotes_left = 0;  // on this line
  for (std::size_t i = formula.begin + formula.dollars(); i < formula.end - formula.dollars();
       ++i) {
    if (text[i] == '\n') {
      in_prefix = true;
      quotes_left = formula.quotes;
    } else if (in_prefix && text[i] == '>' && quotes_left > 0) {
      --quotes_left;
    } else if (!in_prefix || !is_blank(text[i])) {
      in_prefix = false;
      text[i] = filler;
    }
  }
}

}  // namespace

std::string Region::tex(std::string_view text) const {
  const std::size_t around = dollars() + (is_in_backticks ? 1 : 0);
  std::string_view rest = text.substr(begin + around, end - begin - 2 * around);
  std::string tex;
  for (bool is_first = true; !rest.empty(); is_first = false) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    line = trimmed(line);
    for (std::size_t i = 0; !is_first && i < quotes && line.starts_with('>'); ++i)
      line = trimmed(line.substr(1));
    if (!tex.empty() && !line.empty()) tex += ' ';
    tex += line;
  }
  return tex;
}

bool can_be_display(std::string_view tex) {
  return !tex.empty() && tex.find('`') == tex.npos && tex.find("$$") == tex.npos &&
         trailing_backslashes(tex) % 2 == 0;
}

std::vector<Region> find_formulas(std::string_view text, std::vector<Doubt>& doubts) {
  if (text.find('$') == text.npos) return {};
  std::vector<Region> displays;
  if (text.find("$$") != text.npos) displays = find_long_displays(text);
  return Finder(text, std::move(displays), doubts).find();
}

std::string hide_formulas(std::string_view text, const std::vector<Region>& formulas) {
  std::string hidden(text);
  hide_footnotes(hidden);
  hide_false_addresses(hidden);
  for (const Region& formula : formulas) hide(hidden, formula);
  return hidden;
}

std::string shown_brackets(std::string hidden) {
  std::ranges::replace(hidden, hidden_bracket, '[');
  std::ranges::replace(hidden, hidden_angle, '<');
  return hidden;
}

}  // namespace chalkline::markdown
