publication-desk-title = 新闻稿

# 由已知事实生成的初稿，供编辑修改。
publication-draft-title = { $organisation }召开{ $year }年度{ $meeting }
publication-draft-lead = { $day }，{ $organisation }在{ $place }召开{ $year }年度{ $meeting }。
publication-draft-groups = { $groups }参加会议。
publication-draft-attendance = 会议应到{ $roll }人，实到{ $present }人。
publication-draft-units = 会上，{ $units }共{ $count }个{ $unit }的{ $reporter }依次述职。
publication-draft-sections = { $count ->
   *[other] 述职围绕{ $themes }等{ $count }个方面，报告了全年工作。
}
publication-draft-evaluation = 会议以无记名方式进行了民主测评。
publication-draft-summing-up = 会议总结时指出：{ $text }
publication-draft-requirements = 对{ $year }年的工作，会议要求：
publication-draft-list = 、

# 公开页面。
publication-list-title = 新闻
publication-list-text = 已发布的稿件，最新的在前。
publication-list-empty = 尚无新闻
publication-list-empty-text = 稿件经审核发布后会出现在这里。
publication-pages = 列表分页
publication-page-of = 第 { $page } 页，共 { $pages } 页
publication-newer = 较新
publication-older = 较早
publication-released-at = 发布时间：
publication-views = { $count ->
   *[other] 浏览：{ $count } 次
}
publication-source = 来源：{ $organisation }
publication-byline = 通讯员：{ $name }
publication-all-news = 全部新闻
publication-where = { $name }：

# 编辑台。
publication-desk-text = 由评议的已有事实起草，逐级审核后发布。
publication-desk-new = 起草新闻稿
publication-desk-empty = 尚无新闻稿
publication-desk-empty-text = 初稿自动填入已有事实：何人何时何地开会、述职内容等。
publication-desk-empty-reader = 通讯员尚未起草。
publication-column-title = 标题
publication-column-state = 状态
publication-column-author = 起草人
publication-column-when = 起草时间
publication-state-draft = 草稿
publication-state-in-review = 待审：{ $step }
publication-state-approved = 已审定，未发布
publication-state-released = 已发布
publication-stand-draft = 草稿，编辑台以外的人看不到。
publication-stand-in-review = 正在等待“{ $step }”，编辑台以外的人看不到。
publication-stand-approved = 各级审核均已通过，发布之前编辑台以外的人看不到。
publication-stand-released = 已发布，可阅读范围：{ $circle }。
publication-open-public = 打开公开页面

publication-approval = 审核进程
publication-step-drafted = 起草
publication-step-submitted = 送审
publication-step-released = 发布
publication-step-by = { $who }，{ $when }
publication-step-waiting = 进行中
publication-step-open = 未开始
publication-returned = 退回记录
publication-returned-by = { $who }，{ $when }（{ $step }）
publication-someone = 已不存在的账号
publication-unknown-step = 第 { $number } 步

publication-submit = 送审
publication-approve = 通过“{ $step }”
publication-approve-hint = 通过的是下方预览中的文字。
publication-send-back = 退回修改
publication-send-back-note = 修改意见
publication-release = 公开发布
publication-withdraw = 撤回稿件
publication-withdraw-hint = 撤回后恢复为草稿，须重新审核；原网址上注明撤回日期和原因。
publication-own-text = 本人起草的稿件由他人审核。

publication-text = 稿件内容
publication-text-locked = 已发布的稿件不能直接修改。请先撤回，修改后重新审核。
publication-text-takes-back = 稿件正在审核或已审定。保存修改后，已有的审核意见全部失效。
publication-title-zh = 标题（中文）
publication-title-en = 标题（英文）
publication-body-zh = 正文（中文）
publication-body-en = 正文（英文）
publication-correspondent-zh = 通讯员（中文）
publication-correspondent-en = 通讯员（英文）
publication-correspondent-hint = 印在文末，不必写“通讯员”三字
publication-other-language-hint = 留空则沿用另一种语言的内容。
publication-body-hint = 使用 Markdown：空一行另起一段，“## ”开头为小标题，“- ”开头为列表。图片单独占一行：![](picture:1)
publication-slug = 网址
publication-slug-hint = 网址中 /news/ 之后的部分，用小写字母、数字和单个连字符
publication-save = 保存稿件
publication-stale = 您打开页面之后，他人修改了这篇稿件
publication-stale-text = 您的内容仍在表单中，尚未保存；他人的版本见下方预览。请核对合并，再次保存将以您的内容为准。
publication-stale-deed = 您打开页面之后，稿件已有变动，本次操作未执行，请查看最新状态。

publication-preview = 已保存内容预览
publication-preview-zh = 中文
publication-preview-en = 英文

publication-pictures = 图片
publication-pictures-none = 尚无图片。
publication-picture-number = 图片 { $number }
publication-picture-unused = 正文尚未引用。如需显示，请在正文中单独一行写 ![](picture:{ $number })
publication-picture-remove = 删除
publication-picture-add = 添加图片
publication-picture-file = 图片文件
publication-picture-file-hint = JPEG、PNG 或 WebP，不超过 { $limit } MB。添加图片会刷新页面，请先保存稿件。
publication-caption-zh = 图片说明（中文）
publication-caption-en = 图片说明（英文）
publication-picture-upload = 添加图片

