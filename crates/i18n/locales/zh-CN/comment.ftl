# 测评人的意见：写了什么，只给事先写明的人看。

comment-title = 测评意见
comment-what = 在测评页填写，在手机上加密，随票箱一并开启并打乱次序。系统不保存意见是谁写的，也不保存哪些意见出自同一人。
comment-caution = 测评人数不多时，仅凭措辞就可能认出写的人。请只看意见说了什么，不要追查是谁说的，也不要在公开场合逐字引用。
comment-count = { $count } 条意见
comment-none = 没有意见
comment-not-yet = 全部票箱开启且纸票计票签字完毕后，可在此查看意见。
comment-not-released = 结果公布后，可在此查看对您的意见。
comment-readers = 填写前已告知测评人，能看到意见的有：{ $readers }。
comment-hidden = 已由组织者隐藏：{ $reason }
comment-hidden-text = 原文
comment-hide = 隐藏这条意见
comment-hide-what = 仅用于辱骂等内容。原文保留，其他人只看到隐藏原因；隐藏后不能恢复。
comment-hide-reason = 原因
comment-hide-button = 隐藏
comment-reader-organiser = 组织者
comment-reader-leader = 领导
comment-reader-reporter = 述职人本人（结果公布后）
comment-readers-and = { $first }和{ $last }

comment-refusal-not-asked = 本次测评不收意见。请刷新页面后重新提交选票。
comment-refusal-bad = 所附意见不属于这个票箱。请刷新页面后重新提交选票。
comment-refusal-bad-part = 这不是您开启意见的那一份。请刷新页面后重试。
comment-refusal-reason-empty = 请写明隐藏原因：其他人会看到这个原因。
comment-refusal-reason-long = 原因共 { $count } 字，最多 { $limit } 字。
