roster-title = 名册
roster-check-in-title = 签到
roster-stand = { $count ->
   *[other] 名册共 { $count } 人
}
roster-empty = 名册为空
roster-empty-text = 导入名册后，单位、述职人和参会人员显示在这里。
roster-units = 单位与述职人
roster-unit = 单位
roster-code = 代号
roster-reporter = 述职人
roster-members = 人数
roster-committee = 班子人数
roster-people = 人员名单
roster-number = 工号
roster-name = 姓名
roster-post = 职务
roster-group = 组别
roster-presence = 到会
roster-present = 已到
roster-absent = 未到
roster-on-leave = 请假
roster-attendance = 到会情况
roster-on-roll = 应到
roster-leave = 请假
roster-here = 实到
roster-total = 合计
roster-quorum-at-least = { $share } 以上（含本数）
roster-quorum-more-than = 超过 { $share }（不含本数）
roster-quorum = 法定人数：应到 { $roll } 人的 { $rule }，即 { $needed } 人。实到 { $present } 人。
roster-quorum-met = 已达到
roster-quorum-missing = 尚未达到
roster-pages = 翻页
roster-page-previous = 上一页
roster-page-next = 下一页
roster-page = { $page } / { $all }
roster-desk-hint = 输入工号后按回车签到，再输一次则取消。
roster-desk-button = 签到
roster-desk-in = { $name } 已签到
roster-desk-out = { $name } 已取消签到
roster-desk-unknown = 名册中没有工号 { $number }。请核对，或在下方名单中查找姓名。
roster-desk-all = 除请假人员外全部到会
roster-desk-all-done = { $count ->
    [0] 没有需要补签的人员：除请假外均已签到。
   *[other] 已为 { $count } 人签到。
}
roster-desk-all-hint = 供清点人数后一次签到使用，不影响此前已签到的人员。
roster-check-in-one = 签到
roster-check-out-one = 取消
roster-refusal-unknown-group = 模板中没有 { $group } 组，请核对名册或模板。
roster-refusal-more-than-roll = { $group } 组应到 { $roll } 人，而请假 { $leave } 人、实到 { $present } 人，请核对。
roster-refusal-no-quorum = 应到 { $roll } 人，实到 { $present } 人，至少需要 { $needed } 人。请先为到会人员签到，再宣布开会。
roster-refusal-nobody = 名册为空，请先导入名册。
