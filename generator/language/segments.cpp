#include "language/segments.h"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include <limits>
#include <memory>

#include "language/icu.h"

namespace candor::language {

namespace {

using Make = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);
using Iterator = std::unique_ptr<icu::BreakIterator>;

/// A thread's iterator of one kind for one locale.
template <typename Kind>
icu::BreakIterator& iterator_for(std::string_view locale, Make make) {
  return *kept_for<Kind>(locale, [make](const icu::Locale& l) {
    UErrorCode status = U_ZERO_ERROR;
    Iterator iterator(make(l, status));
    require(status, "making a break iterator");
    return iterator;
  });
}

void cut(icu::BreakIterator& iterator, std::string_view text, std::vector<std::size_t>& ends) {
  ends.clear();
  if (text.empty()) return;
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    ends.push_back(text.size());
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(&view, status);
  require(status, "cutting a text");
  iterator.first();
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    ends.push_back(static_cast<std::size_t>(end));
  }
  utext_close(&view);
}

struct Words;
struct Sentences;

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  require(status, "loading the normalizer");
  return *normalizer;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

}  // namespace

void word_boundaries(std::string_view text, std::string_view locale, std::vector<std::size_t>& ends) {
  cut(iterator_for<Words>(locale, icu::BreakIterator::createWordInstance), text, ends);
}

void sentence_boundaries(std::string_view text, std::string_view locale, std::vector<std::size_t>& ends) {
  cut(iterator_for<Sentences>(locale, icu::BreakIterator::createSentenceInstance), text, ends);
}

std::vector<std::size_t> word_boundaries(std::string_view text, std::string_view locale) {
  std::vector<std::size_t> ends;
  word_boundaries(text, locale, ends);
  return ends;
}

std::vector<std::size_t> sentence_boundaries(std::string_view text, std::string_view locale) {
  std::vector<std::size_t> ends;
  sentence_boundaries(text, locale, ends);
  return ends;
}

std::string sort_key(std::string_view text, std::string_view locale) {
  struct Sorting;
  const icu::Collator& collator = *kept_for<Sorting>(locale, [](const icu::Locale& l) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(l, status));
    require(status, "making a collator");
    return made;
  });
  const icu::UnicodeString wide = from_utf8(text);
  std::string key(static_cast<std::size_t>(collator.getSortKey(wide, nullptr, 0)), '\0');
  collator.getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
  while (!key.empty() && key.back() == '\0') key.pop_back();  // ICU ends its keys in a zero byte
  return key;
}

std::string to_nfc(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece(text), sink, nullptr, status);
  require(status, "normalizing");
  return out;
}

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const bool normal = nfc().isNormalizedUTF8(piece(text), status);
  require(status, "normalizing");
  return normal;
}

}  // namespace candor::language
