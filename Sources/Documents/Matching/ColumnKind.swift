/// What a column of a record to match holds; it decides how values are made comparable.
public enum ColumnKind: String, Sendable, CaseIterable {
  /// Words: letters and digits of any script, everything else is a blank.
  case text
  /// A name of any script, compared in Latin letters: two lists of which one is in Chinese or Russian.
  case latin
  /// A person's name or a part of one.
  case person
  /// A company's name.
  case company
  case phone, email, date, number
  /// Words with house numbers in them.
  case address
  /// An identifier: letters and digits alone.
  case code
}

/// What of a value a block is made of.
public enum KeyFunction: String, Sendable, CaseIterable {
  case whole
  /// The first and the last characters.
  case first1, first2, first3, first4, first5, first6
  case last4, last6, last7, last8
  /// Each word of its own; the word pairs; the words that begin alike.
  case words
  /// The three longest words.
  case longest
  /// All words, sorted: the order does not matter.
  case sorted
  /// The letters, sorted: neighbours exchanged do not matter.
  case letters
  /// How it sounds: pinyin without tones; consonant classes of a Latin word.
  case sound
  /// A person's name in Latin letters, whatever their order: 王伟 and Wei Wang.
  case pinyin
  /// The parts of a person's name.
  case surname, given
  /// The parts of a company's name.
  case brand, place
  /// The parts of an e-mail address.
  case local, domain
  /// The parts of a date.
  case year
  case monthDay = "month-day"
  /// The number of a switchboard or a mobile, without what is dialled behind it.
  case trunk
}

/// A block: the records that agree in all of these parts. Null in any part: in no block.
public struct BlockKey: Sendable, Equatable {
  public struct Part: Sendable, Equatable {
    public var column: Int
    public var function: KeyFunction

    public init(column: Int, function: KeyFunction) {
      self.column = column
      self.function = function
    }
  }

  /// As the configuration writes it, for reports.
  public var name: String
  public var parts: [Part]

  public init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }
}
