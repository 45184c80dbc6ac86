// How NumPy writes the elements of an array: all of them in one format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chalkline::numpy {

/// The elements that are printed of one array, each as NumPy 1.24 writes it among the others, with
/// its default print options; all have the same width.
std::vector<std::string> element_texts(const std::vector<double>& shown);
std::vector<std::string> element_texts(const std::vector<float>& shown);
std::vector<std::string> element_texts(const std::vector<std::int64_t>& shown);
std::vector<std::string> element_texts(const std::vector<std::uint64_t>& shown);
std::vector<std::string> element_texts(const std::vector<bool>& shown);

/// A number that stands alone, as Python's `str` writes a NumPy scalar: the fewest digits that read
/// back as it.
std::string scalar_text(double x);
std::string scalar_text(float x);
std::string scalar_text(std::int64_t x);
std::string scalar_text(std::uint64_t x);
std::string scalar_text(bool x);

}  // namespace chalkline::numpy
