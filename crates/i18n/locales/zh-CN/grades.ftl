# 党委研究确定等次。

grades-title = 研究确定等次
grades-stand = 已定 { $decided } 人，共 { $all } 人，尚未定案。
grades-final = { $when }定案，依据结果第 { $version } 版。定案后只有经复核申诉才能变更某人的等次。
grades-sealed-text = 合计开启、得分齐全后，再研究确定等次。
grades-sitting = 会议情况
grades-held-on = 会议日期
grades-chair = 主持人
grades-note-taker = 记录人
grades-present = 到会委员
grades-others = 列席及其他到会人员
grades-others-hint = 每行一人
grades-table = 全部述职人的等次
grades-reporter = 述职人
grades-score = 得分
grades-suggested = 建议等次及依据
grades-decision = 研究决定
grades-choose = 未定
grades-grade-of = { $unit }的等次
grades-reason-of = { $unit }的理由
grades-reason = 与建议不同或决定并列时，请写明记入会议纪要的理由
grades-band = 仅按得分：{ $grade }
grades-breach-reason = 超过上限或未达下限的理由（记入会议纪要）
grades-save = 保存会议情况和等次
grades-saved = 已保存，等次尚未定案。
grades-moved = { $unit }：研究决定后，建议等次由{ $before }变为{ $after }。
grades-moved-title = 研究决定后结果又有变化
grades-missing = 定案前还缺
grades-missing-scores = 有人尚缺得分，无法给出建议
grades-missing-day = 会议日期
grades-missing-chair = 主持人
grades-missing-note-taker = 记录人
grades-missing-present = 到会人员
grades-missing-grades = { $count ->
   *[other] { $count } 名述职人的等次
}
grades-missing-unlawful = { $unit }：{ $why }
grades-missing-breach = 超过上限或未达下限的理由
grades-freeze = 等次定案
grades-freeze-text = 一经按下，全部等次、会议情况和结果第 { $version } 版即定案，不能撤销；以后只有申诉经复核成立，才变更某人的等次。
grades-freeze-ask = 确定将全部等次定案？此操作不能撤销。
grades-frozen-now = 等次已定案。
grades-refused = 尚未保存
grades-stale = 其他人刚刚保存过，您的内容没有保存，仍按您填写的列在下面。请先看已保存的内容，再保存。
grades-refusal-frozen = 等次已经定案，只有经复核申诉才能变更。
grades-refusal-not-frozen = 等次尚未定案。
grades-refusal-slips = { $count ->
   *[other] 有 { $count } 人的等次不能这样确定，已在表中标出。
}
grades-refusal-day = 请填写日期，如 2023-01-12。
grades-refusal-name = 姓名有 { $count } 字，最多 { $limit } 字。
grades-refusal-name-empty = 姓名为空。
grades-refusal-many = 人员共 { $count } 名，最多 { $limit } 名。
grades-refusal-not-ready = { $count ->
   *[other] 定案前还缺 { $count } 项。
}
grades-list-present = 到会
grades-none = –
