meeting-title = 评议大会
meeting-comments-title = 点评
meeting-summing-up-title = 总结与要求
