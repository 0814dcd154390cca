import Glibc
import Invented

// sample-data [--out DIR] [--seed N]: writes the exports of two nights and what is planted in them.

var out = "SampleData"
var seed: UInt64 = 2026
var arguments = Array(CommandLine.arguments.dropFirst())
while let option = arguments.first {
  arguments.removeFirst()
  switch (option, arguments.first) {
  case ("--out", let value?): out = value
  case ("--seed", let value?) where UInt64(value) != nil: seed = UInt64(value) ?? seed
  default:
    complain("sample-data [--out DIR] [--seed N]")
    exit(64)
  }
  arguments.removeFirst()
}

do {
  let folder = Folder(path: out)
  let first = Plan(seed: seed)
  let second = NextNight(after: first)

  func writeNight(_ name: String, _ plan: Plan, feed: [LeadRow], exportedAt: String) throws {
    for sheet in [2025, 2026] {
      let rows = plan.leads.filter { $0.sheet == sheet }
      let text = SheetWriter.text(rows, sheet: sheet, exportedAt: exportedAt)
      try folder.write("\(name)/线索\(sheet).csv", GBK.encode(text))
    }
    try folder.write("\(name)/u8-customer.xml", GBK.encode(CustomerWriter.text(plan.customers)))
    try folder.write("\(name)/oa-feed.json", Array(FeedWriter.text(feed).utf8))
  }

  try writeNight(
    "night1", first, feed: first.leads.filter { $0.source == .oa }, exportedAt: "2026-03-31 18:05:22")
  try writeNight("night2", second.plan, feed: second.feed, exportedAt: "2026-04-01 18:04:57")
  try folder.write("owners.csv", Array(Owners.csv.utf8))
  let facts = Facts(seed: seed, first: first, second: second)
  try folder.write("facts.json", Array((facts.json().written(depth: 3) + "\n").utf8))
  try folder.write("README.md", Array(Readme.text(facts).utf8))
} catch {
  complain("sample-data: \(error)")
  exit(1)
}
