import CLibXML2

/// libxml2's push parser, set up so that it reads nothing but the bytes it is given: no network, no
/// entities, no recovery, and UTF-8 whatever the XML declaration says (the text is decoded already).
final class XMLPushParser {
  /// The first error that stops the import: libxml2's number, and the character where it names one.
  private(set) var failure: (number: Int32, character: UInt32)?
  private(set) var failureOffset = 0
  private let context: xmlParserCtxtPtr?

  private static let once: Void = xmlInitParser()

  init(_ handler: inout xmlSAXHandler, user: UnsafeMutableRawPointer) {
    _ = Self.once
    handler.initialized = XML_SAX2_MAGIC
    context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil)
    guard let context else {
      failure = (XML_ERR_NO_MEMORY.rawValue.signed, 0)
      return
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
  }

  deinit {
    guard let context else { return }
    if let document = context.pointee.myDoc {
      xmlFreeDoc(document)
      context.pointee.myDoc = nil
    }
    xmlFreeParserCtxt(context)
  }

  /// How many bytes the parser has consumed: where the tag or text that it is at ends.
  var consumed: Int {
    guard let input = context?.pointee.input?.pointee, let base = input.base, let current = input.cur
    else { return 0 }
    return Int(input.consumed) + (current - base)
  }

  /// The address by which the parser will name an element or attribute.
  func address(of name: String) -> UInt {
    guard let context else { return 0 }
    return UInt(bitPattern: xmlDictLookup(context.pointee.dict, name, -1))
  }

  func parse(_ bytes: UnsafeRawBufferPointer) {
    let start = bytes.bindMemory(to: CChar.self).baseAddress
    note(xmlParseChunk(context, start, Int32(bytes.count), 0))
  }

  func finish() { note(xmlParseChunk(context, nil, 0, 1)) }

  /// Called from a callback: nothing more is parsed.
  func stop() { if let context { xmlStopParser(context) } }

  /// Called from the error callback.
  func report(_ error: xmlErrorPtr?) {
    guard failure == nil, let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue
    else { return }
    // A prefix that is not declared: names are matched without prefixes.
    if Self.isAboutNamespaces(error.code) { return }
    fail(error.code, UInt32(bitPattern: error.int1))
  }

  private func note(_ result: Int32) {
    guard failure == nil, result != 0, !Self.isAboutNamespaces(result) else { return }
    fail(result, 0)
  }

  private func fail(_ number: Int32, _ character: UInt32) {
    failure = (number, number == XML_ERR_INVALID_CHAR.rawValue.signed ? character : 0)
    failureOffset = consumed
  }

  private static func isAboutNamespaces(_ number: Int32) -> Bool {
    number >= XML_NS_ERR_XML_NAMESPACE.rawValue.signed && number < 300
  }
}

extension UInt32 {
  fileprivate var signed: Int32 { Int32(bitPattern: self) }
}
