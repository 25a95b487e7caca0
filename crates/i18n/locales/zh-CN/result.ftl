result-title = 结果与等次
result-refusal-input-missing = 尚有录入项得分未填写，请先录入，再计算综合得分。
result-refusal-not-entered = 该项得分来自测评，不能手工录入。
result-refusal-not-a-score = 请填写 0 至 100 的数字，如 92 或 94.5。
result-refusal-no-votes = 无人对该述职人作出评价，无法计分。
result-refusal-group-twice = 组别 { $group } 出现在两个票箱中，会重复计分。
result-refusal-reason = 所定等次与建议不同或用于决定并列，请填写研究决定的理由，理由将记入会议纪要。
result-refusal-reason-long = 理由共 { $count } 字，不得超过 { $limit } 字，请精简。
