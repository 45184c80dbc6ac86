// Any bytes are a record or are refused with a RecordError; what is a record is written as JSON that reads as the same.
#include <cstdlib>

#include "notebook/run_record.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, unsigned long size) {
  try {
    const auto record = chalkline::run_record_from_json({reinterpret_cast<const char*>(bytes), size});
    if (chalkline::run_record_from_json(chalkline::to_json(record)) != record) std::abort();
  } catch (const chalkline::RecordError&) {
  }
  return 0;
}
