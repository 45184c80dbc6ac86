#include "text/overprinted.hpp"

#include "text/printed_line.hpp"

namespace chalkline::text {

std::string overprinted(std::string_view text) {
  constexpr std::string_view commands = "\r\b\033";
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(end == text.npos ? 0 : 1);
    if (line.find_first_of(commands) == line.npos) {
      shown += line;
    } else {
      PrintedLine printed;
      printed.put(line);
      shown += printed.shown();
    }
    if (end != text.npos) shown += '\n';
  }
  return shown;
}

}  // namespace chalkline::text
