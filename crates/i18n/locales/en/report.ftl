report-list-title = Reports
