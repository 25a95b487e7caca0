notice-task-gather-roster = 导入名册
notice-task-confirm-copied = 确认沿用自上年度的内容（还有 { $waiting } 项）
notice-task-begin-ceremony = 启动密钥生成
notice-task-make-key = 生成您保管的密钥
notice-task-rehearse = 演练开箱
notice-task-hand-in = 撰写并提交述职报告
notice-task-answer-remarks = 答复退回意见并重新提交述职报告
notice-task-accept = { $waiting ->
    [one] 审核 { $waiting } 份已提交的述职报告
   *[other] 审核 { $waiting } 份已提交的述职报告
}
notice-task-cards = { $boxes ->
    [one] 制作 { $boxes } 个票箱的测评码
   *[other] 制作 { $boxes } 个票箱的测评码
}
notice-task-check-in = 组织签到
notice-task-open-sums = { $boxes ->
    [one] 参与打开 { $boxes } 个票箱的合计
   *[other] 参与打开 { $boxes } 个票箱的合计
}
notice-task-grades = { $waiting ->
    [one] 为 { $waiting } 名述职人定等次
   *[other] 为 { $waiting } 名述职人定等次
}
notice-task-news = 审核新闻稿《{ $title }》
notice-task-mend = 整改：{ $item }
notice-task-verify = { $waiting ->
    [one] 核验 { $waiting } 项已报完成的整改事项
   *[other] 核验 { $waiting } 项已报完成的整改事项
}

notice-monday = { $day }（周一）
notice-tuesday = { $day }（周二）
notice-wednesday = { $day }（周三）
notice-thursday = { $day }（周四）
notice-friday = { $day }（周五）
notice-saturday = { $day }（周六）
notice-sunday = { $day }（周日）

notice-due-title = 待办事项
notice-due-none = 目前没有待办事项
notice-due-none-text = 需要您办理的事项会连同期限显示在这里。
notice-no-day = 未定期限
notice-stand-done = 已完成
notice-stand-passed = 已过
notice-stand-today = 今天
notice-stand-in = { $days ->
    [one] 明天
   *[other] 还有 { $days } 天
}
notice-stand-overdue = { $days ->
    [one] 逾期 { $days } 天
   *[other] 逾期 { $days } 天
}
notice-asked = { $name }请您尽快办理
notice-tasks-file = 将期限导出为日历文件
notice-roles-title = 我承担的工作

notice-calendar-title = 日程
notice-calendar-stand = 共 { $all } 项，已完成 { $done } 项，逾期 { $late } 项
notice-calendar-print = 打印
notice-calendar-list = 本次评议的日程
notice-calendar-what = 事项
notice-calendar-day = 日期
notice-calendar-how = 进展
notice-calendar-note = 说明
notice-calendar-meeting = 述职评议会议
notice-calendar-empty = 模板没有规定日程
notice-calendar-change = 调整日期
notice-calendar-save = 保存日期
notice-calendar-saved = 日期已保存
notice-rest-weekend = 适逢周末
notice-rest-named = 适逢休息日：{ $name }
notice-rest-day = 适逢休息日
notice-rest-moves = 按模板应调整为{ $day }
notice-rest-some = 有日期落在休息日
notice-rest-move = 按模板规定调整
notice-and = { $one }；{ $other }
notice-remind-hour = 每天 { $hour }:00 起发送提醒。
notice-remind-quiet = 休息日不发提醒，顺延至下一个工作日。
notice-remind-no-mail = 本服务器不发送邮件，提醒只显示在各人的任务页上。

notice-days-title = 节假日与调休
notice-days-note = 与星期不一致的休息日和工作日
notice-days-text = 周六、周日默认为休息日。请在此录入当地的法定节假日，以及因调休而上班的周末。按工作日计算的期限以此为准，休息日不发提醒。
notice-days-list = 与星期不一致的日期
notice-days-empty = 尚未录入日期
notice-days-empty-text = 请按公布的放假安排录入。
notice-days-kind = 类别
notice-days-rest = 休息日
notice-days-work = 工作日
notice-days-name = 名称
notice-days-remove = 删除
notice-days-add = 添加日期
notice-days-from = 起
notice-days-until = 止
notice-days-until-hint = 只有一天时可不填
notice-days-add-button = 添加
notice-days-paste = 粘贴清单
notice-days-lines = 每行一个日期
notice-days-lines-hint = 依次为日期、类别、名称，如 2027-02-06,休,春节；连续多天写作 2027-02-06..2027-02-12,休,春节。类别为“休”或“班”。
notice-days-file = 或选择内容相同的文件
notice-days-paste-button = 导入
notice-days-added = { $count ->
    [one] 已录入 { $count } 天
   *[other] 已录入 { $count } 天
}
notice-days-not-text = 文件不是 UTF-8 文本，请另存为 UTF-8 后重试。
notice-days-year = { $year } 年

notice-refusal-day = 第 { $line } 行：“{ $text }”不是日期，请写成 2027-02-06。
notice-refusal-kind = 第 { $line } 行：“{ $text }”不是类别，请写“休”或“班”。
notice-refusal-name = 第 { $line } 行：名称超过 { $limit } 个字。
notice-refusal-range = 第 { $line } 行：起止日期应前后相接，且不超过一年。
notice-refusal-twice = 第 { $line } 行：{ $day } 重复出现。
notice-refusal-no-days = 没有录入任何日期。
notice-refusal-many-days = 清单共 { $count } 天，一次最多录入 { $limit } 天。
notice-refusal-nobody = 所选人员均已没有待办事项。
notice-refusal-note-empty = 请填写要说的内容。
notice-refusal-note-long = 附言共 { $count } 字，最多 { $limit } 字。

notice-letter-subject = { $count ->
    [one] 述职评议：{ $count } 项待办
   *[other] 述职评议：{ $count } 项待办
}
notice-letter-subject-late = { $late ->
    [one] 述职评议：{ $late } 项已逾期
   *[other] 述职评议：{ $late } 项已逾期
}
notice-letter-subject-asked = { $name }请您尽快办理述职评议事项
notice-letter-asked = { $name }请您尽快办理以下事项：
notice-letter-text = 以下事项需要您办理，按期限先后排列：
notice-letter-by = 期限：{ $day }，{ $stand }
notice-letter-of = { $organisation } { $year } 年度述职评议
notice-letter-off = 如不需要提醒，可在“我的账号”中关闭：

notice-own-title = 提醒
notice-own-text = 您的事项临近期限或已逾期时发送邮件，每天最多一封。邀请邮件不受影响。
notice-own-on = 通过邮件提醒我
notice-own-save = 保存
