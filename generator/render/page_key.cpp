#include "render/page_key.h"

#include "hash/sha256.h"

namespace candor {
namespace {

void add_value(Fingerprint& print, const Value& value) {
  print.add_number(static_cast<int>(value.kind()));
  switch (value.kind()) {
    case Kind::list:
      print.add_number(static_cast<std::int64_t>(value.size()));
      for (const Value& item : value.items()) add_value(print, item);
      return;
    case Kind::map:
      print.add_number(static_cast<std::int64_t>(value.size()));
      for (const auto& [name, entry] : value.entries()) {
        print.add(name);
        add_value(print, entry);
      }
      return;
    case Kind::flag: print.add_number(value.is_yes() ? 1 : 0); return;
    case Kind::number: print.add_number(value.number()); return;
    case Kind::reference: print.add(value.text()).add(value.target()); return;
    default: print.add(value.text());
  }
}

void add_text(Fingerprint& print, const PageText& text) {
  print.add_number(text.markdown ? 1 : 0).add(text.hash).add(text.language).add(text.name);
}

}  // namespace

std::string page_key(const Page& page, std::string_view tools) {
  Fingerprint print;
  print.add(tools).add(page.address).add(page.layout).add(page.language).add(page.document);
  add_value(print, page.input);
  add_text(print, page.text);
  add_text(print, page.old_text);
  print.add_number(static_cast<std::int64_t>(page.documents.size()));
  for (const auto& [id, link] : page.documents) print.add(id).add(link);
  print.add_number(static_cast<std::int64_t>(page.changes_of.size()));
  for (const std::string& version : page.changes_of) print.add(version);
  print.add(page.draft_facts).add(page.facts_of).add_number(page.bytes ? 1 : 0).add(page.bytes_hash);
  return print.hex();
}

}  // namespace candor
