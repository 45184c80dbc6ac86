// Each encoding is decoded by a decoder written for the test after the protocol's own description.
#include "terminal/terminal_picture.hpp"

#include <png.h>

#include <cstdlib>
#include <map>

#include "catch.hpp"
#include "error_text.hpp"
#include "temporary_folder.hpp"
#include "text/base64.hpp"

using namespace chalkline;
using namespace chalkline::terminal;

namespace {

Pixels gradient(std::size_t width, std::size_t height) {
  Pixels pixels{width, height, {}};
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x)
      pixels.rgb.push_back({static_cast<std::uint8_t>(255 * x / width),
                            static_cast<std::uint8_t>(255 * y / height), 40});
  return pixels;
}

std::size_t number(const std::string& text, std::size_t& at) {
  std::size_t value = 0;
  while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])))
    value = 10 * value + static_cast<std::size_t>(text[at++] - '0');
  return value;
}

struct Sixels {
  std::size_t width = 0, height = 0;
  std::map<std::pair<std::size_t, std::size_t>, Rgb> dots;
};

/// Reads "ESC P ... q" data as DEC's manual tells: raster attributes, colors in percent, repeats, $
/// and -.
Sixels decode_sixels(const std::string& text) {
  Sixels result;
  REQUIRE(text.starts_with("\033P"));
  REQUIRE(text.ends_with("\033\\\n"));
  std::map<std::size_t, Rgb> colors;
  std::size_t x = 0, y = 0, repeat = 1, color = 0, at = text.find('q') + 1;
  REQUIRE(text[at++] == '"');
  std::size_t attributes[4];
  for (std::size_t i = 0; i < 4; ++i) {
    attributes[i] = number(text, at);
    if (i < 3) REQUIRE(text[at++] == ';');
  }
  result.width = attributes[2];
  result.height = attributes[3];
  while (text[at] != '\033') {
    const char c = text[at++];
    if (c == '#') {
      color = number(text, at);
      if (text[at] != ';') continue;
      ++at;
      REQUIRE(number(text, at) == 2);
      for (std::size_t i = 0; i < 3; ++i) {
        REQUIRE(text[at++] == ';');
        colors[color][i] = static_cast<std::uint8_t>((number(text, at) * 255 + 50) / 100);
      }
    } else if (c == '!') {
      repeat = number(text, at);
    } else if (c == '$') {
      x = 0;
    } else if (c == '-') {
      x = 0, y += 6;
    } else {
      REQUIRE((c >= '?' && c <= '~'));
      for (; repeat > 0; --repeat, ++x)
        for (std::size_t row = 0; row < 6; ++row)
          if ((c - '?') >> row & 1) result.dots[{x, y + row}] = colors.at(color);
      repeat = 1;
    }
  }
  return result;
}

int farthest(const Rgb& a, const Rgb& b) {
  int most = 0;
  for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(a[c] - b[c]));
  return most;
}

}  // namespace

TEST_CASE("sixels paint every dot of a picture once, in nearly its color") {
  const Pixels pixels = gradient(37, 20);  // 20 is no multiple of 6
  const Sixels sixels = decode_sixels(to_sixel(pixels));
  CHECK(sixels.width == 37);
  CHECK(sixels.height == 20);
  REQUIRE(sixels.dots.size() == 37 * 20);
  int most = 0;
  for (const auto& [at, rgb] : sixels.dots)
    most = std::max(most, farthest(rgb, pixels.at(at.first, at.second)));
  CHECK(most <= 16);
}

TEST_CASE(
    "sixels of a picture with few colors are exact to a percent, which is all that they can say") {
  Pixels pixels{50, 13, std::vector<Rgb>(50 * 13, Rgb{255, 255, 255})};
  pixels.rgb[0] = {0, 114, 178};
  pixels.rgb[649] = {7, 0, 0};
  const Sixels sixels = decode_sixels(to_sixel(pixels));
  for (const auto& [at, rgb] : sixels.dots)
    REQUIRE(farthest(rgb, pixels.at(at.first, at.second)) <= 2);
  CHECK(to_sixel(pixels).find("!49") != std::string::npos);  // repeats are told, not written out
}

