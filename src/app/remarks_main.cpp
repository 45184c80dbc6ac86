// chalkline-remarks FILE COMPILER ARGUMENT...: runs a compiler and keeps what it says in FILE, so
// that it can be told again when nothing needs to be compiled.
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "base/atomic_write.hpp"
#include "base/child_process.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) {
    std::cerr << "usage: chalkline-remarks FILE COMPILER ARGUMENT...\n";
    return 2;
  }
  try {
    const chalkline::base::ChildResult compiled = chalkline::base::run_captured(
        words[1], std::vector<std::string>(words.begin() + 2, words.end()));
    std::cout << compiled.output;
    std::cerr << compiled.errors;
    chalkline::base::atomic_write(words[0], compiled.output + compiled.errors);
    return compiled.status;
  } catch (const std::exception& error) {
    std::cerr << "chalkline-remarks: " << error.what() << '\n';
    return 1;
  }
}
