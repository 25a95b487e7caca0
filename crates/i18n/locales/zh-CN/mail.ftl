mail-title = 邮件
mail-note = 查看已发送、待发送和发送失败的邮件
mail-stand = 待发送 { $waiting } 封，已发送 { $sent } 封，已放弃 { $failed } 封
mail-sender = 发件人：{ $sender }
mail-kept = 已发送或已放弃的邮件在此保留 30 天。
mail-off = 本服务器不发送邮件
mail-off-text = 不影响使用：邀请链接和重设密码链接会显示给您，由您复制并转交本人。如需发送邮件，请服务器运维人员在配置文件的 [mail] 一节填写服务器和发件人。
mail-empty = 尚无邮件
mail-empty-text = 邀请、重设密码链接和提醒一旦寄出，便会列在这里。
mail-list = 近 30 天的邮件
mail-to = 收件人
mail-what = 内容
mail-since = 生成时间
mail-state = 状态
mail-act = 可执行的操作
mail-kind-invitation = 邀请
mail-kind-reset = 重设密码链接
mail-kind-test = 测试邮件
mail-state-waiting = 待发送
mail-state-sent = 已发送
mail-state-failed = 已放弃
mail-attempts = { $count ->
    [0] 尚未尝试
   *[other] 已尝试 { $count } 次
}
mail-again-at = 下次尝试：{ $when }
mail-said = 邮件服务器答复：{ $reason }
mail-again = 重新发送
mail-test = 发送测试邮件
mail-test-to = 收件地址
mail-test-button = 发送测试邮件
mail-test-put = 测试邮件正在发送，稍后刷新本页即可看到邮件服务器是否已接收。
mail-pages = 列表分页
mail-page = 第 { $here } 页，共 { $last } 页
mail-previous = 较新
mail-next = 较早

mail-letter-invitation = 邀请您参加述职评议工作
mail-letter-invitation-text = 邀请您参加述职评议工作。请打开以下页面设置密码：
mail-letter-invitation-until = 链接仅可使用一次，14 天内有效。
mail-letter-reset = 重新设置密码
mail-letter-reset-text = 您本人或输入您登录名的人申请重新设置密码。请打开以下页面设置：
mail-letter-reset-until = 链接仅可使用一次，24 小时内有效。如非本人申请，请不予理会，您的密码不会改变。
mail-letter-test = 邮件发送正常
mail-letter-test-text = 管理员发送本邮件，用于检查邮件是否正常。您收到即表示正常。
mail-letter-hello = { $name }：
mail-letter-sign-in = 您的登录名：{ $sign-in }
mail-letter-end = 本邮件由系统自动发送，请勿回复。

mail-refusal-not-an-address = 邮箱地址有误，格式如 name@example.org。
mail-refusal-no-server = 本服务器不发送邮件，请改用链接。
mail-refusal-no-address = 该账号没有邮箱地址，请先填写，或改用链接。
mail-refusal-not-waiting = 此邮件已经发送。
mail-refusal-subject-empty = 邮件没有标题。
mail-refusal-subject-long = 邮件标题共 { $count } 个字符，最多 { $limit } 个。
mail-refusal-text-empty = 邮件没有正文。
mail-refusal-text-long = 邮件正文共 { $count } 个字符，最多 { $limit } 个。
