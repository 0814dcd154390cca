import ArgumentParser
import Base
import Desk
import Documents
import Foundation
import Mapping
import Model
import Run

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a whole migration from a folder of exports. / 由一个文件夹的导出文件建立整个迁移",
    usage: "leadferry init <folder> [--name <name>] [--out <folder>] [<options>]",
    discussion: """
      Writes a mapping for each kind of file, owners.csv from the names seen, and migration.yaml, beside the \
      folder; into it when it is the working directory. Nothing that is there is replaced.
      """)

  @Argument(help: "The folder with the exports. / 导出文件所在的文件夹") var folder: String
  @Option(help: "Name of the migration; the folder's if not given. / 迁移的名字") var name: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Write into this folder. / 输出文件夹", valueName: "folder"))
  var out: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let exports = try ExportFolder(folder)
      let target = out.map(ExportFolder.absolute) ?? exports.home
      let found = exports.read(relativeTo: target)
      guard !found.files.isEmpty else { throw InitText.nothing(folder, found.leftOut) }
      let draft = MigrationDraft(
        found.files, others: found.leftOut.map(\.path), people: found.people, language: common.language)
      let name = MappingDraft.mappingName(name ?? (target as NSString).lastPathComponent)
      var texts = [("migration.yaml", draft.text(name: name, language: common.language))]
      if !draft.owners.rows.isEmpty { texts.append(("owners.csv", draft.owners.csv(common.language))) }
      texts += draft.drafts.map { ($0.name + ".yaml", $0.text) }
      let shown = InitText.shown(target)
      for (file, _) in texts { try NewFile.check(InitText.join(shown, file)) }
      try NewFile.makeFolder(target)
      for (file, text) in texts { try NewFile.write(text, to: InitText.join(shown, file)) }
      let checked = Desk.check(path: InitText.join(shown, "migration.yaml"))
      let result = InitText(
        folder: folder, target: shown, draft: draft, files: found.files.count, peopleFiles: found.peopleFiles,
        leftOut: found.leftOut)
      Console.print(common.json ? result.json() : result.render(common.language))
      let errors = checked.diagnostics.filter { $0.severity == .error } + checked.shapes
      if !errors.isEmpty { throw RunError.invalid(errors) }
      return 0
    }
  }
}
