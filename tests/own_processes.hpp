// Processes of a test's own: what must not reach the processes of whoever runs the tests runs among
// them.
#pragma once

#include <string>
#include <vector>

#include "base/child_process.hpp"

namespace chalkline::test {

/// The words that, before a command, run it where it sees and reaches no other process; empty where
/// the system does not allow that.
inline std::vector<std::string> own_processes() {
  const std::vector<std::string> as_root = {"unshare", "--pid", "--fork", "--mount-proc",
                                            "--kill-child"};
  std::vector<std::string> as_user = as_root;
  as_user.insert(as_user.begin() + 1, {"--user", "--map-root-user"});
  for (std::vector<std::string> words : {as_root, as_user}) {
    words.push_back("true");
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    if (base::run_captured(words[0], arguments).status != 0) continue;
    words.pop_back();
    return words;
  }
  return {};
}

}  // namespace chalkline::test
