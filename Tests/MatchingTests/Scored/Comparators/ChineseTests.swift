import Testing

@testable import Matching

/// What Chinese names, companies and numbers are written like, and what is not the same for all that.
@Suite struct ChineseTests {
  private func person(_ a: String, _ b: String) -> String { compared(a, b, .person, .person) }
  private func company(_ a: String, _ b: String) -> String { compared(a, b, .company, .company) }
  private func phone(_ a: String, _ b: String) -> String { compared(a, b, .phone, .phone) }

  @Test(arguments: [
    ("峯", "峰"), ("滙", "汇"), ("淩", "凌"), ("囌", "苏"), ("劉", "刘"), ("龍", "龙"), ("臺", "台"), ("嶽", "岳"),
    ("鎭", "镇"), ("査", "查"),
  ])
  func traditionalFormsAndVariantsFold(_ pair: (String, String)) {
    #expect(person("王大" + pair.0, "王大" + pair.1) == "exact")
    #expect(company(pair.0 + "丰贸易有限公司", pair.1 + "丰贸易有限公司") == "exact")
  }

  @Test func widthFolds() {
    #expect(compared("ａｂ＠ｃｄ．ｃｎ", "ab@cd.cn", .email, .email) == "exact")
    #expect(phone("１３９　１２３４　５６７８", "13912345678") == "exact")
  }

  @Test func aShapeMisreadIsNotABrother() {
    #expect(person("郝建国", "赫建国") == "one character looks alike")
    #expect(person("赵婷", "赵停") == "one character looks alike" || person("赵婷", "赵停") == "same sound and tone")
    #expect(person("王晴", "王睛") == "one character looks alike")
    #expect(person("王伟强", "王伟刚") == "one character differs")
    #expect(person("李建军", "李建国") == "one character differs")
    #expect(person("张三", "李四") == "else")
  }

  @Test(arguments: [
    ("王总", "王伟"), ("王女士", "王芳"), ("老王", "王建国"), ("小李", "李娜"), ("欧阳总监", "欧阳锋"), ("张经理（采购部）", "张伟"),
  ])
  func aTitleLeavesTheSurname(_ pair: (String, String)) { #expect(person(pair.0, pair.1) == "surname alone") }

  @Test(arguments: [
    ("单小明", "Shan Xiaoming"), ("曾志伟", "Zeng Zhiwei"), ("解晓东", "Xiaodong Xie"), ("仇和平", "Qiu Heping"),
    ("区小红", "Ou Xiaohong"),
    ("查良镛", "Zha Liangyong"), ("任志强", "Ren Zhiqiang"), ("朴海英", "Piao Haiying"), ("盖伟", "Ge Wei"),
    ("缪斯文", "Miao Siwen"),
    ("尉小龙", "Wei Xiaolong"), ("尉迟恭", "Yuchi Gong"), ("万俟洛", "Moqi Luo"), ("长孙无忌", "Zhangsun Wuji"),
    ("澹台明", "Tantai Ming"),
    ("覃文", "Qin Wen"), ("覃文", "Tan Wen"), ("吕布", "Lv Bu"), ("吕布", "Lu Bu"), ("华天", "Hua Tian"),
    ("句阳", "Gou Yang"),
  ])
  func surnamesAreReadAsSurnames(_ pair: (String, String)) {
    #expect(person(pair.0, pair.1) == "the same in pinyin")
    #expect(person(pair.0, "Bai Gugu") == "else")
  }

  @Test func pinyinFinds() {
    func key(_ text: String) -> UInt64 {
      let store = ColumnStore(.person)
      store.append(text)
      return KeyMaker.hash(.pinyin, store.value(store.ids[0]), .person)
    }
    #expect(key("王伟") == key("Wei Wang") && key("王伟") == key("WANG WEI") && key("王伟") == key("汪卫"))
    #expect(key("王伟") != key("Li Wei") && key("长孙无忌") == key("Zhangsun Wuji"))
    #expect(key("王总") == 0)
  }

  @Test(arguments: [
    ("北师大", "北京师范大学"), ("中石化", "中国石油化工集团公司"), ("工行", "中国工商银行"), ("浙大", "浙江大学"), ("上汽", "上海汽车集团股份有限公司"),
  ])
  func shortNamesOfLongOnes(_ pair: (String, String)) {
    #expect(["abbreviated", "short name"].contains(company(pair.0, pair.1)), "\(company(pair.0, pair.1))")
  }

  @Test func noShortNames() {
    #expect(company("北师大", "南京师范大学") == "else")
    #expect(company("中石化", "中国建设集团有限公司") == "else")
    #expect(company("师大", "北京航空学院") == "else")
  }

  @Test func figuresAndNumeralsAreTheSame() {
    #expect(company("第3建筑有限公司", "第三建筑有限公司") == "exact")
    #expect(company("三六〇科技有限公司", "360科技有限公司") == "exact")
    #expect(company("第三建筑有限公司", "第四建筑有限公司") != "exact")
  }

  @Test(arguments: [
    ("0571-88886666", "+86 571 88886666"), ("0571-88886666", "(0571)8888-6666"),
    ("010-88886666", "86-10-88886666"),
    ("0571-88886666转803", "0571-88886666分机803"), ("0571-88886666-803", "+86-571-88886666-803"),
    ("021-88886666 ext.12", "021-88886666(内线12)"),
  ])
  func aLandlineWrittenOtherwise(_ pair: (String, String)) { #expect(phone(pair.0, pair.1) == "exact") }

  @Test func extensionsAndAreasTellApart() {
    #expect(phone("0571-88886666-803", "88886666") == "same number")
    #expect(phone("0571-88886666-803", "0571-88886666-804") == "same number, other extension")
    #expect(phone("0571-88886666", "0731-88886666") != "same number")
  }
}
