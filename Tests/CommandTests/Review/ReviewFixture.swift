import Foundation
import Testing

extension Workdir {
  static let doubtful = """
    1,杭州云杉科技有限公司,张伟,13867120945,甲
    2,苏州白桦贸易有限公司,李娜,13867120945,乙
    3,苏州白桦贸易有限公司,李娜,13867120945,丙
    4,南京青松软件有限公司,王芳,13967120945,丁
    5,南京青松软件有限公司,赵强,13967120945,戊

    """

  /// Five leads: 2 and 3 are one person by rule; 1 shares their mobile, and 4 shares 5's.
  func applyDoubtful() throws {
    try writeSmallMigration(Self.doubtful)
    let apply = try run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
  }

  /// Contacts by the records behind them: `["1", "2 3", …]`.
  func contacts() throws -> [String] {
    let reading = try reading()
    return try reading.texts(
      """
      SELECT group_concat(key, ' ') FROM
        (SELECT c.nr, r.key FROM crosswalk c JOIN record r ON r.id = c.record
         WHERE c.entity = 'contact' ORDER BY r.key) GROUP BY nr ORDER BY 1
      """)
  }

  func contactID(of key: String) throws -> String {
    try reading().value(
      """
      SELECT c.id FROM crosswalk c JOIN record r ON r.id = c.record
      WHERE c.entity = 'contact' AND r.key = ?
      """, [key]) ?? ""
  }

  @discardableResult
  func applied(_ comment: Comment? = nil) throws -> Output {
    let apply = try run("apply", "m.yaml")
    #expect(apply.status == 0, comment ?? "\(apply)")
    let verify = try run("verify", "m.yaml")
    #expect(verify.status == 0, "\(verify)")
    return apply
  }

  /// `review` with answers on standard input.
  func review(_ answers: String, _ arguments: String...) throws -> Output {
    try write("answers", answers)
    let words = (["review", "m.yaml"] + arguments).map { "'\($0)'" }.joined(separator: " ")
    return try run([], shell: "\"$0\" \(words) < answers; exit $?; :")
  }
}
