import Base

/// An XML file with everything that exports do to one.
struct GeneratedXML {
  var text = ""
  var options = ReadOptions()
  private var seeded: Seeded

  init(seed: Int) {
    seeded = Seeded(seed)
    options.format = .xml
    options.record = seeded.pick([nil, nil, "lead", "export/lead", "/export/lead"])
    options.children = seeded.pick([nil, nil, [], ["contacts/contact"], ["tag"]])
    text = seeded.pick([
      "", "<?xml version=\"1.0\"?>\n", "<?xml version='1.0' encoding='utf-8'?><!-- <lead/> -->\n",
    ])
    text += "<export xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:p='urn:p' n=\"1\">\n"
    if seeded.once(in: 3) { text += "<head><made by='u8'>今天</made></head>" }
    for _ in 0..<seeded.number(1...25) {
      record()
      text += seeded.pick(["", "\n", "<!-- <lead>x</lead> -->", "<?p <lead/> ?>", "字"])
    }
    text += "</export>" + seeded.pick(["", "\n", "<!-- 完 -->"])
  }

  private mutating func record() {
    if seeded.once(in: 10) {
      text += seeded.pick(["<lead/>", "<lead id='7'/>", "<lead>甲</lead>"])
      return
    }
    let prefix = seeded.once(in: 4) ? "p:" : ""
    text += "<" + prefix
    text += seeded.pick([
      "lead>", "lead id=\"1\" a=''>", "lead p:id='1' id='2'>",
      "lead xmlns:i='http://www.w3.org/2001/XMLSchema-instance'\n xmlns='urn:d'>",
    ])
    for name in ["code", "name", "addr", "memo"] where !seeded.once(in: 5) { element(name, depth: 0) }
    if !seeded.once(in: 3) {
      text += "<contacts>" + seeded.pick(["", "\n"])
      for _ in 0..<seeded.number(0...3) { element("contact", depth: 0, hasChildren: true) }
      text += "</contacts>"
    }
    while seeded.once(in: 2) { text += "<tag>\(seeded.pick(["", "红", " ", "<b/>", "<b>x</b>"]))</tag>" }
    if seeded.once(in: 6) { text += "<lead>里面</lead>" }
    text += "</\(prefix)lead>"
  }

  private mutating func element(_ name: String, depth: Int, hasChildren: Bool = false) {
    let attributes = seeded.pick([
      "", "", "", " x=\"\"", " x='1' y = \"a>b\"", " xsi:nil=\"true\"", " xsi:nil='false'", " nil='1'",
      " p:nil='1'",
      " xmlns:q='http://www.w3.org/2001/XMLSchema-instance' q:nil='1'",
      " q:nil='0' xmlns:q='urn:q'",
    ])
    if seeded.once(in: 8) {
      text += "<\(name)\(attributes)/>"
      return
    }
    text += "<\(name)\(attributes)>"
    if hasChildren || (depth < 2 && seeded.once(in: 5)) {
      text += mixed()
      for _ in 0..<seeded.number(0...2) {
        element(seeded.pick(["name", "tel", "null"]), depth: depth + 1)
        text += mixed()
      }
    } else {
      text += content()
    }
    text += "</\(name) >"
  }

  private mutating func mixed() -> String {
    seeded.pick([
      "", "", "\n  ", "字", "<!-- 注 -->", "&#32;", "&#x0A; ", "&#x4e2d;", "<![CDATA[ ]]>", "<![CDATA[]]]]>",
      "&amp;",
    ])
  }

  private mutating func content() -> String {
    seeded.pick([
      "", " ", "安和科技", "甲<!-- 注 -->乙", "<![CDATA[a<b>]]> 尾", "<![CDATA[]]>", "<!---->", "&lt;é&gt;", "&#32;",
      "<?p i?>", "12",
    ])
  }
}
