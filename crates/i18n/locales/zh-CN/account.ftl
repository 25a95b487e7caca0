account-home-title = 述职评议，一处办理
account-home-text = 述职报告、评议大会、无记名测评、结果、文书与整改，一个年度的全部工作都在这里。
account-demo-title = 演示：选择一个角色进入
account-demo-text = 点击任一行即以示例单位中该角色的身份登录。所有内容均为虚构，凡能打开本页者均可任意操作。
account-no-news = 尚无新闻
account-no-news-text = 通讯员撰写的稿件发布后会出现在这里。
account-no-tasks = 暂无任务
account-no-tasks-text = 您在评议中尚无角色，可请组织者或管理员授予。
account-sign-in-name = 登录名
account-sign-in-hint = 字母或数字，如工号或邮箱
account-password = 密码
account-password-hint = 至少 { $least } 个字符，用一句短语更易记住
account-name = 姓名
account-name-missing = 请填写姓名。
account-set-up = 首次启用
account-set-up-text = 创建第一个管理员账号。此链接仅可使用一次。
account-set-up-button = 创建账号

account-task-administrator = 账号与设置
account-task-organiser = 组织评议工作
account-task-reporter = 撰写并提交述职报告
account-task-leader = 点评述职报告
account-task-scrutineer = 制作测评码并监督计票
account-task-trustee = 保管一份密钥
account-task-correspondent = 撰写新闻稿
account-task-approver = 审核新闻稿
account-task-observer = 查看已公布的内容

account-part-administrator = 管理员：账号、设置、备份
account-part-organiser = 组织者：模板、名册、议程、票箱、结果
account-part-reporter = 述职人：本人述职报告与整改事项
account-part-leader = 领导：点评、工作要求、定等次
account-part-scrutineer = 监票人：测评码、计票、签字
account-part-trustee = 密钥保管人：持有一份密钥，合力开启合计
account-part-correspondent = 通讯员：新闻稿
account-part-approver = 审稿人：审核新闻稿
account-part-observer = 观察员：查看已公布的内容

refusal-wrong-password = 登录名或密码有误，请核对（密码区分大小写）。
refusal-link-void = 此链接已使用或已过期，请索取新的链接。
refusal-not-a-sign-in = 登录名为 1 至 64 个字母、数字或 . - _ @，不含空格。
refusal-sign-in-taken = 该登录名已被使用，请另选一个。
refusal-password-too-short = 密码现为 { $count } 个字符，至少需要 { $least } 个。
refusal-password-too-long = 密码不得超过 { $greatest } 个字符。

account-desk = 系统管理
account-list = 账号
account-list-note = 查看可登录的人员，邀请新成员
account-list-stand = { $count ->
   *[other] 共 { $count } 个账号
}
account-invite = 邀请成员
account-invite-name = 姓名
account-invite-name-missing = 请填写被邀请人的姓名。
account-name-too-long = 姓名共 { $count } 个字符，最多 { $limit } 个。
account-invite-button = 生成邀请链接
account-invited = { $name } 的邀请链接已生成
account-invited-text = 请将此链接交给本人。链接仅在此时显示，只能使用一次，14 天内有效。请勿自行打开，以免失效。
account-copy = 复制链接
account-copied = 已复制
account-password-choose = 设置密码
account-password-choose-text = 今后凭此密码登录。
account-password-save = 保存密码
