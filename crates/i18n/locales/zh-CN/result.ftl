result-title = 结果与等次
