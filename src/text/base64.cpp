#include "text/base64.hpp"

#include <boost/archive/iterators/base64_from_binary.hpp>
#include <boost/archive/iterators/transform_width.hpp>

namespace chalkline::text {

std::string base64(std::string_view bytes) {
  using namespace boost::archive::iterators;
  using Encode = base64_from_binary<transform_width<std::string::const_iterator, 6, 8>>;
  const std::size_t padding = (3 - bytes.size() % 3) % 3;
  const std::string whole =
      std::string(bytes) + std::string(padding, '\0');  // the iterators read groups of three
  std::string text(Encode(whole.begin()), Encode(whole.end()));
  text.replace(text.size() - padding, padding, padding, '=');
  return text;
}

}  // namespace chalkline::text
