/// What is wrong with the grammar of a JSON text (RFC 8259).
enum JSONComplaint: Equatable {
  case unexpectedByte
  case badLiteral
  case badNumber
  case badEscape
  case controlInString
  case mismatchedBracket
  case afterEnd
  case badString
  case notRecords

  var wording: (String, String) {
    switch self {
    case .unexpectedByte: ("此处不应出现该字符", "a character that JSON does not allow here")
    case .badLiteral: ("不是 true、false 或 null", "neither true, false nor null")
    case .badNumber: ("数字的写法不符合 JSON", "a number that is not written as JSON asks")
    case .badEscape: ("字符串中有错误的转义", "a wrong escape in a string")
    case .controlInString: ("字符串中有未转义的控制字符（或缺少引号）", "a control character (or a missing quote) in a string")
    case .mismatchedBracket: ("括号不配对", "a bracket that closes another kind")
    case .afterEnd: ("JSON 结束之后还有内容", "something stands behind the end of the JSON")
    case .badString: ("字符串中有不成对的代理项", "half of a surrogate pair in a string")
    case .notRecords: ("此处应为数组或对象", "an array or an object is expected here")
    }
  }
}
