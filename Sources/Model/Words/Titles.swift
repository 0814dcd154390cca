extension SharedWords {
  /// Titles that stand behind a Chinese name in a cell. Two characters or more: they end no real name.
  public static let titles = [
    "先生", "女士", "小姐", "太太", "夫人", "同志", "师傅", "老师", "老板", "老板娘", "教授", "副教授", "博士", "院士", "医生", "大夫",
    "律师", "会计", "会计师", "工程师", "总工程师", "高级工程师", "总工", "高工", "设计师", "经理", "总经理", "副总经理", "副经理", "项目经理",
    "销售经理", "采购经理", "客户经理", "区域经理", "大区经理", "市场经理", "部门经理", "产品经理", "财务经理", "技术经理", "总监", "副总监",
    "技术总监", "财务总监", "销售总监", "市场总监", "采购总监", "主管", "副总", "总裁", "副总裁", "董事长", "副董事长", "董事", "总助", "助理",
    "秘书", "书记", "主任", "副主任", "车间主任", "办公室主任", "主席", "理事长", "会长", "局长", "副局长", "处长", "副处长", "科长", "副科长", "厅长",
    "部长", "副部长", "厂长", "副厂长", "校长", "副校长", "院长", "副院长", "所长", "副所长", "站长", "店长", "社长", "行长", "组长", "队长", "课长",
    "股长", "司长", "市长", "区长", "县长", "镇长", "村长", "专员", "采购", "采购员", "业务员", "文员", "前台", "出纳", "财务", "销售",
  ]

  /// Titles of one character: behind a family name alone, or behind a name too long to hold it.
  public static let shortTitles = "总工董局处哥姐"

  /// Titles before a Latin name, in lower case, longest first.
  public static let latinTitles = ["professor", "madam", "prof", "miss", "mrs", "mr", "ms", "dr", "sir"]
}
