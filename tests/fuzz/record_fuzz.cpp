// Any bytes are a record or are refused with a RecordError; what is a record is written as JSON
// that reads as the same.
#include <cstdlib>

#include "record/run_record.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, unsigned long size) {
  try {
    const auto record =
        chalkline::record::run_record_from_json({reinterpret_cast<const char*>(bytes), size});
    if (chalkline::record::run_record_from_json(chalkline::record::to_json(record)) != record)
      std::abort();
  } catch (const chalkline::record::RecordError&) {
  }
  return 0;
}
