#include "app/step/live_output.hpp"

#include <algorithm>
#include <utility>

#include "text/escape_sequence.hpp"
#include "text/overprinted.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::app {
namespace {

/// How many bytes at the end of `text` may belong to something that has not all come.
std::size_t unfinished(std::string_view text) {
  return std::max(text::unfinished_sequence(text), text::unfinished_character(text));
}

/// A wide character may stand across the edge.
std::size_t most_columns(const std::optional<OutputLimits>& limits) {
  return limits ? limits->line_bytes + 2 : 0;
}

}  // namespace

LiveOutput::LiveOutput(std::optional<OutputLimits> limits)
    : limits_(limits), line_(most_columns(limits)) {}

std::string LiveOutput::add(record::Stream stream, std::string_view bytes) {
  std::string& pending = pending_[static_cast<std::size_t>(stream)];
  std::string all = std::move(pending) + std::string(bytes);
  const std::size_t whole = all.size() - unfinished(all);
  pending = all.substr(whole);
  return take(std::string_view(all).substr(0, whole));
}

std::string LiveOutput::flush() {
  std::string text;
  for (std::string& pending : pending_) text += take(std::exchange(pending, ""));
  if (!drawn_.empty() || !line_text().empty()) text += end_line();
  line_ = text::PrintedLine(most_columns(limits_));
  whole_line_.clear();
  return text;
}

/// Takes text that cuts no character and no sequence; returns what is to be shown of it now.
std::string LiveOutput::take(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view piece = text.substr(0, end);
    if (limits_) {
      line_.put(piece);
    } else {
      whole_line_ += piece;
    }
    if (end == text.npos) break;
    shown += end_line();
    text.remove_prefix(end + 1);
  }
  if (limits_ && lines_ < limits_->first_lines) shown += draw(line_text(), false);
  return shown;
}

/// The line as it stands now, fit to be shown.
std::string LiveOutput::line_text() const {
  if (!limits_) return text::printable(text::overprinted(whole_line_));
  const std::string text = text::printable(line_.shown());
  const std::string_view kept = text::whole_characters(text, limits_->line_bytes);
  return kept.size() == text.size() ? text : std::string(kept) + "…";
}

std::string LiveOutput::end_line() {
  const std::string text = line_text();
  line_ = text::PrintedLine(most_columns(limits_));
  whole_line_.clear();
  if (!limits_) return text + "\n";
  if (lines_++ < limits_->first_lines) {
    std::string more = draw(text, true) + "\n";
    drawn_.clear();
    return more;
  }
  last_.push_back(text);
  if (last_.size() > limits_->last_lines) {
    last_.pop_front();
    ++left_out_;
  }
  return "";
}

/// What makes the screen show a line as it is now. One that is too wide to be drawn anew stays
/// until it ends, and is then shown below.
std::string LiveOutput::draw(const std::string& line, bool ends) {
  if (line.starts_with(drawn_)) {
    std::string more = line.substr(drawn_.size());
    drawn_ = line;
    return more;
  }
  const std::size_t before = text::columns(drawn_), now = text::columns(line);
  const bool fits = std::max(before, now) < limits_->columns;
  std::string drawn = line;
  if (fits && before > now) drawn.append(before - now, ' ');
  if (drawn == drawn_ || (!fits && !ends)) return "";
  drawn_ = drawn;
  return (fits ? "\r" : "\n") + drawn;
}

std::string LiveOutput::finish() {
  std::string text = flush();
  if (left_out_ > 0)
    text +=
        "… " + std::to_string(left_out_) + (left_out_ == 1 ? " line" : " lines") + " left out …\n";
  for (const std::string& line : last_) text += line + "\n";
  last_.clear();
  return text;
}

}  // namespace chalkline::app
