import Model

/// What the pages add up from a report, in one place, so that all outputs say the same.
extension RunReport {
  /// The dispositions of all sources.
  public var totals: Dispositions {
    sources.reduce(into: Dispositions()) { $0.add($1.total) }
  }

  /// Fields that lose their value.
  public var cleared: Int { fieldCounts.reduce(0) { $0 + $1.cleared } }

  /// `changesByField`, or what the listed changes say when a caller did not count; most first.
  public var fieldCounts: [FieldCount] {
    var counts = changesByField
    if counts.isEmpty {
      var at: [String: Int] = [:]
      for change in updates.items {
        let index = at[change.field] ?? counts.count
        if index == counts.count {
          at[change.field] = index
          counts.append(FieldCount(field: change.field))
        }
        if change.after == nil {
          counts[index].cleared += 1
        } else if change.before == nil {
          counts[index].filled += 1
        } else {
          counts[index].changed += 1
        }
      }
    }
    return counts.sorted { ($0.total, $1.field) > ($1.total, $0.field) }
  }

  /// Places where the books do not balance: records or cells of a file, a source whose files do not
  /// add up to its total, or a file whose independent count differs from what was read.
  public var imbalances: Int {
    var found = 0
    for source in sources {
      var sum = Dispositions()
      for file in source.files {
        sum.add(file.dispositions)
        found += file.dispositions.isBalanced && file.countedRecords == file.dispositions.read ? 0 : 1
        found += file.cells.isBalanced ? 0 : 1
      }
      // Vanished records have no file, so a source counts more of them than its files do.
      sum.vanished = source.total.vanished
      found += sum == source.total && source.total.isBalanced ? 0 : 1
    }
    return found
  }

  /// A file, or several that speak of a total, which announce another number of records than were read.
  public struct Undeclared {
    public var name: String
    public var read: Int
    public var declared: Int
  }

  public var undeclared: [Undeclared] {
    sources.flatMap { source in
      source.files.compactMap { file in
        file.declaredRecords.map {
          Undeclared(name: file.path, read: file.dispositions.read, declared: $0)
        }
      }
        + (source.declaredTotals ?? []).map {
          Undeclared(name: "\(source.name) \($0.name)", read: $0.read, declared: $0.declared)
        }
    }.filter { $0.read != $0.declared }
  }

  /// Whether applying writes anything.
  public var hasChanges: Bool {
    let all = totals
    return all.added + all.updated + all.merged + all.vanished > 0
      || entities.contains { $0.added + $0.updated + $0.removed > 0 }
  }
}

extension RunReport.SourceReport {
  /// What its files declare in all; nil when one of them declares nothing.
  public var declaredRecords: Int? {
    guard !files.isEmpty else { return nil }
    var sum = 0
    var covered = Set((declaredTotals ?? []).flatMap(\.files))
    for file in files where !covered.contains(file.path) {
      guard let declared = file.declaredRecords else { return nil }
      sum += declared
    }
    for total in declaredTotals ?? [] {
      // Two names for one thing count once.
      guard total.files.contains(where: covered.contains) else { continue }
      covered.subtract(total.files)
      sum += total.declared
    }
    return sum
  }
}

extension RunReport.Dispositions {
  public mutating func add(_ other: Self) {
    read += other.read
    added += other.added
    updated += other.updated
    unchanged += other.unchanged
    merged += other.merged
    quarantined += other.quarantined
    filtered += other.filtered
    held += other.held
    superseded += other.superseded
    vanished += other.vanished
  }

  /// What `read` must equal.
  public var sum: Int { added + updated + unchanged + merged + quarantined + filtered + held + superseded }
}

extension RunReport.CellBalance {
  public mutating func add(_ other: Self) {
    filled += other.filled
    mapped += other.mapped
    kept += other.kept
    ignored += other.ignored
    quarantined += other.quarantined
    filtered += other.filtered
  }
}
