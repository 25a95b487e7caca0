publication-desk-title = 新闻稿