publication-refusal-not-editable = 已发布的稿件不能修改，请先撤回。
publication-refusal-not-draft = 只有草稿可以送审，这篇稿件已不是草稿。
publication-refusal-not-in-review = 稿件当前不在审核中，可能已被修改或退回，请查看最新状态。
publication-refusal-not-approved = 各级审核全部通过后方可发布。
publication-refusal-not-released = 稿件尚未发布，无需撤回。
publication-refusal-own-text = 这篇稿件由您起草，须由他人审核。
publication-refusal-wrong-role = 这一步由其他角色审核。请联系相应人员，或请组织者授予角色。
publication-refusal-approved-before = 您已通过前面的步骤，每一步须由不同的人审核。
publication-refusal-unknown-step = 模板中的审核步骤已改变，请修改后重新送审。
publication-refusal-note-missing = 请填写修改意见，以便作者修改。
publication-refusal-note-too-long = 修改意见现为 { $count } 字，最多 { $limit } 字。
publication-refusal-title-missing = 请至少用一种语言填写标题。
publication-refusal-title-too-long = 标题现为 { $count } 字，最多 { $limit } 字。
publication-refusal-body-missing = 请至少用一种语言填写正文。
publication-refusal-body-too-long = 正文现为 { $count } 字，最多 { $limit } 字。
publication-refusal-byline-missing = 请至少用一种语言填写通讯员。
publication-refusal-byline-too-long = 通讯员现为 { $count } 字，最多 { $limit } 字。
publication-refusal-caption-missing = 请填写图片说明，简要写明图中内容。
publication-refusal-caption-too-long = 图片说明现为 { $count } 字，最多 { $limit } 字。
publication-refusal-not-a-picture = 该文件不是 JPEG、PNG 或 WebP 图片（与文件名无关）。请另选文件，或转换格式后再添加。
publication-refusal-picture-too-large = 图片超过 { $limit } MB，请缩小后再添加。
publication-refusal-too-many-pictures = 每篇稿件最多 { $limit } 张图片，请先删除一张。
publication-refusal-slug-length = 网址须为 1 至 { $limit } 个字符。
publication-refusal-slug-character = 网址不能含“{ $found }”，请用小写字母、数字和连字符。
publication-refusal-slug-hyphen = 网址中的连字符须单个出现，且在字母或数字之间。
publication-refusal-slug-taken = 该网址已被另一篇稿件使用，请另选一个。

# 稿件种类与可阅读范围。
publication-kind-news = 新闻
publication-kind-report = 报告
publication-kind-circular = 通报
publication-circle = 可阅读范围
publication-circle-hint = 最大范围由模板规定
publication-circle-public = 任何人
publication-circle-signed-in = 有账号的人员
publication-circle-participants = 本次评议的参加人员
publication-desk-other = 起草其他文稿
publication-desk-new-report = 起草报告
publication-desk-new-circular = 起草通报

# 定时发布与撤回。
publication-state-scheduled = 定时发布
publication-stand-scheduled = 各级审核均已通过，将于{ $when }发布，此前编辑台以外的人看不到。
publication-embargo = { $when }前不得对外引用。
publication-release-later = 定时发布
publication-release-from = 发布时间
publication-release-hint = 按评议所在地时间，最迟一年之内
publication-release-schedule = 按此时间发布
publication-release-unreadable = 请填写发布的日期和时间。
publication-call-off = 取消定时发布
publication-withdraw-reason-zh = 撤回原因（中文），向读者公布
publication-withdraw-reason-en = 撤回原因（英文），向读者公布
publication-withdrawn = 撤回记录
publication-gone = 稿件已撤回
publication-gone-text = 此处稿件已于{ $day }撤回。原因：

# 更正。
publication-corrections = 更正
publication-correction-add = 起草更正
publication-correction-hint = 写明原文何处有误、应为何。更正逐级审核后列于稿件之首，正文不变。
publication-correction-zh = 更正（中文）
publication-correction-en = 更正（英文）
publication-correction-save = 保存更正
publication-correction-remove = 删除更正
publication-correction-release = 发布更正
publication-correction-of = { $day }更正：

# 公开列表与稿件页。
publication-search = 查找新闻
publication-search-year = 年份
publication-search-years = 全部年份
publication-search-button = 查找
publication-search-found = { $count ->
   *[other] 共 { $count } 篇
}
publication-later = 下一篇：
publication-earlier = 上一篇：
publication-approval-by = { $step }：{ $name }
publication-feed-atom = 订阅（Atom）
publication-feed-json = 订阅（JSON Feed）

publication-refusal-release-past = 发布时间须在当前时间之后。立即发布请用“公开发布”。
publication-refusal-release-far = 发布时间最多在 { $days } 天之内。
publication-refusal-already-out = 稿件已经发布。如需取下，请撤回并说明原因。
publication-refusal-reason-missing = 请填写撤回原因，读者会在原网址看到。
publication-refusal-reason-too-long = 撤回原因现为 { $count } 字，最多 { $limit } 字。
publication-refusal-correction-missing = 请至少用一种语言填写更正。
publication-refusal-correction-too-long = 更正现为 { $count } 字，最多 { $limit } 字。
publication-refusal-too-many-corrections = 每篇稿件最多 { $limit } 条更正。错处较多时，请撤回稿件修改。
publication-refusal-circle-too-wide = 模板规定，稿件的可阅读范围不得超出“{ $circle }”。
publication-refusal-too-many-pixels = 图片超过 { $limit } 百万像素，请缩小后再添加。
publication-alt-zh = 图片内容（中文）
publication-alt-en = 图片内容（英文）
publication-alt-hint = 供看不见图片的读者使用，写明画面内容。留空则沿用图片说明。
