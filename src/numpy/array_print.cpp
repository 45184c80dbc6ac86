#include "numpy/array_print.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "numpy/element_text.hpp"

namespace chalkline::numpy {

namespace {

// NumPy's default print options.
constexpr std::size_t kThreshold = 1000;
constexpr std::size_t kEdgeItems = 3;
constexpr std::size_t kLineWidth = 75;

void trim_right(std::string& text) { text.erase(text.find_last_not_of(' ') + 1); }

/// Words on lines of at most `width` columns, continued under the first; `indent` brackets stand
/// before it.
std::string bracketed_row(const std::vector<std::string>& words, std::size_t indent,
                          std::size_t width) {
  const std::string margin(indent, ' ');
  std::string finished;
  std::string line = margin;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) line += ' ';
    // A word that is alone on its line stays there, however long it is.
    if (line.size() + words[i].size() > width && line.size() > indent) {
      trim_right(line);
      finished += line + '\n';
      line = margin;
    }
    line += words[i];
  }
  finished += line;
  return '[' + finished.substr(indent) + ']';
}

/// An array of any number of axes, of which long ones are printed without their middle.
template <class T, class Elements>
class Printer {
 public:
  Printer(const Elements& elements, Shape shape) : elements_(elements), shape_(std::move(shape)) {
    for (const std::size_t length : shape_) size_ *= length;
  }

  std::string print() {
    if (size_ == 0) return "[]";
    if (shape_.empty()) return scalar_text(elements_[0]);
    std::vector<T> shown;
    for_each_shown(0, 0, [&](std::size_t at) { shown.push_back(elements_[at]); });
    texts_ = element_texts(shown);
    return block(0);
  }

 private:
  /// Whether "..." stands for the middle of this axis.
  bool has_gap(std::size_t axis) const {
    return size_ > kThreshold && shape_[axis] > 2 * kEdgeItems;
  }

  std::size_t shown_length(std::size_t axis) const {
    return has_gap(axis) ? 2 * kEdgeItems : shape_[axis];
  }

  /// Calls visit(position) for every printed element, in order; the block of `axis` begins at
  /// `first`.
  template <class Visit>
  void for_each_shown(std::size_t axis, std::size_t first, const Visit& visit) const {
    if (axis == shape_.size()) return visit(first);
    for (std::size_t k = 0; k < shown_length(axis); ++k) {
      const std::size_t i =
          has_gap(axis) && k >= kEdgeItems ? shape_[axis] - 2 * kEdgeItems + k : k;
      for_each_shown(axis + 1, first * shape_[axis] + i, visit);
    }
  }

  /// The next block of `axis`: a row of the last one, else blocks below each other, with blank
  /// lines between those of two and more axes.
  std::string block(std::size_t axis) {
    const std::size_t indent = axis + 1;
    if (indent == shape_.size()) return row(axis);
    const std::string between =
        std::string(shape_.size() - indent, '\n') + std::string(indent, ' ');
    std::string text = "[";
    for (std::size_t k = 0; k < shown_length(axis); ++k) {
      if (k > 0) text += between;
      if (has_gap(axis) && k == kEdgeItems) text += "..." + between;
      text += block(axis + 1);
    }
    return text + ']';
  }

  std::string row(std::size_t axis) {
    std::vector<std::string> words;
    for (std::size_t k = 0; k < shown_length(axis); ++k) {
      if (has_gap(axis) && k == kEdgeItems) words.emplace_back("...");
      words.push_back(std::move(texts_[next_++]));
    }
    return bracketed_row(words, axis + 1, kLineWidth - axis - 1);  // room for closing brackets
  }

  const Elements& elements_;  // indexed in row-major order
  Shape shape_;
  std::size_t size_ = 1;
  std::vector<std::string> texts_;  // of the printed elements
  std::size_t next_ = 0;            // of them
};

}  // namespace

template <class T>
std::string array_print(const std::vector<T>& elements, const Shape& shape) {
  return Printer<T, std::vector<T>>(elements, shape).print();
}

template std::string array_print(const std::vector<double>&, const Shape&);
template std::string array_print(const std::vector<float>&, const Shape&);
template std::string array_print(const std::vector<std::int64_t>&, const Shape&);
template std::string array_print(const std::vector<std::uint64_t>&, const Shape&);
template std::string array_print(const std::vector<bool>&, const Shape&);

std::string array_print(const Vector& a) {
  return Printer<double, const double*>(a.data(), {a.shape(0)}).print();
}

std::string array_print(const Matrix& a) {
  return Printer<double, const double*>(a.data(), {a.shape(0), a.shape(1)}).print();
}

}  // namespace chalkline::numpy
