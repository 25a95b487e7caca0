report-list-title = 述职报告
