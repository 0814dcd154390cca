import ArgumentParser
import Desk
import Documents
import Model
import Run

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every mistake of a migration or a mapping before data is read. / 检查迁移文件和映射")

  @Argument(help: "A migration or a mapping file. / 迁移文件或映射文件") var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let checked = Desk.check(path: file)
      let errors = checked.diagnostics.filter { $0.severity == .error }
      if !errors.isEmpty { throw RunError.invalid(checked.diagnostics) }
      if !checked.shapes.isEmpty { throw RunError.shape(checked.diagnostics + checked.shapes) }
      if !checked.diagnostics.isEmpty {
        Console.error(DiagnosticRenderer.render(checked.diagnostics, common.language))
      }
      Console.print(Wording.checkPassed(file, mappings: checked.mappings, common.language))
      return 0
    }
  }
}
