// A short name for a content, to tell whether two contents are the same.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chalkline::text {

/// XXH3 of 128 bits, as 32 hexadecimal digits. It tells changes and damage apart, not forgeries.
std::string content_hash(std::string_view bytes);

/// The same of a content that comes piece by piece.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;

  void add(std::string_view bytes);

  /// content_hash() of all that was added.
  std::string digits() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chalkline::text
