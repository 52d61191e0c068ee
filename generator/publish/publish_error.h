// Why a site was not published: a finding, and whose it is.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "files/files.h"

namespace candor {

struct PublishError {
  Diagnostic diagnostic;
  bool machine = false;  ///< the machine failed us (exit 2), not the content (exit 1)
};

/// `output-not-written`: the disk refused, and says why. The site that stands in `out` is the old one.
PublishError output_not_written(const std::string& out, const FileError& error);
/// `output-not-written`: the disk cannot swap two folders in one step, and two renames would leave a moment without
/// one.
PublishError output_not_swapped(const std::string& out, const FileError& error);
/// `output-not-written`: the new site stands in `out`, but may not survive a power cut.
PublishError output_not_durable(const std::string& out, const FileError& error);
/// `output-locked`: another run is writing the same site.
PublishError output_locked(const std::string& out, const FileError& error);
/// `foreign-output`: `out` holds what no build wrote. `entries` are the first of them, `more` how many follow.
PublishError foreign_output(const std::string& out, const std::vector<std::string>& entries, std::size_t more);
/// `foreign-output`: `out` is a file or something else that is no folder.
PublishError output_no_folder(const std::string& out);
/// `page-address`: two pages want one address, or one lies where another's folder is, or it is no address at all.
PublishError page_address(const std::string& address, const std::string& seen, const std::string& help);

}  // namespace candor
