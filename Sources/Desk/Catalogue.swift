import Mapping
import Matching
import Model
import Reporting

extension Desk {
  /// Entities and fields from the lead model, transforms as they describe themselves, and the rules that
  /// a mapping's author asks for: nothing in it is written down a second time.
  public static func catalogue() -> FieldCatalogue {
    FieldCatalogue(
      entities: Entity.allCases.map { entity in
        FieldCatalogue.Entity(
          name: entity.name, title: entity.title,
          fields: LeadModel.fields(of: entity).map { field in
            FieldCatalogue.Field(
              path: field.path, type: field.type.rawValue, title: field.title, choices: field.choices,
              target: field.target?.name, synonyms: field.synonyms)
          })
      },
      types: FieldType.allCases.map { type in
        FieldCatalogue.FieldType(
          name: type.rawValue, summary: summary(of: type),
          transform: TransformRegistry.standard(for: type)?.name ?? "")
      },
      transforms: TransformRegistry.all.map { transform in
        FieldCatalogue.Transform(
          name: transform.name, summary: transform.summary, makes: transform.makes.map(\.rawValue).sorted(),
          takesSeveralCells: transform.takesSeveralCells,
          options: transform.options.map {
            FieldCatalogue.Option(name: $0.name, summary: $0.summary, values: $0.values)
          },
          codes: transform.codes)
      },
      survivorship: SurvivorshipReason.allCases.map {
        FieldCatalogue.Rule(name: $0.rawValue, summary: summary(of: $0))
      },
      ownerColumns: OwnersColumn.allCases.map {
        FieldCatalogue.OwnerColumn(
          headers: $0 == .sourceID ? ["SOURCE_id", "SOURCE_code"] : $0.headers, summary: summary(of: $0))
      })
  }

  private static func summary(of type: FieldType) -> Bilingual {
    switch type {
    case .text: Bilingual(zh: "任意文本，去掉首尾空白", en: "any text, trimmed")
    case .choice:
      Bilingual(
        zh: "取值固定的一项，用模型里的词；来源的原词在旁边的 _label 列",
        en: "one of a closed list, in the model's words; the source's own word beside it in _label")
    case .phone:
      Bilingual(
        zh: "大陆号码只留数字，座机 0571-88886666-801；其他国家为 E.164，带 +",
        en: "mainland China: digits, landlines 0571-88886666-801; elsewhere E.164 with +")
    case .email: Bilingual(zh: "地址，域名小写", en: "local@domain, the domain in lower case")
    case .money:
      Bilingual(zh: "精确小数；货币在旁边的 _currency 列", en: "exact decimal text; the currency beside it in _currency")
    case .integer: Bilingual(zh: "整数", en: "decimal digits, with a minus where it is one")
    case .boolean: Bilingual(zh: "1 或 0", en: "1 or 0")
    case .date: Bilingual(zh: "2023-05-01", en: "2023-05-01")
    case .datetime:
      Bilingual(
        zh: "UTC 时间 2023-05-01T00:00:00Z；来源的时区在旁边的 _zone 列",
        en: "UTC, 2023-05-01T00:00:00Z; the source's zone beside it in _zone")
    case .owner: Bilingual(zh: "负责人表里的工号", en: "the code of somebody in the owners table")
    case .reference:
      Bilingual(zh: "另一条记录的键；主记录里是它的行号", en: "the key of another record; in a golden row, the row it became")
    case .list: Bilingual(zh: "几个文本，以“; ”相连", en: "several texts, joined by `; `")
    }
  }

  private static func summary(of rule: SurvivorshipReason) -> Bilingual {
    switch rule {
    case .reference:
      Bilingual(
        zh: "按键引用的那条记录；引用者自己写的排在后面",
        en: "the record that is named by its key; what a record writes beside that key stands behind")
    case .trust: Bilingual(zh: "来源的 trust 高者", en: "the source with the higher `trust`")
    case .recency:
      Bilingual(
        zh: "改得晚的记录：updated_at，没有则 created_at（跟进记录看 at）；没有时间的最旧",
        en:
          "the record changed later: its `updated_at`, else its `created_at` (an activity's `at`); none is oldest"
      )
    case .completeness: Bilingual(zh: "填得多的记录", en: "the record with more fields filled")
    case .length: Bilingual(zh: "较长的值", en: "the longer value")
    case .identity:
      Bilingual(
        zh: "标识较小的记录：与读入次序无关", en: "the record with the smaller identity, whatever order files came in")
    }
  }

  private static func summary(of column: OwnersColumn) -> Bilingual {
    switch column {
    case .code: Bilingual(zh: "工号，写进线索库的就是它；必填，不可重复", en: "what the store keeps; required, each once")
    case .name: Bilingual(zh: "姓名，单元格里通常写的", en: "the name that cells hold")
    case .aliases:
      Bilingual(zh: "别的叫法，用 ; 、 或 , 隔开", en: "other names, with `;`, `、` or `,` between them")
    case .status:
      Bilingual(
        zh: "在职 或 离职，也可写 是/否、1/0、true/false（IsActive）；空为在职",
        en: "`active` (在职) or `left` (离职), or yes/no, 1/0, true/false (IsActive); blank is active")
    case .gone:
      Bilingual(zh: "是 或 1：已离职（与 状态 相反的写法）", en: "yes or 1: the person has left")
    case .sourceID:
      Bilingual(
        zh: "来源里的编号，如 crm_id、erp_code；单元格可以写它",
        en: "what a source calls the person: crm_id, erp_code; cells may hold it")
    case .note: Bilingual(zh: "只给人看", en: "for people alone")
    case .successor:
      Bilingual(
        zh: "离职者的接手人（工号）；接手人也离职则再往下", en: "of who left: the code of who takes over, and so on from there")
    case .email:
      Bilingual(zh: "邮箱，单元格可以写它", en: "cells may hold it; carried into the store's owner table")
    case .mobile:
      Bilingual(
        zh: "手机，单元格可以写它，写法不限", en: "cells may hold it, however written; carried into the store's owner table")
    case .department: Bilingual(zh: "部门", en: "carried into the store's owner table")
    }
  }
}
