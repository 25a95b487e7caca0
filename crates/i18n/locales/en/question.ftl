# Questions at the meeting.
question-title = Questions
question-stand = { $all ->
    [one] { $all } question
   *[other] { $all } questions
}; { $waiting } waiting for the ledger
question-one = Question
question-new = Write a question down
question-all = Asked so far
question-empty = Nothing was asked yet. Questions written down here stand in the minutes, under the report they belong to.
question-to = Put to
question-asker = Asked by
question-asker-else = Somebody else, named beside
question-asker-name = Name or post
question-asker-name-hint = For who has no account here
question-asks = { $name } asks:
question-text = Question
question-answer = Answer
question-answer-hint = Can be added later
question-unanswered = No answer is written down yet.
question-follow-up = to follow up
question-follow-up-mark = To be followed up: it is to become an item of the ledger
question-in-ledger = in the ledger
question-ask = Write it down
question-edit = Edit or answer
question-take-up = Make a ledger item
question-take-up-by = Make a ledger item, due { $day }
question-take-up-text = The question becomes an item of this unit, owned by its reporter.
question-to-item = Open the item
question-remove = Remove this question
question-remove-sure = It disappears from the minutes. This cannot be undone.
question-changed-meanwhile = Somebody else has written this question meanwhile. What you typed is in the form and not saved yet; above it is what is stored now. Bring the two together, then save.
question-of-item = The question it came from

question-refusal-not-a-leader = Whoever is chosen as asker leads nothing in this review. Choose a leader, or type a name.
question-refusal-not-own = You can write your own questions. Ask the organiser to change another’s.
question-refusal-nothing-asked = Nothing was asked of this reporter yet. Write the question down first, then the answer.
question-refusal-no-follow-up = This question is not marked to be followed up. Mark it, save, and try again.
question-refusal-taken-up = An item of the ledger was made of this question already.