TEST_CASE("a picture of many colors becomes one of at most 256") {
  Pixels pixels{64, 64, {}};
  for (std::size_t i = 0; i < 64 * 64; ++i)
    pixels.rgb.push_back({static_cast<std::uint8_t>(i * 37), static_cast<std::uint8_t>(i * 101 / 7),
                          static_cast<std::uint8_t>(i / 16)});
  const Sixels sixels = decode_sixels(to_sixel(pixels));
  CHECK(sixels.dots.size() == 64 * 64);
  CHECK(to_sixel(pixels).find("#256") == std::string::npos);
}

TEST_CASE(
    "kitty gets the PNG as it is, in chunks of at most 4096 characters that are told to belong "
    "together") {
  std::string png;
  for (int i = 0; i < 10000; ++i) png += static_cast<char>(i * 7 + i / 256);
  const std::string text = to_kitty(png, 80);
  CHECK(text.starts_with("\033_Ga=T,f=100,q=2,c=80,m=1;"));
  std::string data;
  std::vector<std::string> more;
  for (std::size_t at = 0; (at = text.find("\033_G", at)) != std::string::npos;) {
    const std::size_t begin = text.find(';', at) + 1, end = text.find("\033\\", at);
    CHECK(end - begin <= 4096);
    more.push_back(text.substr(begin - 4, 3));
    data += text.substr(begin, end - begin);
    at = end;
  }
  CHECK(more == std::vector<std::string>{"m=1", "m=1", "m=1", "m=0"});
  CHECK(data == text::base64(png));
}

TEST_CASE("half blocks show two pixels a character: foreground above, background below") {
  const Pixels pixels{2, 2, {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}}};
  CHECK(to_blocks(pixels, 2, BlockColors::rgb) ==
        "\033[38;2;255;0;0m\033[48;2;0;0;255m\u2580\033[38;2;0;255;0m\033[48;2;255;255;"
        "255m\u2580\033[0m\n");
  CHECK(to_blocks(pixels, 2, BlockColors::xterm_256) ==
        "\033[38;5;196m\033[48;5;21m\u2580\033[38;5;46m\033[48;5;231m\u2580\033[0m\n");
}

TEST_CASE("half blocks keep the picture's proportions at any width") {
  for (const std::size_t columns : {1u, 7u, 40u, 100u}) {
    const std::string text = to_blocks(gradient(60, 40), columns, BlockColors::rgb);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    CHECK(lines == std::max<std::size_t>((columns * 40 + 60) / 120, 1));
    std::size_t blocks = 0;
    for (std::size_t at = 0; (at = text.find("\u2580", at)) != std::string::npos; ++at) ++blocks;
    CHECK(blocks == lines * columns);
  }
}

TEST_CASE("a scaled pixel is the mean of those it covers") {
  const Pixels pixels{
      4,
      2,
      {{0, 0, 0}, {4, 0, 0}, {8, 0, 0}, {8, 8, 8}, {8, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 8}}};
  const Pixels half = scaled(pixels, 2, 1);
  CHECK(half.rgb == std::vector<Rgb>{{3, 0, 0}, {4, 2, 4}});
  CHECK(scaled(pixels, 8, 4).at(7, 3) == Rgb{0, 0, 8});
}

TEST_CASE("a PNG is read pixel by pixel, and what is none is named") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.png";
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = 2;
  image.height = 1;
  image.format = PNG_FORMAT_RGBA;
  const std::uint8_t rgba[] = {1, 2, 3, 255, 9, 9, 9, 0};
  REQUIRE(png_image_write_to_file(&image, file.c_str(), 0, rgba, 0, nullptr));
  const Pixels pixels = read_png(file);
  CHECK(pixels.width == 2);
  CHECK(pixels.rgb == std::vector<Rgb>{{1, 2, 3}, {255, 255, 255}});
  write_file(folder.path() / "b.png", "no picture");
  CHECK(error_text<std::runtime_error>([&] { read_png(folder.path() / "b.png"); }).find("b.png") !=
        std::string::npos);
  CHECK_THROWS(read_png(folder.path() / "none.png"));
}
