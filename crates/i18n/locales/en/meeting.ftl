meeting-title = Meeting
meeting-comments-title = Comments
meeting-summing-up-title = Summing-up
