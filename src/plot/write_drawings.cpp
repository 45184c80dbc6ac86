#include "plot/write_drawings.hpp"

#include <stdexcept>

#include "base/atomic_write.hpp"

namespace chalkline::plot {

namespace fs = std::filesystem;

std::vector<fs::path> write_drawings(const std::vector<Drawing>& drawings, const fs::path& folder,
                                     const std::string& stem) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed && !fs::is_directory(folder))
    throw std::runtime_error("cannot make the folder " + folder.string() + ": " + failed.message());
  std::vector<fs::path> written;
  for (const Drawing& d : drawings) written.push_back(folder / (stem + d.ending));
  for (std::size_t i = 0; i < drawings.size(); ++i)
    base::check_may_replace(written[i], drawings[i].bytes);
  for (std::size_t i = 0; i < drawings.size(); ++i)
    base::atomic_write(written[i], drawings[i].bytes);
  return written;
}

std::string not_drawn(const std::string& kind, const std::string& title, const std::string& stem,
                      std::string why) {
  for (const char* named : {"Figure '", "Panels '"})
    if (const std::string again = named + title + "': "; why.starts_with(again))
      why.erase(0, again.size());
  return kind + " '" + title + "' (" + stem + "): " + why;
}

}  // namespace chalkline::plot
