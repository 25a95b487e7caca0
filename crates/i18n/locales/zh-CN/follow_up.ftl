follow-up-title = 整改台账
