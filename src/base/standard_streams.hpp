// Standard input, output and error of this process.
#pragma once

#include <memory>
#include <streambuf>

namespace chalkline::base {

/// While one lives, std::cout writes at once, and what cannot be written throws std::system_error
/// with the reason: "could not write to standard output: No space left on device". Several threads
/// may write to std::cerr meanwhile.
class CheckedOutput {
 public:
  CheckedOutput();
  ~CheckedOutput();
  CheckedOutput(const CheckedOutput&) = delete;
  CheckedOutput& operator=(const CheckedOutput&) = delete;

 private:
  std::unique_ptr<std::streambuf> buffer_;
  std::streambuf* before_;
};

/// Opens those of the standard streams that this process was started without, so that no file which
/// it opens takes their place: input is empty then, output fails (EBADF) and errors go nowhere.
void open_missing_streams();

}  // namespace chalkline::base
