#include "plot/check_drawing.hpp"

#include <string>

#include "plot/gnuplot_process.hpp"
#include "text/printable.hpp"

namespace chalkline::plot {
namespace {

using namespace std::string_view_literals;

/// How a file of one format begins and ends. White space may follow the end of those of text.
struct Frame {
  std::string_view begin, mark, end;  // `mark` stands somewhere near the beginning
  bool is_text;
};

Frame frame_of(Format format) {
  switch (format) {
    case Format::svg:
      return {"<?xml", "<svg", "</svg>", true};
    case Format::png:  // the last chunk has no data, and so always this checksum
      return {"\x89PNG\r\n\x1A\n"sv, "IHDR", "\0\0\0\0IEND\xAE\x42\x60\x82"sv, false};
    case Format::pdf:
      return {"%PDF-", "obj", "%%EOF", true};
    case Format::apng:
    case Format::gp:
    case Format::csv:
      break;
  }
  throw std::invalid_argument("a ." + format_name(format) + " is no output of gnuplot");
}

/// What a person is told of bytes that may be anything.
std::string beginning(std::string_view bytes) {
  const std::string text = text::printable(bytes.substr(0, 40));
  return text.substr(0, text.find('\n'));
}

}  // namespace

void check_drawing(std::string_view bytes, Format format) {
  constexpr std::size_t near = 4096;
  const Frame frame = frame_of(format);
  const std::string what = format_name(format);
  if (!bytes.starts_with(frame.begin) || bytes.substr(0, near).find(frame.mark) == bytes.npos)
    throw GnuplotError("what gnuplot wrote is no ." + what + " file: it begins with \"" +
                       beginning(bytes) + "\"");
  if (frame.is_text) bytes = bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
  if (!bytes.ends_with(frame.end))
    throw GnuplotError("what gnuplot wrote is no whole ." + what + " file: its end is missing");
}

}  // namespace chalkline::plot
