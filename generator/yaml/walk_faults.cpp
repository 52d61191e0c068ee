#include "yaml/walk_faults.h"

#include <fmt/format.h>

#include <utility>

#include "base/utf8.h"

namespace candor::yaml {

namespace {

constexpr std::size_t most_shown = 40;

/// The words from `at` to the end of the line.
std::string words_at(const Source& source, std::size_t at) {
  return excerpt(source.text().substr(at, source.line_end(at) - at), most_shown);
}

/// The word at `at`, up to a blank or a sign that ends a value within brackets.
std::string word_at(const Source& source, std::size_t at) {
  const std::string_view rest = source.line(at).substr(at - source.line_begin(at));
  return excerpt(rest.substr(0, rest.find_first_of(" \t,[]{}")), most_shown);
}

constexpr const char* double_a_quote =
    "write a quote within the text twice (`''`) in single quotes, as `\\\"` in double quotes";

}  // namespace

Diagnostic fault(std::string id, Place place, std::string message, std::string why, std::string help) {
  return {.id = std::move(id),
          .place = std::move(place),
          .message = std::move(message),
          .why = std::move(why),
          .help = std::move(help)};
}

Diagnostic unread_text(const Source& source, std::size_t at) {
  if (at >= source.size()) return fault("yaml-syntax", source.place(at), "the file ends in the middle", "", "");
  return fault("yaml-syntax", source.place(at), fmt::format("`{}` does not belong here", words_at(source, at)),
               "a reader of YAML would lose it or glue it to something else",
               "check indentation and punctuation; text with `: `, ` #`, quotes or brackets goes between quotes");
}

Diagnostic second_document(const Source& source, std::size_t at) {
  return fault("yaml-second-document", source.place(at),
               fmt::format("a second document begins here (`{}`)", words_at(source, at)),
               "only the first would be read, and all of this lost", "put it into a file of its own");
}

Diagnostic text_after_end(const Source& source, std::size_t at) {
  return fault("yaml-text-after-end", source.place(at),
               fmt::format("`{}` stands behind the end of the document", words_at(source, at)),
               "the list, map or text above is the whole document; what follows would be lost",
               "a file of facts is lines of `name: value`, without brackets or quotes around them");
}

Diagnostic text_after_quote(const Source& source, std::size_t at) {
  return fault("yaml-text-after-quote", source.place(at), "text behind the closing quote",
               "YAML ends the text at the second quote; what follows would be lost", double_a_quote);
}

Diagnostic unclosed_quote(const Source& source, std::size_t begin) {
  return fault("yaml-unclosed-quote", source.place(begin), "a quote opens here and never closes",
               "everything behind it would be read as one text", "close it at the end of the text");
}

Diagnostic swallowing_quote(const Source& source, std::size_t begin, std::size_t line) {
  return fault("yaml-unclosed-quote", source.place(begin),
               fmt::format("a quote opens here and takes in line {}, which looks like an entry of its own",
                           source.line_number(line)),
               "what the quote swallows is lost as a fact",
               "close the quote at the end of its text; text of several lines goes below `|`, indented");
}

Diagnostic unknown_escape(const Source& source, std::size_t backslash) {
  return fault("yaml-syntax", source.place(backslash, backslash + 2),
               "a backslash begins an escape that YAML does not know",
               "between double quotes, a backslash is an escape", "write `\\\\`, or use single quotes");
}

Diagnostic misplaced_line(const Source& source, std::size_t at, int wanted_column) {
  return fault("yaml-indentation", source.place(at),
               fmt::format("`{}` begins in column {}; column {} is expected", words_at(source, at),
                           source.place(at).column, wanted_column + 1),
               "indentation says what belongs to what", "line it up with its neighbours, with spaces");
}

Diagnostic tab_indentation(const Source& source, std::size_t tab) {
  return fault("yaml-tab", source.place(tab), "a tab where the line is indented",
               "YAML counts spaces; how wide a tab is differs from editor to editor", "use two spaces for each step");
}

Diagnostic list_in_text(const Source& source, std::size_t at) {
  return fault("yaml-indentation", source.place(at), "a list item is read as part of the text above it",
               "the key before already has a text on its own line, so that YAML glues these lines to it",
               "leave nothing but the list behind the key, or quote the text");
}

Diagnostic nothing_in_block(const Source& source, std::size_t begin) {
  return fault("yaml-indentation", source.place(begin),
               fmt::format("no text is indented below this `{}`", source.at(begin)), "the text would be empty",
               "indent its lines by two spaces more than the key, or write `\"\"`");
}

Diagnostic outside_block(const Source& source, std::size_t at) {
  const std::size_t begin = at + static_cast<std::size_t>(source.indent(at));
  return fault("yaml-indentation", source.place(begin),
               fmt::format("`{}` is indented less than the text above it", words_at(source, begin)),
               "it does not belong to that text any more", "line it up with the first line of the text");
}

Diagnostic complex_key(const Source& source, std::size_t at) {
  return fault("yaml-complex-key", source.place(at), "a complex key (`? `)",
               "facts are found by their names, and a name is plain text", "write `name: value`");
}

Diagnostic merge_key(const Source& source, std::size_t at) {
  return fault("yaml-alias", source.place(at), "a merge key (`<<`)",
               "merging lets one line change the meaning of another; a policy needs none", "write the values out");
}

Diagnostic pair_in_list(const Source& source, std::size_t at, const Node& pair) {
  const std::string name = pair.entries.empty() ? "" : pair.entries.front().key;
  return fault("yaml-colon-in-text", source.place(at),
               fmt::format("`{}:` within `[ ]` is read as a key", excerpt(name)), "the text would become a map",
               "quote the text, or write one item a line behind `- `");
}

Diagnostic key_without_colon(const Entry& entry, bool in_flow) {
  return fault(
      "yaml-syntax", entry.key_place,
      fmt::format("`{}` stands where `name: value` is expected", excerpt(entry.key, most_shown)),
      in_flow ? "a comma within `{ }` ends the value before it" : "the lines around it are entries with a name",
      in_flow ? "quote text that holds a comma; write `: ` with its space" : "give it a name, or quote the text");
}

Diagnostic nothing_before_comma(const Source& source, std::size_t at) {
  return fault("yaml-syntax", source.place(at), fmt::format("nothing stands before this `{}`", source.at(at)),
               "an empty item is most often a forgotten one", "write the item, or take the comma out");
}

Diagnostic key_twice(const Entry& entry, const Entry& first) {
  Diagnostic twice = fault(
      "yaml-duplicate-key", entry.key_place,
      fmt::format("`{}` stands here a second time; first on line {}", excerpt(entry.key), first.key_place.line),
      "only one of the two could be read, and the other would be lost", "keep one, or give the second another name");
  twice.subject = entry.key;
  return twice;
}

Diagnostic unclosed_bracket(const Source& source, std::size_t begin) {
  const char sign = source.at(begin);
  return fault("yaml-syntax", source.place(begin), fmt::format("`{}` opens here and is not closed", sign),
               "YAML cannot tell where it ends",
               fmt::format("close it with `{}`; quote text that holds brackets or a comma", sign == '[' ? ']' : '}'));
}

Diagnostic read_as_alias(const Source& source, std::size_t begin) {
  const bool is_anchor = source.at(begin) == '&';
  return fault(
      "yaml-alias", source.place(begin),
      fmt::format("`{}` is read as an {}", word_at(source, begin), is_anchor ? "anchor (`&name`)" : "alias (`*name`)"),
      "an alias lets one line change the meaning of another; a policy needs none",
      fmt::format("text that begins with `{}` goes between quotes; a repeated value is written out", source.at(begin)));
}

Diagnostic read_as_tag(const Source& source, std::size_t begin) {
  return fault("yaml-tag", source.place(begin), fmt::format("`{}` is read as a tag (`!type`)", word_at(source, begin)),
               "everything is read as text; its type comes from the schema",
               "leave the tag out; text that begins with `!` goes between quotes");
}

}  // namespace candor::yaml
