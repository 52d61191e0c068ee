// What cannot stand in a text, told at a glance: hundreds of phrases are looked for in each, and hardly one is there.
#pragma once

#include <bitset>
#include <string_view>

namespace candor {

/// Which bytes follow which in a text. Words that have another pair do not stand in it; what has none may still not.
class BytePairs {
 public:
  explicit BytePairs(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) pairs_.set(number_of(text[at - 1], text[at]));
  }

  bool may_have(std::string_view words) const {
    for (std::size_t at = 1; at < words.size(); ++at) {
      if (!pairs_.test(number_of(words[at - 1], words[at]))) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t most = 4096;  // several pairs share a number
  static std::size_t number_of(char first, char second) {
    return (static_cast<unsigned char>(first) * 37U + static_cast<unsigned char>(second)) % most;
  }
  std::bitset<most> pairs_;
};

}  // namespace candor
