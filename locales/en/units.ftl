# Units
units-root-name = Viet Nam Fatherland Front Committee

## The tree of a day
units-at = View by date
units-at-show = Show
units-at-shown = Units as of { $date }.
units-at-today = Back to today
units-ended = Ended on { $date }.
units-link-whole = whole, from { $date }
units-link-part = in part, from { $date }

## Changes with a date
units-merge = Merge
units-split = Split
units-rename = Rename
units-move = Move
units-end = End
units-merge-title = Merge { $name }
units-split-title = Split { $name }
units-rename-title = Rename { $name }
units-move-title = Move { $name } under another unit
units-end-title = End { $name }
units-merge-how = The chosen units end and one unit takes them all over. Residents and open tickets move with them.
units-split-how = This unit ends and each part goes to a unit. Residents are asked where they live the next time they write.
units-rename-how = It stays the same unit with another name or code. The old name can still be found.
units-move-how = The unit moves under another one, with everything below it.
units-end-how = The unit ends and no other unit takes it over. Old records stay.
units-date = Effective date
units-date-hint = The first day of the change; in the past or the future.
units-merge-with = Merge with
units-merge-into = Merge into
units-target-new = A new unit
units-target-if-new = If it is a new unit
units-split-part = Part { $number }
units-split-into = Goes to
units-split-more = A third and fourth part
units-split-children = Which part do the units below go to?
units-rename-code-hint = Leave it as it is if the code does not change.
units-preview-button = Preview
units-merge-button = Merge
units-split-button = Split
units-rename-button = Rename
units-move-button = Move
units-end-button = End the unit

## Preview
units-preview-title = What this change will do
units-preview-date = Takes effect on { $date }.
units-preview-later = The units change on that day; residents, open tickets and the selected roles move on that day too.
units-preview-ends = Will end: { $name }
units-preview-begins = Will begin: { $name }
units-preview-revised = { $count ->
    [one] 1 unit below moves under another one
   *[other] { $count } units below move under another one
}
units-preview-parent = { $name } moves under { $parent }
units-preview-name = { $from } is renamed { $to }
units-preview-moved = Moves to the unit that takes over
units-preview-stays = Stays with the old unit
units-standing-residents = Residents: { $count }
units-standing-households = Households in the register: { $count }
units-standing-tickets = Open tickets: { $count }
units-standing-accounts = Chat accounts: { $count }
units-standing-templates = Reply templates: { $count }
units-standing-groups = Staff groups: { $count }
units-standing-campaigns = Announcements not over yet: { $count } (what has not begun needs a new approval)
units-preview-code = The code { $code } used to belong to { $name }: old reports are read by their date.
units-preview-same-name = There will be two units called { $name } under the same parent.
units-preview-roles = Roles in the units that end
units-preview-roles-move = Tick the roles that should move to the unit that takes over; the others stay with the old records.
units-preview-roles-stay = These roles stay with the old records; give them again in the new units where needed.

## What cannot be done
units-error-date = Please enter a valid date.
units-error-date-far = This date is more than two years ahead.
units-error-date-before = This date is not after the last change to one of these units.
units-error-parts = A split needs at least two parts.
units-error-children = Each unit below must go to exactly one of the parts you filled in.
units-error-same = Nothing has changed yet.
units-error-below = There are units below this one: move or end them first.
units-error-code-taken = Another unit already has this code.
units-error-changed = Someone else has just changed one of these units, or an earlier change has not taken effect yet.

## Changes to come
units-coming = Upcoming changes
units-coming-count = Upcoming changes: { $count }
units-coming-about = These changes have not taken effect yet. You can take them back until they do.
units-coming-none = There are no upcoming changes.
units-coming-more = and { $count } more
units-coming-entered = entered by { $name }, { $time }
units-take-back = Take back
units-take-back-title = Take back the change of { $date }?
units-take-back-says = The units stay as they are now. Taking it back is recorded in the audit log.

## Places
units-places = Places the unit is known by
units-centre = Centre of the area
units-centre-hint = Latitude and longitude as on a map, for example 20.9937, 105.8142. Locations that residents share are compared with it.
units-streets = Streets, alleys, housing estates
units-streets-hint = One name per line. Residents who only write the street are understood.
units-error-centre = Please enter two numbers, latitude and longitude, for example 20.9937, 105.8142.
