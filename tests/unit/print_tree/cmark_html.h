// cmark-gfm's own HTML, the measure of ours.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace candor::test {

/// Tables only, links as they are written.
inline std::string cmark_html(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* document = cmark_parser_finish(parser);
  char* html = cmark_render_html(document, CMARK_OPT_UNSAFE, nullptr);
  std::string copy(html);
  std::free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return copy;
}

}  // namespace candor::test
