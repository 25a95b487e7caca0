# 历次计算结果。

versions-title = 结果版本
versions-stand = { $count ->
    [0] 尚未计算。
   *[other] 共 { $count } 版。得分或建议等次一有变化，即另存一版。
}
versions-none = 还没有版本
versions-none-text = 最后一个票箱开启后形成第一版。
versions-number = 第 { $number } 版
versions-by = { $who }，{ $when }
versions-cause-box = 票箱开启
versions-cause-paper = 纸票计票签字
versions-cause-checks = 保存述前核查得分
versions-cause-inputs = 保存得分、加减分或一票否决
versions-cause-found = 党委研究时核出
versions-value = { $what } { $before } → { $after }
versions-share = { $what }权数 { $before } → { $after }
versions-came = 新增{ $what } { $value }
versions-went = 撤去{ $what } { $value }
versions-first = { $what } { $after }
versions-lost = { $what } { $before } → 无法计算
versions-missing = 尚缺得分
versions-veto = 认定：{ $title }
versions-veto-back = 撤回：{ $title }
versions-suggested = 建议等次 { $before } → { $after }
versions-suggested-first = 建议等次 { $after }
versions-unchanged = 建议等次不变
versions-between = ；
