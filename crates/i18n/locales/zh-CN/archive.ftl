archive-take = 归档包
archive-take-text = 已结束评议的全部材料合为一个文件：中英文文件、选票档案、附件、全部记录，并附哈希清单。任何人可用“pingyi verify”离线核验，也可导入另一套系统。
archive-refusal-not-closed = 评议结束后才能生成归档包：此前内容仍可能变动。
archive-file = { $organisation }{ $year }年度评议归档包
