import Model
import Verification

/// What to do about a finding, and who must decide it.
struct Advice {
  var decides: Decider
  var remedy: Bilingual

  init(_ finding: Finding) {
    self = finding.verdict == .violated ? Self.violated(finding.check) : Self.notCheckable(finding.check)
  }

  private init(_ decides: Decider, _ zh: String, _ en: String) {
    self.decides = decides
    remedy = Bilingual(zh: zh, en: en)
  }

  private static func violated(_ check: Check) -> Advice {
    switch check {
    case .integrity:
      Advice(
        .it, "从备份恢复线索库，并检查磁盘；然后再核对一次", "restore the store from a backup, look at the disk, and verify again")
    case .recordCount, .cells:
      Advice(
        .it, "保留这个文件，不要继续切换：两套程序数出的结果不同，请向工具的维护者报告",
        "keep the file and do not go on: two counters disagree; report it to whoever maintains the tool")
    case .declaredCount:
      Advice(
        .dataOwner, "从旧系统重新导出这个文件，核对其页脚所写的条数，再运行一次",
        "export the file again, hold it against the count in its footer, and run again")
    case .controlFile:
      Advice(
        .dataOwner, "控制文件与导出说法不同：从旧系统重新导出两者，再运行一次",
        "the control file and the export disagree: export both again, and run again")
    case .manifest:
      Advice(
        .dataOwner, "查明清单之后改动了什么；放回当时的文件，或承认这是另一个状态并另存清单",
        "find out what changed since the manifest; put back what it names, or keep a new one for this state")
    case .documents:
      Advice(
        .mappingAuthor, "放回那次运行所用的文件，或用改动后的文件重新演练并执行",
        "put back what the run went by, or plan and apply with what it says now")
    case .values:
      Advice(
        .it, "用旁边的命令看这条记录：若单元格无误，就撤回最近一次运行或从备份恢复，再运行一次",
        "look at the record with its command: if the cell is right, roll back or restore a backup, and run again"
      )
    case .judgements:
      Advice(
        .dataOwner, "用 leadferry review 判断这些记录是否为同一个；合并错了的用 leadferry unmerge 拆开",
        "judge them with leadferry review; take apart what was merged wrongly with leadferry unmerge")
    case .relations:
      Advice(
        .it, "负责人不在表中的，请补进负责人表再运行；其余的，从备份恢复线索库",
        "an owner who is not in the table is added to it before the next run; for all else restore a backup")
    default:
      Advice(
        .it, "查明运行之后是谁改动了线索库；从备份恢复，或撤回最近一次运行再运行一次",
        "find out who changed the store after the run; restore a backup, or roll back and run again")
    }
  }

  private static func notCheckable(_ check: Check) -> Advice {
    switch check {
    case .recordCount, .cells, .declaredCount:
      Advice(
        .it, "把那次运行读过的文件放回原处，再核对一次", "put the file that the run read back in its place, and verify again")
    case .values:
      Advice(
        .mappingAuthor, "用迁移文件（而不是线索库）来核对，并放回那次运行所用的映射和负责人表",
        "verify with the migration file, and with the mapping and the owners table that the run went by")
    case .documents:
      Advice(
        .mappingAuthor, "放回那次运行所用的文件，再核对一次", "put back the document that the run went by, and verify again")
    default:
      Advice(
        .it, "先处理不成立的各项，再核对一次", "mend what is violated first, then verify again")
    }
  }
}
