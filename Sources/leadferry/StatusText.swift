import Cutover
import LeadModel

enum StatusText {
  static func render(_ status: Cutover.Status, _ language: Language) -> String { status.store }
}
