// The pages of the preview, made when they are asked for. Their own words and templates are the built-in ones: no
// mistake in a project can hide what is said about it.
#pragma once

#include <string>

#include "files/files.h"
#include "serve/addresses.h"
#include "serve/http_server.h"
#include "serve/live_preview.h"
#include "template/environment.h"
#include "wording/words.h"

namespace candor::serve {

/// Answers any path, from any thread; writes nothing.
class Pages {
 public:
  Pages(const Files& files, std::string root);

  Answer answer(const std::string& path, const Shown& shown) const;

 private:
  Answer start(const Shown& shown) const;
  Answer document(const DocumentAddress& address, const Shown& shown) const;
  Answer source(const std::string& name, const Shown& shown) const;
  Answer asset(const std::string& name) const;
  Answer missing(const Shown& shown) const;

  /// `templates/preview/<name>.html` filled with `context` and with what every page has.
  Answer page(const std::string& name, const std::string& language, templates::Context context, const Shown& shown,
              const Diagnostics& of_page) const;

  const Files& files_;
  std::string root_;
  wording::WordsPtr words_;
};

}  // namespace candor::serve
