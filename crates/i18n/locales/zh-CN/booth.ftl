# 手机测评页。脚本读取时保留前缀，{ $x } 变为 {x}。
booth-title = 民主测评
booth-other-language = English
booth-loading = 正在打开票箱……
booth-retry = 重试
booth-unreachable-title = 连不上服务器
booth-unreachable = 请确认手机已连上会场网络。页面会自动重试，您不必重新扫码。
booth-no-box-title = 没有这个票箱
booth-no-box = 请重新扫描测评卡上的二维码，或向工作人员询问。
booth-damaged-title = 票箱资料不一致
booth-damaged = 收到的票箱资料与其指纹不符。请不要在本页测评，并告知监票人。

booth-code-title = 请输入测评码
booth-code-hint = 测评码印在测评卡上，共 22 位，区分大小写。短横和空格可以不输。
booth-code-label = 测评码
booth-code-submit = 继续
booth-code-checking = 正在核对测评码……
booth-code-shape = 测评码应为 22 位，现在是 { $count } 位。请对照测评卡检查。
booth-code-letters = 测评码里不会出现“{ $letters }”。请对照测评卡检查。
booth-code-unknown = 这张测评卡不属于本票箱。请检查是否输错，或向工作人员换取正确的测评卡。

booth-preparing-title = 票箱还没有开放
booth-preparing = 宣布开始测评后，本页会自动打开，请稍候。
booth-closed-title = 票箱已关闭
booth-closed = 测评已经截止，本页不再接收选票。
booth-too-small-title = 票箱没有打开计票
booth-too-small = 收到的选票太少，单独计票会暴露个人选择，因此不予计票。
booth-to-board = 查看公开票箱

booth-privacy-title = 测评之前
booth-privacy-encrypted = 您的选择在本机加密，任何人（包括系统管理员）都无法看到单张选票。
booth-privacy-trustees = 只能计出总票数，而且须由多名保管人共同打开：{ $names }。
booth-privacy-demonstration = 这是演示：凡能打开首页的人都可以进入各个角色，包括密钥保管人。您的选择在本机加密，但掌握服务器的人有能力看到单张选票。正式测评不会这样设置。
booth-privacy-card = 测评卡是随机抽取的，不记名，也不与任何人对应。
booth-privacy-kept = 系统不记录姓名、手机和提交时间。
booth-privacy-change = 截止之前可以用同一张测评卡重新提交，以最后一次为准。
booth-privacy-count = 共 { $reporters } 位述职人，每位 { $criteria } 项，约需 { $minutes } 分钟。
booth-privacy-retention = 保存期限：{ $retention }
booth-privacy-fingerprint = 票箱指纹
booth-privacy-fingerprint-hint = 可与会场大屏和会议记录上的指纹核对。
booth-start = 开始测评
booth-group = { $letter } 票

booth-own-title = 您代表哪个单位述职？
booth-own-hint = 述职人不评本人，该行自动留空。这个选择不单独保存，加密后与其他选票没有区别。
booth-own-none = 我不是述职人
booth-own-continue = 继续

booth-progress-label = 述职人
booth-position = 第 { $n } 位，共 { $total } 位
booth-dot = 第 { $n } 位，{ $unit }，{ $state }
booth-dot-done = 已完成
booth-dot-partial = 未填完
booth-dot-empty = 未填
booth-dot-own = 本人，不评
booth-done-count = 已完成 { $done } / { $total }
booth-guidance = 说明
booth-previous = 上一位
booth-back = 返回
booth-next = 下一位
booth-review = 检查选票
booth-comment-add = 写几句意见（可不写）
booth-comment-readers = 能看到的人：{ $readers }。意见随票箱一并开启，与他人的混在一起，不带姓名。
booth-comment-hint = 请不要写会让人认出您的内容。意见提交后不能撤回，重新投票也不能。
booth-comment-count = { $count } / { $limit }

booth-review-title = 检查选票
booth-review-complete = 全部选好了。核对无误后，密封并提交。
booth-review-gaps = 还有 { $count } 项没有选择，补全后才能提交。
booth-review-gap = 未选择
booth-review-own = 本人，不评
booth-review-edit = 修改
booth-review-edit-label = 修改：{ $unit }
booth-review-same = 您对所有述职人的选择完全相同。如果这是您的本意，可以提交。
booth-review-fill = 去补选
booth-send = 密封并提交

booth-sealing-title = 正在密封
booth-sealing = 正在本机加密，请稍候。
booth-sending-title = 正在提交
booth-sending = 选票已密封，正在送往票箱。
booth-waiting-title = 等待网络
booth-offline = 网络中断，选票已加密保存在本机，恢复后自动提交，请勿关闭页面。
booth-send-now = 现在重试
booth-resumed = 本机有一张已密封、尚未送达的选票，正在继续提交。
booth-seal-failed-title = 没能密封选票
booth-seal-failed = 选票还没有提交，您的选择仍在本页。请重试；若仍不行，请换一部手机，或向工作人员领取纸质测评表。

booth-received-title = 选票已收到
booth-received-replaced = 新选票已替换您先前的选票。
booth-received-tracker = 查验码
booth-received-kept = 票箱里保存的是加密的选票；本机没有留下您的选择。
booth-received-check = 在公开票箱中能找到这个查验码，说明选票已在箱中；它不显示您的选择。
booth-received-copy = 复制查验码
booth-received-copied = 已复制
booth-received-again = 改变主意，重新测评
booth-received-other = 换一张测评卡
booth-received-next = 用手中的测评卡测评
booth-received-clear = 清除本机痕迹
booth-received-clear-hint = 借用他人手机时请按此键。

booth-cleared-title = 已清除
booth-cleared = 本页已忘记测评码、选择和查验码。手机若是借来的，请在浏览器历史记录中删除本页，再归还。

booth-refused-title = 选票没有被接收
booth-refused-again = 重新测评
booth-refused-mismatch = 服务器回复的查验码与本机不一致。请不要离开，立即告知监票人。

