#include "markdown/dollar_scan.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "markdown/md4c_text.hpp"

namespace chalkline::markdown {
namespace {

class Scanner {
 public:
  explicit Scanner(const std::string& text) : text_(text), given_(text) {}

  DollarScan scan() {
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<Scanner*>(self)->pass_block(type, 1);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<Scanner*>(self)->pass_block(type, -1);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<Scanner*>(self)->enter_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE, void*, void* self) {
      return static_cast<Scanner*>(self)->leave_span();
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<Scanner*>(self)->add_text(type, {text, size});
    };
    given_.parse(parser, this);
    return std::move(found_);
  }

 private:
  int pass_block(MD_BLOCKTYPE type, int way) {
    ++leaf_;
    begins_line_ = true;
    spans_.clear();
    if (type == MD_BLOCK_QUOTE) quotes_ += way;
    if (type == MD_BLOCK_LI) items_ += way;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) cells_ += way;
    return 0;
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    begins_line_ = false;
    spans_.push_back(++last_span_);
    address_.clear();
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      address_.assign(href.text, href.size);
    }
    return 0;
  }

  int leave_span() {
    if (!spans_.empty()) spans_.pop_back();
    address_.clear();
    return 0;
  }

  int add_text(MD_TEXTTYPE type, std::string_view piece) {
    const bool begins_line = begins_line_;
    begins_line_ = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
    const std::optional<std::size_t> at = given_.offset_of(piece.data());
    if (!at || type != MD_TEXT_NORMAL || is_escaped(*at, piece) || is_address(*at, piece)) return 0;
    const std::size_t offset = *at;
    for (std::size_t i = 0; i < piece.size();) {
      const std::size_t count = std::min(piece.find_first_not_of('$', i), piece.size()) - i;
      if (count > 0) add_dollars(offset + i, count, begins_line && i == 0);
      if (std::string_view("*_~[]").find(piece[i]) != std::string_view::npos)
        found_.marks.push_back(offset + i);
      i += std::max<std::size_t>(count, 1);
    }
    return 0;
  }

  void add_dollars(std::size_t begin, std::size_t count, bool begins_line) {
    found_.dollars.push_back({begin, count, leaf_, begins_line, items_ > 0, cells_ > 0,
                              static_cast<std::size_t>(std::max(quotes_, 0)), spans_});
  }

  /// What a backslash stands before comes as a piece of its own.
  bool is_escaped(std::size_t offset, std::string_view piece) {
    const bool is_escaped = piece.size() == 1 && offset > 0 && text_[offset - 1] == '\\' &&
                            !(escaped_ && *escaped_ == offset - 1);
    if (is_escaped) escaped_ = offset;
    return is_escaped;
  }

  /// Whether it is what <https://example.org> shows.
  bool is_address(std::size_t offset, std::string_view piece) const {
    if (address_.empty() || !address_.ends_with(piece)) return false;
    const std::size_t before = text_.substr(0, offset).find_last_not_of(" \t\n");
    return before != text_.npos && text_[before] == '<';
  }

  std::string_view text_;
  const Md4cText given_;
  DollarScan found_;
  std::size_t leaf_ = 0, last_span_ = 0;
  int quotes_ = 0, items_ = 0, cells_ = 0;
  bool begins_line_ = true;
  std::vector<std::size_t> spans_;
  std::string address_;  // of the link that has just begun
  std::optional<std::size_t> escaped_;
};

}  // namespace

DollarScan scan_dollars(const std::string& text) { return Scanner(text).scan(); }

}  // namespace chalkline::markdown
