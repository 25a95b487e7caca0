hook-refusal-not-an-address = 地址不正确。请从群机器人的设置中复制，地址以 https:// 开头。
hook-refusal-not-https = 地址必须以 https:// 开头，以免消息在途中被他人读取。
hook-refusal-inside = 该地址位于服务器所在的内部网络，不予发送。确有需要时请服务器管理人员开启许可。
hook-refusal-long = 地址超过 { $limit } 个字符。
hook-refusal-secret-long = 密钥超过 { $limit } 个字符。
hook-refusal-no-seal = 本服务器没有用于加密保存地址的密钥，请联系服务器管理人员设置。
hook-refusal-none = 尚未设置群机器人。
hook-title = 工作群
hook-text = 可由群机器人在每个工作日早上通报哪些事项临近期限、有多少人逾期。通报只有人数，不点名，也不涉及任何投票和得分。
hook-off = 本服务器不保存群机器人地址
hook-off-text = 请服务器管理人员以带数据目录的方式启动服务器，目录中存有用于加密保存地址的密钥。
hook-none = 尚未设置群机器人
hook-is = { $format }，{ $host }
hook-since = { $when }设置
hook-signed = 已签名
hook-format = 类型
hook-format-ding-talk = 钉钉
hook-format-we-com = 企业微信
hook-format-feishu = 飞书
hook-format-plain = 其他（JSON）
hook-format-plain-hint = 供自有程序或中转服务使用
hook-address = 机器人地址
hook-address-hint = 从群机器人的设置中复制。持有地址的人可以向群里发消息，因此加密保存，不再显示。
hook-secret = 密钥
hook-secret-hint = 钉钉、飞书机器人启用“加签”时填写；其他 JSON 也用它签名。企业微信没有密钥。
hook-lang = 语言
hook-set = 设置
hook-replace = 重新设置
hook-saved = 群机器人已设置。请发送测试消息确认。
hook-test = 发送测试消息
hook-put = 测试消息已进入发送队列，请稍后刷新本页查看结果。
hook-remove = 取消群机器人
hook-posts = 最近的通报
hook-posts-empty = 暂无
hook-post-when = 时间
hook-post-what = 内容
hook-post-state = 状态
hook-post-summary = 期限通报
hook-post-test = 测试消息
hook-post-attempts = { $count ->
    [0] 尚未发送
    [one] 已尝试 { $count } 次
   *[other] 已尝试 { $count } 次
}
hook-post-reason = 发送失败：{ $reason }
hook-note = 群机器人每个工作日早上的通报

hook-message-head = { $organisation } { $year } 年度述职评议 · { $day }
hook-message-test = 这是一条测试消息，群机器人设置正确。
hook-message-nothing = 近期没有到期事项。
hook-message-late = { $late ->
    [0] 无人逾期。
    [one] 有 { $late } 人逾期。
   *[other] 有 { $late } 人逾期。
}
hook-message-part = · { $what }：{ $people ->
    [one] { $people } 人
   *[other] { $people } 人
}，期限{ $day }，{ $stand }
hook-message-hand-in = 提交述职报告
hook-message-mend = 整改事项
hook-message-news = 审核新闻稿
