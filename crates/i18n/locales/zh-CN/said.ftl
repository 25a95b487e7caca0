# 会上发言的随记：边听边写的点评，以及工作人员代记。
said-floor-now = 现在述职：{ $unit }
said-floor-here = { $unit }正在述职。
said-now-title = 边听边写
said-report-and-checks = 述职报告与核查情况
said-confirmed-already = 您已确认对该报告的点评。在此写下的内容确认后将替换原点评。
said-confirmed-open = 查看点评
said-confirmed-chip = 已确认
said-confirm-title = 确认我的点评
said-confirm-waiting = 确认我的点评（{ $count }）
said-confirm-text = 请核对您写下的和工作人员代记的内容，可以修改，确认后载入会议记录。
said-confirm-replaces = 目前记录中的点评，确认后将被替换
said-confirm-this = 确认对{ $unit }的点评
said-confirm-unticked = 未勾选的仍为草稿，保留各栏中的文字。
said-confirm = 确认勾选的点评
said-confirm-stale = 内容已在其他设备上或被记录人员修改，尚未确认任何点评。您填写的文字仍在各栏中，请核对后重新确认。
said-confirm-none = 没有待确认的点评
said-confirm-none-text = 您边听边写的点评显示在这里，待您确认。
said-confirmed = { $count } 条点评已确认，载入会议记录。
said-unconfirmed = 待本人确认
said-taken-down-by = { $name }代记
said-line-hint = 可以修改；清空即删去。

said-refusal-not-a-leader = 只能代领导记录点评，请选择本次评议的领导。
said-refusal-confirmed = 发言人已确认或删去这条记录，不能再改。
said-refusal-confirmed-before = 这些点评已确认过，内容相同，未作改动。
said-refusal-nothing-to-confirm = 尚未勾选。请勾选要确认的点评。
