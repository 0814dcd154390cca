import Model

extension TransformOptions {
  /// The value of an option that takes one of a few words.
  func word(_ name: String, of words: [String], default standard: String) throws(OptionProblem) -> String {
    guard let given = self[name] else { return standard }
    guard words.contains(given) else {
      let list = words.joined(separator: ", ")
      throw OptionProblem(
        option: name,
        message: Bilingual(zh: "\(name) 只能是：\(list)", en: "\(name) takes one of: \(list)"))
    }
    return given
  }

  func required(_ name: String, zh: String, en: String) throws(OptionProblem) -> String {
    guard let given = self[name], !given.isEmpty else {
      throw OptionProblem(option: name, message: Bilingual(zh: zh, en: en))
    }
    return given
  }
}
