#include "source/cell_metadata.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "source/blanks.hpp"

namespace chalkline::source {
namespace {

/// What Jupyter, Jupytext and editors call what they keep about a cell.
constexpr auto keys = std::to_array<std::string_view>(
    {"tags", "tag", "slideshow", "jupyter", "editable", "deletable", "collapsed", "scrolled",
     "vscode", "lines_to_next_cell", "lines_to_end_of_cell_marker", "cell_marker"});

/// Further ones, which may as well stand in a title, such as id = 3.
constexpr auto further_keys = std::to_array<std::string_view>({"id",
                                                               "name",
                                                               "title",
                                                               "language",
                                                               "attributes",
                                                               "trusted",
                                                               "colab",
                                                               "colab_type",
                                                               "outputid",
                                                               "pycharm",
                                                               "execution",
                                                               "executetime",
                                                               "papermill",
                                                               "run_control",
                                                               "init_cell",
                                                               "code_folding",
                                                               "heading_collapsed",
                                                               "jp-markdownheadingcollapsed",
                                                               "toc-hr-collapsed",
                                                               "cell_style",
                                                               "cell_id",
                                                               "user_expressions",
                                                               "nteract",
                                                               "notebookrungroups",
                                                               "region_name"});

bool is_of_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

std::string_view key_at_start(std::string_view text) {
  return text.substr(0, std::ranges::find_if_not(text, is_of_key) - text.begin());
}

/// Whether a known key and its = begin `text`; of tags : and [ will do, since
/// that must be told of.
bool begins_with_key(std::string_view text) {
  const std::string_view key = key_at_start(text), rest = trim(text.substr(key.size()));
  const std::string small = in_small_letters(key);
  const bool is_tags = small == "tags" || small == "tag";
  return std::ranges::find(keys, small) != keys.end() &&
         (rest.starts_with('=') ||
          (is_tags && rest.starts_with(':') && trim(rest.substr(1)).starts_with('[')));
}

/// Whether { and a key in quotes begin `text`.
bool begins_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  text = trim(text.substr(1));
  const std::size_t end = text.find_first_of("\"'", 1);
  const bool is_quoted = text.starts_with('"') || text.starts_with('\'');
  return is_quoted && end != text.npos && trim(text.substr(end + 1)).starts_with(':');
}

/// A reader of values as JSON and Python write them. Of each value it keeps the texts within.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(trim(text)) {}

  CellMetadata read() {
    if (rest_.starts_with('{')) {
      read_object([this](const std::string& key) { read_entry(key); });
      if (!rest_.empty()) fail();
    } else {
      while (!rest_.empty()) {
        const std::string key(key_at_start(rest_));
        rest_ = trim(rest_.substr(key.size()));
        if (key.empty() || !take('=')) fail();
        read_entry(key);
        take(',');
      }
    }
    return std::move(metadata_);
  }

 private:
  [[noreturn]] static void fail() {
    throw std::invalid_argument(
        "malformed tags: write tags=[\"a\", \"b\"] at the end of the marker");
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_ = trim(rest_.substr(1));
    return true;
  }

  void read_entry(const std::string& key) {
    if (key == "tags") return read_tags();
    const std::string small = in_small_letters(key);
    if (small == "tags" || small == "tag") fail();
    is_known_ = is_known_key(key);
    read_value_of(key);
  }

  void read_tags() {
    if (!take('[')) fail();
    while (!take(']')) {
      if (!metadata_.tags.empty() && !take(',')) fail();
      std::string tag(trim(read_text()));
      if (tag.empty()) fail();
      metadata_.tags.push_back(std::move(tag));
    }
  }

  std::string read_text() {
    const char quote = rest_.empty() ? '\0' : rest_.front();
    if (quote != '"' && quote != '\'') fail();
    const std::size_t end = rest_.find(quote, 1);
    if (end == rest_.npos) fail();
    std::string text(rest_.substr(1, end - 1));
    if (text.find('\\') != text.npos) fail();
    rest_ = trim(rest_.substr(end + 1));
    return text;
  }

  template <class ReadEntry>
  void read_object(ReadEntry read_entry) {
    take('{');
    for (bool is_first = true; !take('}'); is_first = false) {
      if (!is_first && !take(',')) fail();
      const std::string key = read_text();
      if (!take(':')) fail();
      read_entry(key);
    }
  }

  void read_list() {
    for (bool is_first = true; !take(']'); is_first = false) {
      if (!is_first && !take(',')) fail();
      read_value();
    }
  }

  void read_value_of(const std::string& key) {
    const std::string word = in_small_letters(key_at_start(rest_));
    const bool is_off = word == "false" || word == "null" || word == "none" || word == "0";
    metadata_.others.push_back({key, is_known_, is_off});
    read_value();
  }

  void read_value() {
    if (++depth_ > 20) fail();
    if (rest_.starts_with('{')) {
      read_object([this](const std::string& key) { read_value_of(key); });
    } else if (take('[')) {
      read_list();
    } else if (rest_.starts_with('"') || rest_.starts_with('\'')) {
      metadata_.others.push_back({read_text(), is_known_, false});
    } else {  // a number, true, ...
      const std::string_view word = key_at_start(rest_);
      if (word.empty()) fail();
      rest_ = trim(rest_.substr(word.size()));
    }
    --depth_;
  }

  std::string_view rest_;
  int depth_ = 0;
  bool is_known_ = false;  // the key at the top that is being read
  CellMetadata metadata_;
};

}  // namespace

std::size_t find_metadata(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && !is_blank(text[i - 1]) && text[i - 1] != ']') continue;
    if (begins_object(text.substr(i)) || begins_with_key(text.substr(i))) return i;
  }
  return text.size();
}

bool is_known_key(std::string_view key) {
  const std::string small = in_small_letters(key);
  return std::ranges::find(keys, small) != keys.end() ||
         std::ranges::find(further_keys, small) != further_keys.end();
}

CellMetadata parse_metadata(std::string_view text) { return Reader(text).read(); }

}  // namespace chalkline::source
