import Model

/// Leads follow their contacts: the leads (number 0) of records whose contacts (number 0) are one
/// person are one lead. There is no judgement of its own for that: the contact's stands for it.
/// Leads of child records, and those of records without a contact, stay alone.
extension Clustering {
  mutating func clusterLeads() {
    // By the detail of a contact's root: its first lead. Contacts that are alone have nobody to share a lead with.
    let (alone, none): (Int32, Int32) = (-2, -1)
    var leads = [Int32](repeating: alone, count: columns.contacts.count)
    for judgement in judgements where judgement.entity == .contact {
      leads[rootDetail(judgement.left)] = none
    }
    for index in columns.parts.indices {
      let lead = columns.parts[index]
      guard lead.entity == Entity.lead.rawValue, lead.number == 0, !lead.isRemoved else { continue }
      let contact = part(.contact, 0, ofRecord: lead.record)
      guard contact >= 0 else { continue }
      let person = rootDetail(contact)
      let first = leads[person]
      if first == alone { continue }
      if first == none {
        leads[person] = Int32(index)
      } else {
        let (left, right) = (forest.root(of: first), forest.root(of: Int32(index)))
        if left != right { _ = hang(left, right) }
      }
    }
  }
}
