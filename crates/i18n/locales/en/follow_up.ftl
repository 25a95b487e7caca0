follow-up-title = Ledger
