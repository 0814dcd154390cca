import Documents
import Reporting

extension Gates {
  /// The sources whose newest snapshot lacks more of their records than is allowed.
  func missing(_ sources: [RunReport.SourceReport]) -> [MissingRecords] {
    sources.filter { $0.isSnapshot && $0.total.vanished > 0 && exceeds($0.total) }.map {
      MissingRecords(
        source: $0.name, count: $0.total.vanished, allowed: vanished?.text ?? "0", isEmpty: $0.total.read == 0
      )
    }
  }

  private func exceeds(_ total: RunReport.Dispositions) -> Bool {
    let former = total.vanished + total.unchanged + total.updated
    return switch vanished {
    case nil: total.read == 0
    case .count(let count): total.vanished > count
    case .percent(let percent): Double(total.vanished) * 100 > percent * Double(former)
    }
  }
}

extension Gates.Limit {
  /// As a migration writes it.
  var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent) %"
    }
  }
}
