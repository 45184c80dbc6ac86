#include "app/step/live_output.hpp"

#include <algorithm>
#include <utility>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::app {
namespace {

/// How many bytes at the end of `text` may belong to something that has not all come: a character,
/// or "\r\n".
std::size_t unfinished(std::string_view text) {
  return text.ends_with('\r') ? 1 : text::unfinished_character(text);
}

}  // namespace

std::string LiveOutput::add(record::Stream stream, std::string_view bytes) {
  std::string& pending = pending_[static_cast<std::size_t>(stream)];
  std::string all = std::move(pending) + std::string(bytes);
  const std::size_t whole = all.size() - unfinished(all);
  pending = all.substr(whole);
  return show(text::printable(std::string_view(all).substr(0, whole)));
}

std::string LiveOutput::flush() {
  std::string text;
  for (std::string& pending : pending_) text += show(text::printable(std::exchange(pending, "")));
  if (!at_line_start_) text += show("\n");
  return text;
}

/// Takes text that is fit to be shown; returns the part of it that belongs to the first lines, and
/// keeps the last ones.
std::string LiveOutput::show(std::string_view text) {
  if (!text.empty()) at_line_start_ = text.back() == '\n';
  if (!limits_) return std::string(text);
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const bool ends = end != text.npos;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(ends ? end + 1 : text.size());
    const std::size_t room = limits_->line_bytes - std::min(limits_->line_bytes, line_bytes_);
    std::string kept(text::whole_characters(line, room));
    if (line.size() > room && line_bytes_ <= limits_->line_bytes) kept += "…";
    line_bytes_ = ends ? 0 : line_bytes_ + line.size();
    if (lines_ < limits_->first_lines) {
      shown += kept;
      if (ends) shown += '\n';
    } else {
      if (last_.empty()) last_.emplace_back();
      last_.back() += kept;
      if (ends) last_.emplace_back();
      if (last_.size() > limits_->last_lines + 1) {
        last_.pop_front();
        ++left_out_;
      }
    }
    if (ends) ++lines_;
  }
  return shown;
}

std::string LiveOutput::finish() {
  std::string text = flush();
  if (left_out_ > 0)
    text +=
        "… " + std::to_string(left_out_) + (left_out_ == 1 ? " line" : " lines") + " left out …\n";
  for (std::size_t i = 0; i + 1 < last_.size(); ++i) text += last_[i] + "\n";
  last_.clear();
  return text;
}

}  // namespace chalkline::app
