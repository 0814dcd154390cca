import Documents
import Model

/// Every transform that `as:` can name.
public enum TransformRegistry {
  public static let all: [any Transform.Type] = [
    TextTransform.self, IdTransform.self, CompanyTransform.self, PersonTransform.self, PhoneTransform.self,
    EmailTransform.self, WechatTransform.self, UrlTransform.self, MoneyTransform.self, IntegerTransform.self,
    BooleanTransform.self, DateTransform.self, DatetimeTransform.self, EnumTransform.self,
    OwnerTransform.self,
    RegionTransform.self, CreditCodeTransform.self, ReferenceTransform.self, ListTransform.self,
    ConcatTransform.self, SalesforceIdTransform.self, ConstantTransform.self, TemplateTransform.self,
  ]

  public static func named(_ name: String) -> (any Transform.Type)? { all.first { $0.name == name } }

  /// What a field takes when its mapping says no `as:`.
  public static func standard(for type: FieldType) -> (any Transform.Type)? {
    named(type.standardTransform)
  }
}
