# Places: asking again when it is not clear which unit a matter is in.
place-ask-split = The former { $place } now belongs to { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
  } { $kind ->
    [phuong] wards
    [xa] communes
    [to] residential groups
   *[other] units
  }. Where is this?
place-ask-group_unknown = The former { $place } now belongs to { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
  } { $kind ->
    [phuong] wards
    [xa] communes
    [to] residential groups
   *[other] units
  }, and its residential groups were renumbered. Where is this?
place-ask-home_split = { $place }, which you chose before, now belongs to { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
  } { $kind ->
    [phuong] wards
    [xa] communes
    [to] residential groups
   *[other] units
  }. Where is this?
place-ask-same_name = There are { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
  } { $kind ->
    [phuong] wards
    [xa] communes
    [to] residential groups
   *[other] units
  } called “{ $place }”. Where is this?
place-ask-near = The location you sent is near { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
  } { $kind ->
    [phuong] wards
    [xa] communes
    [to] residential groups
   *[other] units
  }. Where is this?
place-ask-which = The place you named could be in { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
  } { $kind ->
    [phuong] wards
    [xa] communes
    [to] residential groups
   *[other] units
  }. Where is this?
place-ask-position = Please send your location with the button below or the pin in the chat. You can also type an address.
place-choice-position = Send my location
place-choice-unknown = Not sure
