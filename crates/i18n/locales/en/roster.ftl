roster-title = Roster
