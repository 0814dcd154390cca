import Model

/// Accounts: by credit code, then by full legal name. Two different credit codes are never one
/// cluster, however many names connect them.
extension Clustering {
  mutating func clusterAccounts() {
    var keys = take(\.creditCodes)
    forEachGroup(
      of: &keys,
      isGeneric: { clustering, keys in
        clustering.isShared(
          keys, .creditCode, share: clustering.options.maximumShare, names: clustering.options.maximumNames
        ) { $0.columns.accounts[$0.detail($1)].company }
      },
      body: { clustering, members in
        clustering.joinAll(members, .account, .creditCode)
      })
    columns.creditCodes = keys
    // A full legal name may stand in any number of records: a customer has many contacts and leads.
    keys = take(\.companies)
    forEachGroup(
      of: &keys, isGeneric: { _, _ in false },
      body: { clustering, members in
        clustering.joinByCompany(members)
      })
    columns.companies = keys
    var short: Set<Int32> = []
    keys = take(\.shortNames)
    forEachGroup(
      of: &keys,
      isGeneric: { clustering, keys in
        guard keys.count > clustering.options.maximumShare else { return false }
        clustering.addGeneric(keys, .company, .shared)
        return true
      },
      each: { _, part in short.insert(part) },
      body: { clustering, members in
        for member in members.dropFirst() {
          clustering.leaveApart(members[0], member, entity: .account, reason: .company, against: .shortName)
        }
      })
    columns.shortNames = keys
    setBeside(short)
  }

  /// A full legal name and the same without its legal form may be one account: 安和科技有限公司, 安和科技.
  /// - Parameter short: the parts of short names that are not shared by too many.
  private mutating func setBeside(_ short: Set<Int32>) {
    guard !short.isEmpty else { return }
    var keys = columns.shortNames.filter { short.contains($0.part) }
    let values = Set(keys.map(\.value))
    keys += columns.bareNames.filter { values.contains($0.value) }
    forEachGroup(
      of: &keys, isGeneric: { _, _ in false },
      body: { clustering, members in
        guard let bare = members.first(where: short.contains) else { return }
        for member in members where !short.contains(member) {
          clustering.leaveApart(bare, member, entity: .account, reason: .company, against: .shortName)
        }
      })
  }

  /// One name: one account, unless credit codes differ. Then those of one code are one, and of those
  /// without a code it is not known whose they are.
  private mutating func joinByCompany(_ members: [Int32]) {
    // Most often at most one of them has a code.
    var coded = 0
    for member in members where creditCodes[rootDetail(member)] != 0 { coded += 1 }
    guard coded > 1 else {
      joinAll(members, .account, .company)
      return
    }
    var leaders: [(code: UInt32, parts: [Int32])] = []
    var codeless: [Int32] = []
    for member in members {
      let code = creditCodes[rootDetail(member)]
      if code == 0 {
        codeless.append(member)
      } else if let leader = leaders.firstIndex(where: { $0.code == code }) {
        leaders[leader].parts.append(member)
      } else {
        leaders.append((code, [member]))
      }
    }
    guard leaders.count > 1 else {
      joinAll(members, .account, .company)
      return
    }
    for leader in leaders { joinAll(leader.parts, .account, .company) }
    for leader in leaders.dropFirst() {
      leaveApart(
        leaders[0].parts, leader.parts, entity: .account, reason: .company, against: .creditCodesDiffer)
    }
    for member in codeless {
      leaveApart(
        leaders[0].parts[0], member, entity: .account, reason: .company, against: .creditCodesAmbiguous)
    }
  }
}
