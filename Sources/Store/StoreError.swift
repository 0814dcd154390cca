import Model

/// Why a store cannot be opened, read or written.
public enum StoreError: Error, Sendable, Equatable {
  case missing(path: String)
  /// An SQLite database, or any other file, that LeadFerry did not make.
  case foreign(path: String)
  /// A folder, a device, a pipe, a socket.
  case notAFile(path: String)
  case newer(path: String, version: Int, supported: Int)
  /// `detail` is SQLite's own finding; it names pages and tables, never values.
  case damaged(path: String, detail: String)
  /// Rows that a run finds contradict those that it writes: somebody else changed the store.
  case contradictory(path: String, detail: String)
  case readOnly(path: String)
  /// `by` is known when the holder is a process of this machine.
  case locked(path: String, by: StoreHolder? = nil)
  case full(path: String)
  /// Somebody asked for it.
  case interrupted
  case unopenable(path: String, detail: String)
  case failed(path: String, code: Int32, detail: String)
}

extension StoreError {
  /// Stable, for `--json` and tests.
  public var code: String {
    switch self {
    case .missing: "store-missing"
    case .foreign: "store-foreign"
    case .notAFile: "store-not-a-file"
    case .newer: "store-newer"
    case .damaged: "store-damaged"
    case .contradictory: "store-contradictory"
    case .readOnly: "store-read-only"
    case .locked: "store-locked"
    case .full: "store-full"
    case .interrupted: "interrupted"
    case .unopenable: "store-unopenable"
    case .failed: "store-failed"
    }
  }

  public var diagnostic: Diagnostic {
    Diagnostic(code: code, message: message, hint: hint)
  }

  private var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(zh: "\(path)：线索库不存在", en: "\(path): there is no lead store")
    case .foreign(let path):
      Bilingual(zh: "\(path)：不是 LeadFerry 的线索库", en: "\(path): this file is not a LeadFerry store")
    case .notAFile(let path):
      Bilingual(
        zh: "\(path)：这里是目录、设备、管道或套接字，不能作线索库；未做任何改动",
        en:
          "\(path): a folder, device, pipe or socket stands there, which can be no store; nothing was done to it"
      )
    case .newer(let path, let version, let supported):
      Bilingual(
        zh: "\(path)：线索库的结构版本是 \(version)，本程序只认识到 \(supported)",
        en: "\(path): the store has schema version \(version); this program knows up to \(supported)")
    case .damaged(let path, let detail):
      Bilingual(zh: "\(path)：线索库已损坏(\(detail))", en: "\(path): the store is damaged (\(detail))")
    case .contradictory(let path, let detail):
      Bilingual(
        zh: "\(path)：线索库自相矛盾（\(detail)），未写入任何内容",
        en: "\(path): the store contradicts itself (\(detail)); nothing was written")
    case .readOnly(let path):
      Bilingual(zh: "\(path)：线索库或其目录只读", en: "\(path): the store or its folder is read-only")
    case .locked(let path, let holder): Self.locked(path, holder)
    case .interrupted: Bilingual(zh: "已中断，没有写入任何内容", en: "interrupted; nothing was written")
    case .full(let path):
      Bilingual(zh: "\(path)：磁盘已满，未写入任何内容", en: "\(path): the disk is full; nothing was written")
    case .unopenable(let path, let detail):
      Bilingual(zh: "\(path)：无法打开线索库(\(detail))", en: "\(path): the store cannot be opened (\(detail))")
    case .failed(let path, let code, let detail):
      Bilingual(
        zh: "\(path)：线索库出错(SQLite \(code)：\(detail))，未写入任何内容",
        en: "\(path): the store failed (SQLite \(code): \(detail)); nothing was written")
    }
  }

  private static func locked(_ path: String, _ holder: StoreHolder?) -> Bilingual {
    guard let holder else {
      return Bilingual(zh: "\(path)：另一次运行正占用线索库", en: "\(path): another run holds the store")
    }
    let isOurs = holder.program?.hasPrefix("leadferry") ?? true
    var zh = ["进程 \(holder.process)"]
    var en = ["process \(holder.process)"]
    if let program = holder.program {
      zh.insert(program, at: 0)
      en.insert(program, at: 0)
    }
    if let since = holder.since {
      zh.append("自 \(since)")
      en.append("since \(since)")
    }
    return Bilingual(
      zh: "\(path)：\(isOurs ? "另一次运行" : "另一个程序")正占用线索库（\(zh.joined(separator: "，"))）",
      en: "\(path): another \(isOurs ? "run" : "program") holds the store: \(en.joined(separator: ", "))")
  }

  private var hint: Bilingual {
    switch self {
    case .missing:
      Bilingual(zh: "先运行 leadferry apply", en: "run leadferry apply first")
    case .foreign, .notAFile:
      Bilingual(zh: "检查迁移文件中的 store:", en: "check store: in the migration file")
    case .newer:
      Bilingual(zh: "请升级 leadferry", en: "use a newer leadferry")
    case .damaged:
      Bilingual(zh: "请从备份恢复该文件", en: "restore the file from a backup")
    case .contradictory:
      Bilingual(
        zh: "leadferry verify 会指出哪里被改动；修复后再运行，或从备份恢复该文件",
        en: "leadferry verify names what was changed; mend it, or restore the file from a backup")
    case .readOnly:
      Bilingual(zh: "检查文件和目录的权限", en: "check the permissions of the file and of its folder")
    case .locked:
      Bilingual(zh: "等它结束后再运行", en: "wait until it has ended, then run again")
    case .interrupted: Bilingual(zh: "可以随时再运行", en: "run again whenever you like")
    case .full:
      Bilingual(zh: "腾出空间后再运行", en: "free some space, then run again")
    case .unopenable, .failed:
      Bilingual(zh: "检查磁盘和权限后再运行", en: "check disk and permissions, then run again")
    }
  }
}
