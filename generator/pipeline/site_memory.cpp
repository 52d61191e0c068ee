#include "pipeline/site_memory.h"

#include "hash/sha256.h"
#include "model/value.h"
#include "yaml/read_written.h"
#include "yaml/write_yaml.h"

namespace candor {

namespace {

// --- a company's folder
// ------------------------------------------------------------------------------------------------

bool add_folder(const Files& files, const std::string& folder, const std::string& name, Fingerprint& print) {
  const auto entries = files.list(folder);
  if (!entries) return false;
  print.add(name).add_number(static_cast<std::int64_t>(entries->size()));
  for (const DirectoryEntry& entry : *entries) {
    const std::string path = path_in(folder, entry.name);
    if (entry.type == FileType::directory) {
      if (!add_folder(files, path, entry.name, print)) return false;
      continue;
    }
    const auto bytes = files.read(path);
    if (entry.type != FileType::file || !bytes) return false;
    print.add(entry.name).add(sha256_hex(*bytes));
  }
  return true;
}

// --- written as YAML, below a line with its hash
// -------------------------------------------------------------------------

constexpr std::size_t hash_length = 64;

Value texts(const std::vector<std::string>& list) {
  std::vector<Value> items;
  for (const std::string& text : list) items.push_back(Value::text(text));
  return Value::list(std::move(items));
}

Value value_of(const IndexedPage& page) {
  std::vector<Value::Entry> alternates;
  for (const auto& [language, path] : page.alternates) alternates.emplace_back(language, Value::text(path));
  return Value::record({{"path", Value::text(page.path)},
                        {"last_changed", Value::text(iso_text(page.last_changed))},
                        {"alternates", Value::map(std::move(alternates))}});
}

Value value_of(const CompanySummary& summary) {
  std::vector<Value::Entry> names;
  for (const auto& [language, name] : summary.names) names.emplace_back(language, Value::text(name));
  std::vector<Value> indexed;
  for (const IndexedPage& page : summary.indexed) indexed.push_back(value_of(page));
  return Value::record({{"languages", texts(summary.languages)},
                        {"names", Value::map(std::move(names))},
                        {"main_language", Value::text(summary.main_language)},
                        {"sample", Value::flag(summary.sample)},
                        {"indexed", Value::list(std::move(indexed))},
                        {"last_changed", Value::text(iso_text(summary.last_changed))}});
}

Value value_of(const RememberedCompany& company) {
  return Value::record({{"folder", Value::text(company.folder)},
                        {"zone", Value::text(company.zone)},
                        {"today", Value::text(iso_text(company.today))},
                        {"pages", texts(company.pages)},
                        {"summary", value_of(company.summary)}});
}

// --- and read back: its hash has said that it is what was written
// ----------------------------------------------------------

const yaml::Node& part(const yaml::Node& node, std::string_view key) {
  static const yaml::Node nothing;
  const yaml::Node* found = node.find(key);
  return found ? *found : nothing;
}

std::vector<std::string> texts_of(const yaml::Node& list) {
  std::vector<std::string> texts;
  for (const yaml::Node& item : list.items) texts.push_back(item.text);
  return texts;
}

Date date_of(const yaml::Node& node) { return read_iso_date(node.text).value_or(Date{}); }

IndexedPage indexed_of(const yaml::Node& node) {
  IndexedPage page{
      .path = part(node, "path").text, .last_changed = date_of(part(node, "last_changed")), .alternates = {}};
  for (const yaml::Entry& entry : part(node, "alternates").entries) {
    page.alternates.emplace_back(entry.key, entry.value.text);
  }
  return page;
}

CompanySummary summary_of(const std::string& id, const yaml::Node& node) {
  CompanySummary summary;
  summary.id = id;
  summary.languages = texts_of(part(node, "languages"));
  for (const yaml::Entry& entry : part(node, "names").entries) summary.names[entry.key] = entry.value.text;
  summary.main_language = part(node, "main_language").text;
  summary.sample = part(node, "sample").text == "yes";
  for (const yaml::Node& page : part(node, "indexed").items) summary.indexed.push_back(indexed_of(page));
  summary.last_changed = date_of(part(node, "last_changed"));
  return summary;
}

RememberedCompany company_of(const std::string& id, const yaml::Node& node) {
  return {.folder = part(node, "folder").text,
          .zone = part(node, "zone").text,
          .today = date_of(part(node, "today")),
          .pages = texts_of(part(node, "pages")),
          .summary = summary_of(id, part(node, "summary"))};
}

}  // namespace

std::optional<std::string> folder_fingerprint(const Files& files, const std::string& folder) {
  Fingerprint print;
  if (!add_folder(files, folder, "", print)) return std::nullopt;
  return print.hex();
}

std::string write_site_memory(const SiteMemory& memory) {
  std::vector<Value::Entry> companies;
  for (const auto& [id, company] : memory.companies) companies.emplace_back(id, value_of(company));
  const std::string text = yaml::write_yaml(Value::record({{"tools", Value::text(memory.tools)},
                                                           {"manifest", Value::text(memory.manifest)},
                                                           {"companies", Value::map(std::move(companies))}}));
  return sha256_hex(text) + "\n" + text;
}

SiteMemory read_site_memory(std::string_view text, std::string_view tools, std::string_view manifest) {
  SiteMemory memory{.tools = std::string(tools), .manifest = std::string(manifest), .companies = {}};
  if (text.size() <= hash_length || text[hash_length] != '\n') return memory;
  const std::string_view body = text.substr(hash_length + 1);
  if (sha256_hex(body) != text.substr(0, hash_length)) return memory;
  Diagnostics unread;
  const auto node = yaml::read_written_yaml(body, "", unread, {.bytes = body.size(), .nodes = body.size()});
  if (!node || part(*node, "tools").text != tools || part(*node, "manifest").text != manifest) return memory;
  for (const yaml::Entry& entry : part(*node, "companies").entries) {
    memory.companies[entry.key] = company_of(entry.key, entry.value);
  }
  return memory;
}

}  // namespace candor
