// Any bytes are a lesson or are refused with a LessonError; what is a lesson can be woven.
#include "source/weave.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, unsigned long size) {
  try {
    chalkline::source::weave(chalkline::source::parse_lesson(
        "lesson.cpp", std::string(reinterpret_cast<const char*>(bytes), size)));
  } catch (const chalkline::source::LessonError&) {
  }
  return 0;
}
