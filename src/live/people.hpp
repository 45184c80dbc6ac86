// Who was let in, by the cookies that they hold. No names.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "live/rates.hpp"

namespace chalkline::live {

/// What somebody may do. Alone on his own machine he may do everything and needs no cookie.
enum class Role { nobody, student, teacher, alone };

struct Person {
  std::string id;  ///< of the cookie, without its secret
  Role role = Role::nobody;
};

class People {
 public:
  struct Member {
    std::string secret;
    Role role = Role::student;
    Time seen = {};
  };

  struct Admission {
    std::string token;                          ///< the cookie's value
    std::optional<std::string> forgotten = {};  ///< the id of whom it took the place
  };

  /// Lets somebody in. Where all places are taken the student who was seen longest ago is
  /// forgotten.
  Admission add(Role role, Time now);

  /// Whose cookie this is, who is seen now.
  std::optional<Person> find(std::string_view token, Time now);

  static constexpr std::size_t most = 4096;

  std::map<std::string, Member> members;  ///< by id
};

}  // namespace chalkline::live
