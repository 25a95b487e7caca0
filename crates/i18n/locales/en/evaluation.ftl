evaluation-title = Ballot boxes
evaluation-cards-title = Code cards
evaluation-trustee-title = Share of the key
