// One pack asked alone (`check --law`) says of Lumen Health what it says among all others, though some of what it asks
// is judged as requirements of other packs are.
#include "judging_lumen.h"

namespace candor {

TEST_CASE("a pack that is asked alone gives the verdicts that it gives among all") {
  const Laws& all = built_in_world().laws;
  Diagnostics found;
  const std::vector<Text> texts = compose_document(
      {lumen().company, *lumen().company.document("privacy"), *built_in_world().project.words, lumen().today}, found);
  const Verdicts among_all = judge(lumen().company, texts, {}, true, all).verdicts;
  std::size_t verdicts = 0;
  for (std::size_t pack = 0; pack < all.definitions.size(); ++pack) {
    Laws one = all;
    ask_one_pack(one, pack);
    for (const auto& [id, verdict] : judge(lumen().company, texts, {}, true, one).verdicts) {
      INFO(id);
      CHECK(all.find(id)->pack == pack);
      CHECK(verdict.at("status").text() == among_all.at(id).at("status").text());
      CHECK(verdict.at("lacks").text() == among_all.at(id).at("lacks").text());
      ++verdicts;
    }
  }
  CHECK(verdicts == among_all.size());
}

}  // namespace candor
