import Invented

/// The page beside the sample: the planted facts in words and numbers.
enum Readme {
  static func text(_ facts: Facts) -> String {
    let first = Golden(facts.first)
    let second = Golden(facts.second.everything)
    let refused =
      facts.first.leads.count { $0.refusal != nil } + facts.first.customers.count { $0.refusal != nil }
    let records = facts.first.leads.count + facts.first.customers.count
    return """
      # 安和科技 (Anhe): a company that leaves an Excel sheet, an ERP and an OA

      Everything here is invented, and written by `make sample-data` (seed \(facts.seed)); only the YAML files
      are written by hand. `night1/` and `night2/` are what lies in `exports/` on two evenings: copy the first
      there and apply, copy the second over it and apply again.

      | file | what it is | records, night 1 | night 2 |
      | --- | --- | ---: | ---: |
      | `线索2025.csv` | last year's Excel sheet: GBK, CRLF, title and preamble, 合计 and 共N条记录 | \
      \(facts.first.count(.excel, 2025)) | \(facts.second.plan.count(.excel, 2025)) |
      | `线索2026.csv` | this year's sheet | \(facts.first.count(.excel, 2026)) | \
      \(facts.second.plan.count(.excel, 2026)) |
      | `u8-customer.xml` | customers of the ERP with contacts and follow-ups; declared gb2312, GBK in truth | \
      \(facts.first.customers.count) | \(facts.second.plan.customers.count) |
      | `oa-feed.json` | the OA's feed; on night 2 only what changed, so it is no snapshot | \
      \(facts.first.count(.oa, 0)) | \(facts.second.feed.count) |

      ## What is planted (`facts.json`)

      \(records) records on night 1; \(refused) of them must be refused, each for the reason that stands
      there. The others make **\(first.accounts) accounts, \(first.contacts) contacts and \(first.leads) leads**;
      after night 2 it is \(second.accounts), \(second.contacts) and \(second.leads).

      - `files`: records of each file, as a count that is not the importer's would find them.
      - `quarantined`: record, file, number of the record in the file, code, column. Of two records with one
        key and different cells, both.
      - `golden`: entities that the records which land stand for. In the sheet, which
        was typed twice, leads of one person are one unless status, owner or product contradict; in the OA each
        is one; a person's one lead in the sheet and his one in the OA are one. A lead without a company keeps
        its region at an account without a name. A record that vanished keeps its entity.
      - `landed`: records that land, by their object; and how many opportunities (a filled amount) and
        activities (follow-ups) they bring.
      - `mustMerge`: records that are one entity, and by which key. `u8/000123#1` is the first contact of a
        customer. `mobile`, `email`, `company-person`: planted on that key; `company`: one name, written with
        blanks or brackets of another width; `credit-code`: renamed since.
      - `mustStayApart`: records that share something and are not one: a mobile under two full names, a company
        name under two credit codes, a company's short name, a front desk, an agency's mobile, a placeholder.
      - `generics`: values that too many records share to say anything. (A landline never says who somebody is,
        so the front desk's is not among them.)
      - `owners`: who left, who holds his leads now (the successor's successor, if he left as well), and how many
        records of night 1 that concerns.
      - `night2`: `added`, `updated` (field by field, canonical values), `vanished` (snapshots only),
        `keptBlanks` (a cell that is blank now, and the value that stays), `repaired` (refused on night 1).

      """
  }
}
