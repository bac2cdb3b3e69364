# The staff group: how a ticket looks in it, and who may do what there.

## A ticket in the group
group-post = **{ $code }** · { $category } · { $unit } · { $standing }
group-post-danger = **EMERGENCY** · **{ $code }** · { $category } · { $unit } · { $standing }
group-look-before = to be read before { $due }
group-taken = { $status } · taken by { $name }
group-quote = “{ $text }”
group-count-image = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
group-count-file = { $count ->
    [one] 1 file
   *[other] { $count } files
}
group-gone = This ticket is no longer in this group.
group-summary = **{ $count } new tickets**, please open them in the console:
group-summary-line = { $code } · { $category } · { $unit } · { $standing }
group-choice-take = Take it
group-choice-reply = Reply
group-choice-open = Open

## Pressing a button
group-only-staff = Only linked staff can do this. Ask your administrator for an invite code and send it to the bot in a private chat.
group-no-right = This ticket is not among those you handle.
group-press-old = This ticket is no longer in this group. Please open the console.
group-take-done = { $code } is yours now.
group-take-yours = You have taken this ticket already.
group-take-theirs = { $name } has taken this ticket.
group-take-late = Somebody else has just worked on this ticket. Please look again.
group-take-over = This ticket is done.
group-reply-how = Answer (reply to) this message to write to the resident.

## Replying to the resident
group-reply-sent = Your reply went to the resident of **{ $code }**.
group-reply-skipped = Your reply to **{ $code }** was kept but not sent: the platform takes no more messages to this resident. Please open the ticket to choose another way.
group-reply-refused = That was not sent: only linked staff who handle this ticket can reply.
group-reply-words-only = That was not sent: **{ $code }** can only be answered in words here. Please send pictures and files in the console.
group-reply-too-long = That was not sent: a reply to **{ $code }** has at most { $most } characters.
group-reply-one-by-one = That was not sent: this message is about several tickets. Please open each of them in the console.

## Linking a group to a unit
group-help = An administrator writes /link to show a unit's tickets in this group, and /unlink to end that. To reply to a resident, staff answer (reply to) the message of the ticket.
group-link-ask = Which unit's tickets are to be shown in this group? Everybody in it will read them. If the unit is not here, write /link and its name.
group-link-refused = Only an administrator who is linked to the bot can link a group to their own units.
group-link-unknown = Among the units you administer there is none of that name.
group-link-done = The group is linked.
group-linked = From now on new tickets of **{ $unit }** are shown in this group. Only linked staff can take and answer them.
group-not-linked = This group is not linked to any unit.
group-unlinked = Tickets of **{ $unit }** are no longer shown in this group.
group-removed = The bot is no longer in the staff group of **{ $unit }**: new tickets are not shown there any more. To link it again, add the bot to the group and write /link there.
group-in-groups = This command is for staff groups: add the bot to the group and write /link there.
