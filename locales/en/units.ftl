# Units
units-root-name = Viet Nam Fatherland Front Committee

## The tree of a day
units-at = As of
units-at-show = Show
units-at-shown = Units as of { $date }.
units-at-today = Back to today
units-ended = Ended on { $date }.
units-link-whole = whole, from { $date }
units-link-part = a part, from { $date }

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
units-merge-how = The chosen units end; one unit takes all of them over. Residents and open tickets follow.
units-split-how = This unit ends; each part goes to a unit. Residents are asked the next time they write.
units-rename-how = The unit stays one, with another name or code. The old name is still found.
units-move-how = The unit goes under another one, with everything below it.
units-end-how = The unit ends and no other takes it over. Old records stay.
units-date = Effective date
units-date-hint = The first day of the new order; past or to come.
units-merge-with = Merge together with
units-merge-into = Merge into
units-target-new = A new unit
units-target-if-new = If it is a new unit
units-split-part = Part { $number }
units-split-into = Goes to
units-split-more = A third and fourth part
units-split-children = Which part the units below go to
units-rename-code-hint = Leave it when the code stays.
units-preview-button = Preview
units-merge-button = Merge
units-split-button = Split
units-rename-button = Rename
units-move-button = Move
units-end-button = End the unit

## Preview
units-preview-title = What this change does
units-preview-date = Effective from { $date }.
units-preview-later = The units change on that day; residents, open tickets and the roles chosen move on that day too.
units-preview-ends = Ends: { $name }
units-preview-begins = Begins: { $name }
units-preview-revised = { $count } units below go under another one
units-preview-parent = { $name } goes under { $parent }
units-preview-name = { $from } is renamed { $to }
units-preview-moved = Goes to the unit that takes over
units-preview-stays = Stays with the old unit
units-standing-residents = Residents: { $count }
units-standing-households = Households in the register: { $count }
units-standing-tickets = Open tickets: { $count }
units-standing-accounts = Chat accounts: { $count }
units-standing-templates = Reply templates: { $count }
units-standing-groups = Staff groups: { $count }
units-preview-code = The code { $code } belonged to { $name } before: old reports are read by their date.
units-preview-same-name = Two units called { $name } will be under one parent.
units-preview-roles = Roles on the units that end
units-preview-roles-move = Tick the roles that move to the unit that takes over; the others stay with the old records.
units-preview-roles-stay = These roles stay with the old records; grant them again on the new units where needed.

## What cannot be done
units-error-date = A real date is needed.
units-error-date-far = This date is more than two years ahead.
units-error-date-before = This date is not after the last change of one of these units.
units-error-parts = A split needs at least two parts.
units-error-children = Each unit below must go to exactly one part that was filled in.
units-error-same = Nothing is different yet.
units-error-below = There are units below this one: move or end those first.
units-error-code-taken = Another unit has this code.
units-error-changed = Somebody has just changed one of these units, or a change entered before has not come into force yet.

## Changes to come
units-coming = Changes to come
units-coming-count = Changes to come: { $count }
units-coming-about = Entered, and their day has not come. Until then they can be taken back.
units-coming-none = There is no change to come.
units-coming-more = and { $count } more
units-coming-entered = entered by { $name }, { $time }
units-take-back = Take back
units-take-back-title = Take back the change of { $date }?
units-take-back-says = The units stay as they are now. Taking it back is noted in the audit.

## Places
units-places = Places the unit is known by
units-centre = Middle of the area
units-centre-hint = Latitude and longitude as on a map, for example 20.9937, 105.8142. A position a resident shares is compared with it.
units-streets = Streets, alleys, estates
units-streets-hint = One name a line. Residents who write only the street are understood.
units-error-centre = Two numbers are needed, latitude and longitude, for example 20.9937, 105.8142.
