result-title = Results and grades
