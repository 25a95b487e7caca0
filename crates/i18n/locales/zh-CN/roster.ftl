roster-title = 名册
