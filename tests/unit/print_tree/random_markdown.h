// Markdown that nobody would write, from a seed: signs, words and line breaks thrown together, so that all of cmark's
// branches are met.
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace candor::test {

class RandomMarkdown {
 public:
  explicit RandomMarkdown(unsigned seed) : random_(seed) {}

  std::string text(int pieces) {
    std::string out;
    for (int i = 0; i < pieces; ++i) out += piece();
    return out;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::string_view piece() {
    // `<` only where it cannot begin raw HTML.
    static constexpr std::array<std::string_view, 62> pieces = {"a",
                                                                "word",
                                                                " ",
                                                                " ",
                                                                "  ",
                                                                "\n",
                                                                "\n",
                                                                "\n\n",
                                                                "\n\n",
                                                                "\n    ",
                                                                "\n- ",
                                                                "\n* ",
                                                                "\n1. ",
                                                                "\n7) ",
                                                                "\n> ",
                                                                "\n# ",
                                                                "\n## ",
                                                                "\n---\n",
                                                                "\n===\n",
                                                                "\n```\n",
                                                                "\n~~~ x\n",
                                                                "*",
                                                                "**",
                                                                "***",
                                                                "_",
                                                                "__",
                                                                "`",
                                                                "``",
                                                                "[",
                                                                "]",
                                                                "](/u)",
                                                                "](#x \"t\")",
                                                                "![",
                                                                "![i](/p)",
                                                                "[l](https://e.org/?a=1&b=2)",
                                                                "\\",
                                                                "\\*",
                                                                "&amp;",
                                                                "&#35;",
                                                                "&copy;",
                                                                "|",
                                                                "\n|a|b|\n|-|:-:|\n|c|",
                                                                "\n| h |\n|---|\n",
                                                                "\n|:--|--:|\n",
                                                                ":",
                                                                "\t",
                                                                "한국어",
                                                                "다.",
                                                                "重要",
                                                                "」",
                                                                "é",
                                                                "\xF0\x9F\x98\x80",
                                                                ".",
                                                                "!",
                                                                "(",
                                                                ")",
                                                                "\"",
                                                                "'",
                                                                "~~x~~",
                                                                "{: #a}",
                                                                "\n[r]: /r 't'\n",
                                                                "< "};
    return pieces[below(pieces.size())];
  }

  std::mt19937 random_;
};

}  // namespace candor::test
