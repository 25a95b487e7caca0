# Versions of the reckoning.

versions-title = Versions of the result
versions-stand = { $count ->
    [0] Nothing has been reckoned yet.
    [one] One version. Whatever moves a number or a suggestion makes a new one.
   *[other] { $count } versions. Whatever moves a number or a suggestion makes a new one.
}
versions-none = No version yet
versions-none-text = The first version comes with the last box that is opened.
versions-number = Version { $number }
versions-by = { $who }, { $when }
versions-cause-box = a box was opened
versions-cause-paper = the count of a box’s papers was signed
versions-cause-checks = scores of checks were saved
versions-cause-inputs = scores, bonuses or vetoes were saved
versions-cause-found = found when the committee sat
versions-value = { $what } { $before } → { $after }
versions-share = { $what } counts { $before } → { $after }
versions-came = { $what } { $value } came in
versions-went = { $what } { $value } went
versions-first = { $what } { $after }
versions-lost = { $what } { $before } → cannot be reckoned
versions-missing = A score is still missing
versions-veto = Found: { $title }
versions-veto-back = Taken back: { $title }
versions-suggested = suggested grade { $before } → { $after }
versions-suggested-first = suggested grade { $after }
versions-unchanged = suggested grade unchanged
versions-between = { "; " }
