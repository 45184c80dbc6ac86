// The figures that are served: each under the hash of its bytes, so that it never changes.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "book/figure_files.hpp"
#include "live/recently_used.hpp"
#include "record/run_record.hpp"

namespace chalkline::live {

/// An SVG as a book has it, made of gnuplot's when it is first asked for, by any thread.
class ServedFigure {
 public:
  explicit ServedFigure(std::string drawn) : svg_(std::move(drawn)) {}
  const std::string& svg() const { return made(), svg_; }
  const std::string& gzip() const { return made(), gzip_; }

 private:
  void made() const;

  mutable std::once_flag once_;
  mutable std::string svg_, gzip_;
};

using SharedFigure = std::shared_ptr<const ServedFigure>;

/// Figures by the names of their files, which any thread may ask for.
class Figures {
 public:
  void keep(const std::string& file, SharedFigure figure, std::size_t bytes);
  /// Null if there is none of this name any longer.
  SharedFigure find(std::string_view file);

 private:
  std::mutex turn_;
  RecentlyUsed<SharedFigure> last_{512, std::size_t{256} << 20};
};

/// The display under the hash of its SVGs, which are taken out of the files of a run and put into
/// `hashed` as HASH.svg, and HASH_frames.svg where it moves; none of its other files.
record::FigureDisplay under_its_hash(record::FigureDisplay display, const book::FigureFiles& files,
                                     book::FigureFiles& hashed);

/// Bytes as gzip packs them.
std::string gzipped(std::string_view bytes);

}  // namespace chalkline::live
