result-title = Results and grades
result-refusal-input-missing = A score that is entered by hand is still missing. Enter it, then the composite can be reckoned.
result-refusal-not-entered = This score comes from the ballots and cannot be entered by hand.
result-refusal-not-a-score = Enter a number from 0 to 100, such as 92 or 94.5.
result-refusal-no-votes = Nobody gave this reporter a grade; there is nothing to score.
result-refusal-group-twice = Group { $group } stands in two boxes; its votes would count twice.
result-refusal-reason = The grade departs from the suggestion or settles a tie: give the committee’s reason, which goes into the minutes.
result-refusal-reason-long = The reason has { $count } characters of at most { $limit }. Shorten it.
