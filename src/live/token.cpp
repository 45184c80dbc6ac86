#include "live/token.hpp"

#include <sys/random.h>

#include <cerrno>

#include "base/descriptor.hpp"

namespace chalkline::live {
namespace {

unsigned char random_byte() {
  unsigned char byte = 0;
  while (::getrandom(&byte, 1, 0) != 1)
    if (errno != EINTR) base::throw_errno("the system gives no random numbers");
  return byte;
}

}  // namespace

std::string random_letters(std::size_t count, std::string_view alphabet) {
  const std::size_t fair = 256 - 256 % alphabet.size();  // so that no letter comes more often
  std::string letters;
  while (letters.size() < count)
    if (const std::size_t byte = random_byte(); byte < fair)
      letters += alphabet[byte % alphabet.size()];
  return letters;
}

std::string random_token() { return random_letters(32, "0123456789abcdef"); }

std::string random_room_code() { return random_letters(6, "ABCDEFGHJKLMNPQRSTUVWXYZ"); }

bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
  return difference == 0;
}

}  // namespace chalkline::live
