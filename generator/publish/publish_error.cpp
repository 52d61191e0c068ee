#include "publish/publish_error.h"

#include <utility>

#include <fmt/format.h>

namespace candor {

namespace {

PublishError machine_error(std::string id, const std::string& out, std::string message, std::string why,
                           std::string help) {
  return {Diagnostic{std::move(id), Severity::error, Place{out}, std::move(message), std::move(why), std::move(help),
                     out, ""},
          true};
}

std::string names(const std::vector<std::string>& entries, std::size_t more) {
  std::string text;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool last = i + 1 == entries.size() && more == 0;
    text += fmt::format("{}`{}`", i == 0 ? "" : last ? " and " : ", ", entries[i]);
  }
  if (more > 0) text += fmt::format(" and {} more", more);
  return text;
}

}  // namespace

PublishError output_not_written(const std::string& out, const FileError& error) {
  return machine_error("output-not-written", out, error.sentence(), "the site that stood there before is untouched",
                       "mend what the system reports, and build again");
}

PublishError output_not_swapped(const std::string& out, const FileError& error) {
  return machine_error(
      "output-not-written", out, fmt::format("`{}` cannot be swapped in one step: {}", out, error.reason()),
      "two renames would leave a moment, or after a crash a day, without a site; the old one is untouched",
      "let `--out` name a folder inside the mounted one, or one on a disk that can exchange folders "
      "(ext4, xfs, btrfs, tmpfs)");
}

PublishError output_not_durable(const std::string& out, const FileError& error) {
  return machine_error("output-not-written", out, error.sentence(),
                       "the new site stands there whole, but a power cut may bring the old one back",
                       "mend what the system reports, and build again");
}

PublishError output_locked(const std::string& out, const FileError& error) {
  const std::string holder = error.detail.empty() ? "another run" : fmt::format("another run ({})", error.detail);
  return machine_error("output-locked", out, fmt::format("{} is writing `{}`", holder, out),
                       "two runs at once could leave a site made of both", "wait for it to end, and build again");
}

PublishError foreign_output(const std::string& out, const std::vector<std::string>& entries, std::size_t more) {
  return {Diagnostic{"foreign-output", Severity::error, Place{out},
                     fmt::format("`{}` holds what no build wrote: {}", out, names(entries, more)),
                     "a build replaces the whole folder, and these would be lost",
                     "let `--out` name a folder of its own, or move them elsewhere", out, ""},
          false};
}

PublishError output_no_folder(const std::string& out) {
  return {Diagnostic{"foreign-output", Severity::error, Place{out}, fmt::format("`{}` is not a folder", out),
                     "a build replaces what stands there, and this would be lost",
                     "let `--out` name a folder of its own", out, ""},
          false};
}

PublishError page_address(const std::string& address, const std::string& seen, const std::string& help) {
  return {Diagnostic{"page-address", Severity::error, Place{}, seen, "each address of the site leads to one page", help,
                     address, ""},
          false};
}

}  // namespace candor
