import Base
import Invented

/// `leads`: Chinese leads, a quarter of them duplicates with faults in every column, with people who
/// are easily taken for one another planted among them; the same for the same seed.
enum Leads {
  static func run(_ options: Options) throws(Complaint) {
    guard let count = options.number("records"), count >= 8, let out = options["out"] else {
      throw Complaint(usage)
    }
    let seed = UInt64(options.number("seed") ?? 1)
    let records = try Sink(out + "/records.csv")
    let gold = try Sink(out + "/gold.csv")
    records.arena.append(utf8: LeadText.columns.joined(separator: ",") + "\n")
    gold.arena.append("record,cluster\n")
    let people = count - count / 4
    for record in 0..<count {
      // Three first records, then a duplicate of anybody.
      let isDuplicate = record % 4 == 3
      var random = SplitMix64(seed: seed, item: UInt64(record), salt: 6)
      let person = isDuplicate ? random.below(people) : record - record / 4
      var text = LeadText(LeadFacts.make(person, seed: seed), record: record, faulty: isDuplicate, seed: seed)
      records.arena.append(utf8: text.cells(record).joined(separator: ",") + "\n")
      gold.arena.append(utf8: "\(record),\(person)\n")
      try records.flushIfFull()
      try gold.flushIfFull()
    }
    try records.close()
    try gold.close()
  }
}
