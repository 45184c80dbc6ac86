#include "live/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace chalkline::live {
namespace {

constexpr int quiet_zone = 4;  // modules around it, which the standard demands

class QrCode {
 public:
  explicit QrCode(const std::string& text)
      : code_(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free) {
    if (!code_) throw std::runtime_error("no QR code can hold " + text);
  }

  /// Its width and height with the quiet zone.
  int size() const { return code_->width + 2 * quiet_zone; }

  bool is_black(int row, int column) const {
    row -= quiet_zone, column -= quiet_zone;
    const int width = code_->width;
    return row >= 0 && column >= 0 && row < width && column < width &&
           (code_->data[row * width + column] & 1) != 0;
  }

 private:
  std::unique_ptr<QRcode, decltype(&QRcode_free)> code_;
};

}  // namespace

std::string qr_code_svg(const std::string& text) {
  const QrCode code(text);
  const std::string size = std::to_string(code.size());
  std::string path;
  for (int row = 0; row < code.size(); ++row) {
    for (int column = 0; column < code.size(); ++column) {
      if (!code.is_black(row, column)) continue;
      int end = column;
      while (code.is_black(row, end)) ++end;
      path += "M" + std::to_string(column) + " " + std::to_string(row) + "h" +
              std::to_string(end - column) + "v1H" + std::to_string(column) + "z";
      column = end;
    }
  }
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size +
         "\" shape-rendering=\"crispEdges\"><rect width=\"" + size + "\" height=\"" + size +
         "\" fill=\"#fff\"/><path d=\"" + path + "\"/></svg>\n";
}

std::string qr_code_text(const std::string& text) {
  const QrCode code(text);
  std::string lines;
  for (int row = 0; row < code.size(); row += 2) {
    for (int column = 0; column < code.size(); ++column) {
      const bool upper = !code.is_black(row, column), lower = !code.is_black(row + 1, column);
      lines += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
    }
    lines += "\n";
  }
  return lines;
}

}  // namespace chalkline::live
