import Documents

@testable import Matching

/// Pairs in tiers of falling likeness, by comparator: those that are one, those that may be, those
/// that are two. A comparator without cases fails the suite.
enum CalibrationCases {
  struct Ladder {
    var kind: ColumnKind
    var strong: [(String, String)]
    var middling: [(String, String)]
    var weak: [(String, String)]

    var tiers: [[(String, String)]] { [strong, middling, weak] }
  }

  static let all: [ComparatorKind: Ladder] = [
    .exact: Ladder(
      kind: .code, strong: [("AB-12 34", "ab1234"), ("ＡＢ１２３４", "AB1234")],
      middling: [("AB1234", "ab1234"), ("AB1234", "AB1235")],
      weak: [("AB1234", "XY9876"), ("AB1234", "AB12345")]),
    .edit: Ladder(
      kind: .text, strong: [("Stevenson", "stevenson"), ("wellington", "wellignton")],
      middling: [("wellington", "welingtn"), ("stevenson", "stephenson")],
      weak: [("wellington", "harrison"), ("stevenson", "campbell")]),
    .jaroWinkler: Ladder(
      kind: .text, strong: [("martha", "marhta"), ("katherine", "katherina")],
      middling: [("dwayne", "duane"), ("dixon", "dicksonx")],
      weak: [("martha", "oliver"), ("dixon", "brown")]),
    .words: Ladder(
      kind: .text, strong: [("hans friedrich", "friedrich hans"), ("east side deli", "East-Side deli")],
      middling: [("east side deli", "east side grill"), ("red blue green", "blue green")],
      weak: [("east side deli", "ocean view"), ("red blue", "green white")]),
    .prefix: Ladder(
      kind: .text, strong: [("安和", "安和科技"), ("north", "northern lights")],
      middling: [("northern lights", "northern star"), ("安和科技东店", "安和科技西店")],
      weak: [("northern", "southern"), ("安和", "博成")]),
    .names: Ladder(
      kind: .text,
      strong: [("isla hall", "hall isla"), ("robert allen", "rob allen"), ("bob allen", "robert allen")],
      middling: [("j smith", "john smith"), ("isla hall", "isla")],
      weak: [("isla hall", "grace kelly"), ("isla hall", "isla kelly")]),
    .date: Ladder(
      kind: .date, strong: [("1970-03-01", "1970-01-03"), ("1970-03-01", "1970-03-02")],
      middling: [("1970-03-01", "1970-03-29"), ("1970-03-01", "1970-12-01")],
      weak: [("1970-03-01", "1984-11-28"), ("1970-03-01", "1970-11-28")]),
    .number: Ladder(
      kind: .number, strong: [("1,000", "1000.0"), ("1000", "1004")],
      middling: [("1000", "950"), ("200", "188")],
      weak: [("1000", "10"), ("5", "50000")]),
    .email: Ladder(
      kind: .email,
      strong: [("wangwei@anhe.cn", "wagnwei@anhe.cn"), ("wangwei@anhe.cn", "wangwei@anhe.com")],
      middling: [("wangwei@anhe.cn", "wangwei@163.com"), ("wangwei@anhe.cn", "wangwei88@anhe.cn")],
      weak: [("wangwei@anhe.cn", "lixiaoming@anhe.cn"), ("wangwei@anhe.cn", "zhang@b.com")]),
    .phone: Ladder(
      kind: .phone, strong: [("021-51234567", "51234567"), ("021-51234567-803", "+86 21 51234567")],
      middling: [("13912345678", "13912345687"), ("13912345678", "13712345679")],
      weak: [("13912345678", "13887654321"), ("021-51234567-803", "021-51234567-804")]),
    .person: Ladder(
      kind: .person, strong: [("王伟强", "王伟墙"), ("李明", "李铭"), ("陈建国", "陳健國")],
      middling: [("张伟", "张总"), ("李小明", "李明"), ("王伟", "Wang Wei"), ("赵婷", "赵停")],
      weak: [("王伟强", "王伟刚"), ("李明", "李强"), ("王芳", "张丽")]),
    .company: Ladder(
      kind: .company,
      strong: [("杭州安和科技有限公司", "安和科技有限公司"), ("北京博成电子有限公司", "博成电子"), ("第1建筑有限公司", "第一建筑有限公司")],
      middling: [("杭州安和科技有限公司", "杭州安禾科技有限公司"), ("北京博成电子有限公司", "北京博成电子有公司"), ("北京师范大学", "北师大")],
      weak: [("杭州安和科技有限公司", "杭州安和科技有限公司上海分公司"), ("北京博成电子有限公司", "上海龙腾食品有限公司")]),
    .address: Ladder(
      kind: .address,
      strong: [("浙江省杭州市西湖区文三路90号", "杭州市 西湖区 文三路 90号"), ("12 Main Street, Springfield", "12 Main Street")],
      middling: [
        ("浙江省杭州市西湖区文三路90号", "杭州市西湖区文三路92号"), ("12 Main Street, Springfield", "12 Main Str Springfeld"),
      ],
      weak: [("杭州市西湖区文三路90号", "上海市浦东新区张江路5号"), ("12 Main Street", "901 Ocean Drive")]),
    .code: Ladder(
      kind: .code, strong: [("91330106MA27", "91330106ma27"), ("91330106MA27", "91330160MA27")],
      middling: [("91330106MA27", "91330160MA72"), ("AB123456", "AB132465")],
      weak: [("91330106MA27", "310115000000"), ("AB123456", "ZX998877")]),
  ]
}
