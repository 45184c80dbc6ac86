// Bytes that a lesson made, made fit to be shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chalkline::text {

/// `bytes` with U+FFFD for what is no UTF-8.
std::string valid_utf8(std::string_view bytes);

/// What a terminal may be shown of `bytes`: valid UTF-8 in which control characters are visible
/// (ESC as ␛, the one-character CSI as ␛[); "\r\n" is "\n", and tabs and line ends stay.
std::string printable(std::string_view bytes);

/// The same, but the escape codes of colors and of clearing a line stay, as a compiler writes them.
std::string printable_in_color(std::string_view bytes);

/// `text` as the content or a quoted attribute of HTML and XML alike: markup characters are
/// escaped, "\r\n" is
/// "\n", and what XML forbids or HTML frowns upon (invalid UTF-8, control characters but \n and \t,
/// noncharacters) becomes U+FFFD.
std::string escape_html(std::string_view text);

/// How many columns of a terminal `text` takes: 0 for combining and control characters, 2 for wide
/// ones.
std::size_t columns(std::string_view text);

}  // namespace chalkline::text
