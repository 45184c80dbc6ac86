#include "text/content_hash.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace chalkline::text {
namespace {

std::string digits(XXH128_hash_t hash) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  std::string text;
  for (const unsigned char byte : bytes.digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  return digits(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string file_hash(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  std::vector<char> buffer(std::size_t{1} << 17);  // a small one, so that it stays in the cache
  ssize_t n = descriptor < 0 ? -1 : 1;
  while (n > 0) {
    do n = ::read(descriptor, buffer.data(), buffer.size());
    while (n < 0 && errno == EINTR);
    if (n > 0) XXH3_128bits_update(&state, buffer.data(), static_cast<std::size_t>(n));
  }
  const int reason = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (n < 0)
    throw std::runtime_error("cannot read " + file.string() + ": " + std::strerror(reason));
  return digits(XXH3_128bits_digest(&state));
}

}  // namespace chalkline::text
