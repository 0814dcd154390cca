import ArgumentParser
import Desk
import Documents
import Model
import Reporting

struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "What a mapping can be written of: fields, transforms, options. / 字段与转换",
    usage: "leadferry fields [<name>] [--markdown] [<options>]",
    discussion: """
      Also as `leadferry help fields` and `leadferry help transforms`. With a name, \
      what there is about it: an entity, a field such as account.name, a transform.
      """)

  @Argument(help: "An entity, a field, transforms, or a transform. / 实体、字段或转换")
  var name: String?
  @Flag(help: "As the page Docs/Fields.md. / 写成文档页")
  var markdown = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let name else { return }
    guard !markdown else { throw ValidationError("--markdown takes no name") }
    let catalogue = Desk.catalogue()
    guard catalogue.about(name) == nil else { return }
    let nearest = Suggestion.nearest(to: name, among: catalogue.names)
    throw ValidationError("nothing is called '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }

  func run() throws {
    try running(common) {
      let all = Desk.catalogue()
      let catalogue = name.flatMap(all.about) ?? all
      if markdown {
        Console.print(FieldsMarkdown.render(catalogue, common.language))
      } else if common.json {
        Console.print(JSONOutput.text(catalogue))
      } else {
        Console.print(FieldsText.render(catalogue, common.language, width: Console.width))
      }
      return 0
    }
  }

  /// `help fields` and `help transforms` answer with the thing itself; other arguments stay as they are.
  static func expanding(_ arguments: [String]) -> [String] {
    guard arguments.first == "help", arguments.count >= 2 else { return arguments }
    switch arguments[1] {
    case "fields": return ["fields"] + arguments.dropFirst(2)
    case "transforms": return ["fields", "transforms"] + arguments.dropFirst(2)
    default: return arguments
    }
  }
}
