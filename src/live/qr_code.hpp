// Addresses as QR codes.
#pragma once

#include <string>

namespace chalkline::live {

/// Black on white, with its margin. Throws std::runtime_error if the text is too long for one.
std::string qr_code_svg(const std::string& text);

/// The same for a terminal: two rows of modules a line, white where the terminal has its text's
/// color, so that it is read on dark grounds; on light ones phones read it inverted.
std::string qr_code_text(const std::string& text);

}  // namespace chalkline::live
