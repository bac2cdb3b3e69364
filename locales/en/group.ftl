# The staff group: how a ticket looks in it, and who may do what there.

## A ticket in the group
group-post = **{ $code }** · { $category } · { $unit } · { $standing }
group-post-danger = **EMERGENCY** · **{ $code }** · { $category } · { $unit } · { $standing }
group-look-before = read by { $due }
group-taken = { $status } · taken by { $name }
group-quote = “{ $text }”
group-count-image = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
group-count-file = { $count ->
    [one] 1 file
   *[other] { $count } files
}
group-gone = This ticket is no longer in this group.
group-summary = **{ $count } new tickets**; please open them in the console:
group-summary-line = { $code } · { $category } · { $unit } · { $standing }
group-choice-take = Take it
group-choice-reply = Reply
group-choice-open = Open

## Pressing a button
group-only-staff = Only linked staff can do this. Ask your administrator for an invite code and send it to the bot in a private chat.
group-no-right = You are not assigned to handle this ticket.
group-press-old = This ticket is no longer in this group. Please open the console.
group-take-done = You have taken { $code }.
group-take-yours = You have already taken this ticket.
group-take-theirs = { $name } has taken this ticket.
group-take-late = Someone else has just worked on this ticket. Please look again.
group-take-over = This ticket is done.
group-reply-how = Reply to this message to write to the resident.

## Replying to the resident
group-reply-sent = Your reply was sent to the resident for **{ $code }**.
group-reply-skipped = Your reply to **{ $code }** was saved but not sent: the platform’s time limit for messages has passed. Please open the ticket to choose another way.
group-reply-refused = Not sent: only linked staff who handle this ticket can reply.
group-reply-words-only = Not sent: you can only reply to **{ $code }** with text here. Please send photos and files in the console.
group-reply-too-long = Not sent: a reply to **{ $code }** can have at most { $most } characters.
group-reply-one-by-one = Not sent: this message covers several tickets. Please open each of them in the console.

## Linking a group to a unit
group-help = An administrator sends /link to show a unit’s tickets in this group, and /unlink to stop. To write to a resident, staff reply to the ticket’s message.
group-link-ask = Which unit’s tickets should this group show? Everyone in it will be able to read them. If the unit is not listed, send /link and its name.
group-link-refused = Only an administrator whose chat is linked can link a group to their own units.
group-link-unknown = None of the units you administer has that name.
group-link-done = The group is linked.
group-linked = From now on this group shows new tickets of **{ $unit }**. Only linked staff can take and answer them.
group-not-linked = This group is not linked to any unit.
group-unlinked = This group no longer shows tickets of **{ $unit }**.
group-unlinked-role = The staff group of **{ $unit }** has stopped: whoever linked it is no administrator there any more. A present administrator types /link in the group to connect it again.
group-removed = The bot is no longer in the staff group of **{ $unit }**, so new tickets are not shown there. To link it again, add the bot to the group and send /link there.
group-in-groups = This command is for staff groups: add the bot to the group and send /link there.
