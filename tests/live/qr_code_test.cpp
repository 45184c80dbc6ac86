#include "live/qr_code.hpp"

#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "text/utf8.hpp"

using namespace chalkline;

namespace {

/// The modules of the code in a terminal; true where it is black.
std::vector<std::vector<bool>> modules(const std::string& text) {
  std::vector<std::vector<bool>> rows(1), pair(2);
  rows.clear();
  for (const std::string_view character : text::characters(text)) {
    if (character == "\n") {
      rows.insert(rows.end(), pair.begin(), pair.end());
      pair = std::vector<std::vector<bool>>(2);
      continue;
    }
    pair[0].push_back(character == " " || character == "▄");
    pair[1].push_back(character == " " || character == "▀");
  }
  return rows;
}

}  // namespace

TEST_CASE("A QR code has its three corners and its margin, and the picture is the same") {
  const std::string address = "http://192.168.1.5:8080/";
  const auto rows = modules(live::qr_code_text(address));
  const std::size_t size = rows[0].size(), end = size - 4 - 7;
  REQUIRE(size == 25 + 8);
  for (const auto& [top, left] : {std::pair(std::size_t{4}, std::size_t{4}), {4, end}, {end, 4}})
    for (std::size_t i = 0; i < 7; ++i)
      for (std::size_t k = 0; k < 7; ++k) {
        const bool is_ring =
            (i == 1 || i == 5) ? k >= 1 && k <= 5 : (k == 1 || k == 5) && i >= 1 && i <= 5;
        REQUIRE(rows[top + i][left + k] == !is_ring);
      }
  std::size_t runs = 0;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t k = 0; k < size; ++k) {
      if (i < 4 || k < 4 || i >= size - 4 || k >= size - 4) REQUIRE_FALSE(rows[i][k]);
      if (rows[i][k] && !rows[i][k - 1]) ++runs;
    }
  const std::string svg = live::qr_code_svg(address);
  std::size_t drawn = 0;
  for (std::size_t at = 0; (at = svg.find('M', at)) != svg.npos; ++at) ++drawn;
  CHECK(drawn == runs);
  CHECK(svg.find("viewBox=\"0 0 33 33\"") != svg.npos);
}

TEST_CASE("A text that is too long for a QR code is refused") {
  CHECK_THROWS_AS(live::qr_code_svg(std::string(5000, 'x')), std::runtime_error);
}
