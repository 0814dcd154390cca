import Foundation

/// What faults do to canonical values.
extension String {
  /// The first two neighbours that differ, behind the third place, swapped.
  var swapped: String {
    var characters = Array(self)
    guard characters.count > 4 else { return self }
    for at in 3..<characters.count - 1 where characters[at] != characters[at + 1] {
      characters.swapAt(at, at + 1)
      return String(characters)
    }
    return self
  }

  // MARK: Money: `1200000.00␟CNY`

  var amountText: String { String(prefix { $0 != "\u{1F}" }) }

  /// Another amount of the same currency.
  func amount(_ change: (String) -> String) -> String {
    change(amountText) + drop { $0 != "\u{1F}" }
  }

  /// As a program prints it that keeps money in a double: `0.1 + 0.2`.
  var reprinted: String {
    let value = (Double(self) ?? 0) + 0.1 + 0.2 - 0.3
    let text = "\(value)"
    return text == self ? text + "0000000001" : text
  }

  /// The point one place to the right.
  var shifted: String {
    guard let point = firstIndex(of: ".") else { return self + "0" }
    let rest = self[index(after: point)...]
    return self[..<point] + (rest.first.map(String.init) ?? "") + "." + rest.dropFirst() + "0"
  }

  var addingCents: String { contains(".") ? dropLast() + (last == "1" ? "2" : "1") : self + ".01" }

  // MARK: Times: `2023-05-01T00:00:00Z␟Asia/Shanghai`

  func later(seconds: Int) -> String {
    let time = prefix { $0 != "\u{1F}" }
    guard let date = try? Date(String(time), strategy: .iso8601) else { return self }
    return date.addingTimeInterval(TimeInterval(seconds)).formatted(.iso8601) + drop { $0 != "\u{1F}" }
  }

  /// Day and month changed places, where the day can be a month.
  var daySwapped: String {
    let parts = prefix(10).split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]), day <= 12 else { return self }
    return "\(parts[0])-\(parts[2])-\(parts[1])" + dropFirst(10)
  }
}
