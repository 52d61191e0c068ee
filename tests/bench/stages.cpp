// Where a check's time goes: each stage over a whole project on one thread, in milliseconds of processor time. Nothing
// of Candor's is changed for it; these are the calls that `pipeline/check_project` makes, company by company.
//
//   candor_stages PROJECT      prints `packs 41.2`, `read 310.4`, … a line each
#include <cstdio>
#include <ctime>
#include <map>
#include <string>

#include "check/check_law.h"
#include "check/check_wording.h"
#include "compose/compose_document.h"
#include "compose/document_facts.h"
#include "files/disk_files.h"
#include "load/load_company.h"
#include "load/project.h"
#include "release/recall_record.h"

using namespace candor;

namespace {

double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class Stages {
 public:
  template <typename Work>
  auto in(const char* stage, const Work& work) {
    struct End {
      double& total;
      double begin = now();
      ~End() { total += now() - begin; }
    } const end{spent_[stage]};
    return work();
  }
  void print() const {
    for (const char* stage : {"packs", "read", "recall", "compose", "wording", "law"}) {
      const auto found = spent_.find(stage);
      std::printf("%s %.1f\n", stage, found == spent_.end() ? 0.0 : found->second);
    }
  }

 private:
  std::map<std::string, double> spent_;
};

}  // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  const std::string root = values[1];
  const DiskFiles files;
  const Date today = *read_iso_date("2026-11-21");
  Diagnostics found;
  Stages stages;
  const Project project = load_project(files, root, found);
  const Laws laws =
      stages.in("packs", [&] { return compile_laws(project.laws.packs(), found, project.laws.phrases()); });
  for (const std::string& id : project.companies) {
    const Company company = stages.in("read", [&] { return load_company(files, project, id, found); });
    for (const Document& document : company.documents) {
      const Record record =
          stages.in("recall", [&] { return recall_record(files, root, id, document.id, project.schema, found); });
      const auto texts = stages.in("compose", [&] {
        return compose_document({company, document, *project.words, today}, found);
      });
      stages.in("wording", [&] {
        const DocumentToCheck checked{company, document, record, texts};
        check_wording(checked, Severity::warning, found);
        check_translations(checked, found);
        return 0;
      });
      stages.in("law", [&] {
        const Value facts = facts_for(document, company.facts);
        return check_law(laws, {company, facts, document, texts, today, record.latest()}, found).size();
      });
    }
  }
  stages.print();
  return 0;
}
