progress-title = 进度
progress-stand = 共 { $all } 份述职报告，已提交 { $done } 份，逾期 { $late } 份
progress-by = 述职报告提交期限：{ $day }
progress-by-none = 日程中没有规定述职报告的提交日期。
progress-chart = 述职报告进度
progress-state = 状态
progress-count = 份数
progress-not-begun = 未开始
progress-show-all = 全部
progress-show-late = 逾期
progress-filter = 筛选
progress-list = 述职报告
progress-none = 没有处于该状态的述职报告
progress-choose = 选择
progress-choose-one = 选择{ $name }
progress-unit = 单位
progress-sections = 板块
progress-length = 字数
progress-items = 上年度问题
progress-files = 附件
progress-day = 期限
progress-asked = 催办
progress-asked-today = 今天 { $when }
progress-part = { $count } / { $all }
progress-others = 其他人员的待办事项
progress-others-none = 其他人员目前没有待办事项。
progress-others-more = { $count ->
    [one] 另有 { $count } 人有待办事项。
   *[other] 另有 { $count } 人有待办事项。
}
progress-who = 人员
progress-what = 事项
progress-more = 另有 { $count } 项
progress-steps = 评议准备
progress-step-roster = 名册
progress-step-roster-is = { $people ->
    [one] { $people } 人
   *[other] { $people } 人
}
progress-step-copied = 沿用自上年度、待确认
progress-step-key = 票箱密钥
progress-step-key-none = 尚未启动
progress-step-key-waiting = { $count ->
    [one] 还差 { $count } 位密钥保管人
   *[other] 还差 { $count } 位密钥保管人
}
progress-step-key-done = 已生成
progress-step-cards = 已制作测评码的票箱
progress-nudge = 催办
progress-nudge-text = 被催办的人在“我的任务”中看到提示，有邮箱的同时收到邮件。每人每天最多催办一次。
progress-nudge-note = 附言
progress-nudge-selected = 催办所选人员
progress-nudge-late = { $count ->
    [one] 催办全部逾期人员（{ $count } 人）
   *[other] 催办全部逾期人员（{ $count } 人）
}
progress-nudged-mailed = { $count ->
    [0] 没有发送邮件。
    [one] 已发送 { $count } 封邮件。
   *[other] 已发送 { $count } 封邮件。
}
progress-nudged-shown = { $count ->
    [one] { $count } 人只能在“我的任务”中看到。
   *[other] { $count } 人只能在“我的任务”中看到。
}
progress-nudged-before = { $count ->
    [one] { $count } 人今天已催办过。
   *[other] { $count } 人今天已催办过。
}
progress-chat = 发到工作群
progress-chat-hint = 可将以下文字复制到工作群。
progress-chat-late = { $year } 年度述职评议：以下单位的述职报告应于{ $day }前提交，目前尚未提交，请尽快提交。
progress-chat-open = { $year } 年度述职评议：以下单位请于{ $day }前提交述职报告。
progress-chat-open-no-day = { $year } 年度述职评议：以下单位尚未提交述职报告。
progress-chat-none = 述职报告已全部提交。
progress-chat-line = { $number }. { $unit }（{ $title }）
progress-copy = 复制
progress-copied = 已复制
progress-pages = 列表分页
progress-page = 第 { $here } / { $last } 页
progress-previous = 上一页
progress-next = 下一页
progress-optional = 选填
