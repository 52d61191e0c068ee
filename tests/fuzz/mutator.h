// Input that nobody wrote: real texts changed at random places, the same ones for the same seed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace candor::fuzz {

/// What breaks readers of any kind: ends of lines and of texts, half characters, signs of every syntax at hand.
inline const std::vector<std::string> common_signs = {std::string(1, '\0'),
                                                      "\x1b[2J",
                                                      "\r",
                                                      "\n",
                                                      "\n\n",
                                                      "\t",
                                                      " ",
                                                      "\xC3",
                                                      "\xE2\x80\xAE",
                                                      "\xEF\xBB\xBF",
                                                      "\xF0\x9F\x98\x80",
                                                      "\xEA\xB0\x80",
                                                      "'",
                                                      "\"",
                                                      "\\",
                                                      "{",
                                                      "}",
                                                      "{{",
                                                      "}}",
                                                      "{%",
                                                      "%}",
                                                      "{#",
                                                      "[",
                                                      "]",
                                                      "(",
                                                      ")",
                                                      "<",
                                                      ">",
                                                      "&",
                                                      "&#0;",
                                                      "|",
                                                      "-",
                                                      ":",
                                                      ": ",
                                                      "#",
                                                      " #",
                                                      "*",
                                                      "`",
                                                      "~",
                                                      "!",
                                                      "99999999999999999999",
                                                      "-1",
                                                      "0",
                                                      "../",
                                                      "https://a.example/",
                                                      "javascript:alert(1)",
                                                      "<script>alert(1)</script>",
                                                      "null",
                                                      "yes",
                                                      "…"};

class Mutator {
 public:
  /// Neither the texts nor the signs may be empty.
  Mutator(std::uint64_t seed, std::vector<std::string> texts, std::vector<std::string> signs = {})
      : random_(seed), texts_(std::move(texts)), signs_(std::move(signs)) {
    signs_.insert(signs_.end(), common_signs.begin(), common_signs.end());
  }

  /// One of the texts, changed in one to four places; never longer than `longest` bytes.
  std::string next(std::size_t longest = 20'000) {
    std::string text = changed(one_of(texts_).substr(0, longest));
    text.resize(std::min(text.size(), longest));
    return text;
  }

  /// This text, changed in one to four places.
  std::string changed(std::string text) {
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) change(text);
    return text;
  }

  /// A number under `limit`, which must not be 0.
  std::size_t below(std::size_t limit) { return random_() % limit; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  struct Stretch {
    std::size_t begin = 0, length = 0;
  };

  /// Short ones most of the time; half of them whole lines.
  Stretch stretch_of(const std::string& text) {
    std::size_t begin = below(text.size() + 1);
    std::size_t length = std::min(text.size() - begin, below(4) == 0 ? below(400) : below(12));
    if (below(2) == 0) {
      const std::size_t line = begin == 0 ? std::string::npos : text.rfind('\n', begin - 1);
      begin = line == std::string::npos ? 0 : line + 1;
      const std::size_t end = text.find('\n', begin);
      length = (end == std::string::npos ? text.size() : end + 1) - begin;
    }
    return {begin, length};
  }

  void change(std::string& text) {
    const Stretch at = stretch_of(text);
    const std::string there = text.substr(at.begin, at.length);
    switch (below(7)) {
      case 0: text.erase(at.begin, at.length); break;
      case 1: text.insert(at.begin, one_of(signs_)); break;
      case 2: text.replace(at.begin, at.length, one_of(signs_)); break;
      case 3: text.insert(below(text.size() + 1), there); break;
      case 4: {  // from another text, or this one
        const std::string& other = one_of(texts_);
        const Stretch taken = stretch_of(other);
        text.insert(at.begin, other.substr(taken.begin, taken.length));
        break;
      }
      case 5: {  // ever deeper, ever longer
        const std::string& sign = one_of(signs_);
        std::string many;
        for (std::size_t times = 1 + below(300); times > 0; --times) many += sign;
        text.insert(at.begin, many);
        break;
      }
      default:
        if (!text.empty()) text[below(text.size())] = static_cast<char>(below(256));
    }
  }

  std::mt19937_64 random_;
  std::vector<std::string> texts_;
  std::vector<std::string> signs_;
};

}  // namespace candor::fuzz
