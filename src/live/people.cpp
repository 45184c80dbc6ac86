#include "live/people.hpp"

#include <algorithm>

#include "live/token.hpp"

namespace chalkline::live {
namespace {

constexpr std::size_t id_size = 16;

}  // namespace

People::Admission People::add(Role role, Time now) {
  Admission admission;
  if (members.size() >= most) {
    const auto oldest = std::ranges::min_element(members, {}, [](const auto& one) {
      return std::pair(one.second.role == Role::teacher, one.second.seen);
    });
    admission.forgotten = oldest->first;
    members.erase(oldest);
  }
  const std::string id = random_token().substr(0, id_size), secret = random_token();
  members[id] = {secret, role, now};
  admission.token = id + secret;
  return admission;
}

std::optional<Person> People::find(std::string_view token, Time now) {
  if (token.size() <= id_size) return std::nullopt;
  const auto found = members.find(std::string(token.substr(0, id_size)));
  if (found == members.end() || !same_secret(found->second.secret, token.substr(id_size)))
    return std::nullopt;
  found->second.seen = now;
  return Person{found->first, found->second.role};
}

}  // namespace chalkline::live
