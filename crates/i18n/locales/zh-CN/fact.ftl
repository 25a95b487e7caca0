# 述前核查。

fact-title = 述前核查
fact-stand = 已填 { $filled } 项，共 { $all } 项
fact-none = 规则中没有核查项目
fact-none-text = 本次评议的规则没有设述前核查。核查项目在规则的“facts”部分添加。
fact-no-units = 还没有述职单位
fact-no-units-text = 述职单位随名册导入。
fact-unit = 述职单位
fact-checks = 核查内容
fact-check-of = { $kind }，满分 { $points } 分
fact-desk = 台账核查
fact-field = 实地核查
fact-no-part = 不计分
fact-part-of = 计入“{ $input }”
fact-caption = 各单位得分和说明
fact-score = 得分
fact-note = 说明
fact-field-score = { $unit }，{ $check }：得分（满分 { $points }）
fact-field-note = { $unit }，{ $check }：说明
fact-out-of = 满分 { $points }
fact-record = 核查记录
fact-record-of = { $unit }核查记录
fact-save = 保存
fact-saved = { $count ->
   *[other] 已保存 { $count } 项。原来的内容留在核查记录里。
}
fact-saved-nothing = 没有改动。
fact-keyboard = 回车键和上下方向键在单位之间移动，Tab 键逐格移动。
fact-one-language = 改动后的说明，中英文都按您写的显示。
fact-refused = 尚未保存
fact-stale = 其他人同时改了同一格，内容没有保存。
fact-stale-text = 现有内容列在您填写的旁边。再次保存即以您的为准，原内容仍留在记录里。
fact-stored-now = 现为：{ $score } { $note }（{ $who }，{ $when }）
fact-nothing-there = 空白
fact-frozen = 票箱已经开启：已有的得分计入结果，不再改动；缺的仍可补录。
fact-released = 结果已经公布，核查结果不再改动。
fact-read-only = 您可以查看核查结果。由谁录入，见评议规则。
fact-pages = 单位分页
fact-page-previous = 上一页
fact-page-next = 下一页
fact-page-here = 第 { $page } 页，共 { $pages } 页

fact-import = 从表格录入
fact-import-title = 从表格录入核查结果
fact-import-text = 每个单位一行，写明代号或名称；每个核查项目一列；说明另列，列名为“项目名称＋说明”。文件内容先填入表格，经您保存才算数。
fact-import-file = Excel 工作簿（.xlsx）或 CSV 文件
fact-import-limit = 不超过 { $limit } MB
fact-import-paste = 或粘贴从表格复制的内容（连同列名）
fact-import-button = 填入表格
fact-import-laid = { $count ->
   *[other] 文件带来 { $count } 项内容，请核对后保存。
}
fact-import-nothing = 文件内容与现有内容一致，没有新内容。
fact-import-nothing-chosen = 请选择文件，或粘贴内容。
fact-import-back = 返回表格
fact-from-file = 来自文件
fact-export = 下载
fact-export-text = 按现有内容生成表格，填好后可以再录入。
fact-export-xlsx = Excel 工作簿
fact-export-csv = CSV 文件
fact-export-file = 述前核查
fact-note-heading = { $check }说明

fact-record-empty = 还没有录入
fact-record-by = { $who }，{ $when }
fact-record-before = { $count ->
   *[other] 此前 { $count } 次录入
}
fact-record-taken-back = 已撤回
fact-record-no-score = 无得分
fact-record-score = { $score } 分（满分 { $points }）
fact-record-change = 录入或修改
fact-record-sum = { $input }：{ $value } 分（百分制）
fact-record-sum-missing = { $input }：尚缺得分

fact-slip-row = 第 { $row } 行，{ $field }
fact-slip-field = { $unit }，{ $check }
fact-slip = { $field }：{ $why }
fact-slip-unit = 单位 { $unit }
fact-slip-unit-none = 未写单位
fact-wrong-number = “{ $found }”不是得分。请只写数字，小数用点号。
fact-wrong-range = { $found } 超过满分 { $points } 分。
fact-wrong-decimals = { $found } 的小数位过多：{ $decimals ->
    [0] 应为整数。
   *[other] 最多 { $decimals } 位小数。
}
fact-wrong-note = 说明有 { $count } 字，最多 { $limit } 字。
fact-wrong-counted = 票箱已经开启，此项得分已计入结果，不再改动。
fact-wrong-no-unit = 本次评议没有这个单位。请按名册填写代号或名称。
fact-wrong-unit-twice = 该单位在第 { $row } 行已经出现，请保留一行。
fact-refusal-slips = 内容没有保存：{ $slips }
fact-refusal-slips-more = ……另有 { $count } 处
fact-refusal-released = 结果已经公布，核查结果不再改动。
fact-refusal-no-head = 文件中没有列名行。列名应有单位一列（“代号”或“单位”）和至少一个核查项目，名称与规则一致。
fact-refusal-column-twice = 第 { $row } 行有两列都叫“{ $heading }”，请改名或删去一列。
