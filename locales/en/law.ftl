# Law: danger, denunciations, authors without a name, children.

## Children
law-minor = About a child
law-minor-mark = About a child: do not take its text or photos off this page

## Denunciations
law-restricted-alert = There is a ticket for you to read privately.
law-restricted-alone-alert = There is a ticket to read privately that no one at the level that received it may read.
law-restricted-alone-mark = No one at the level that received it may read this: only the level above
law-restricted-alone-home = There is a ticket to read privately that no one at the level that received it may read.
law-restricted-unread = The restricted queue needs another custodian: right now there may be no one who can read what comes in. Please give one more person the custodian role.
law-restricted-unread-go = Give the role
law-restricted-mark = Restricted: only custodians can read it
law-document-names = A file may carry the sender’s name, in its text or its properties. Do not use it to guess who sent it, and do not pass it on.
law-restricted-queue = Restricted tickets
law-sealed = Kept confidential

## Danger
law-acknowledge = I’ll take it, help is on the way
law-acknowledge-hint = If no one takes it within 15 minutes, it goes to the level above.
law-acknowledged = Taken at { $time }
law-escalated-mark = Passed to the level above at { $time }
law-escalated = **Emergency, no one took it within 15 minutes** · { $code } · { $category } · { $unit }
    Open it: { $url }

## Asking who the author is
law-unsealing-fold = Ask who the sender is
law-unsealing-says = The sender is kept confidential. Ask only when you cannot handle the ticket otherwise. Another person must agree; the level above is told; every look is recorded.
law-unsealing-reason = Reason
law-unsealing-reason-hint = At least 10 characters. Do not write names.
law-unsealing-ask = Send the request
law-unsealing-line = { $name } asked who the sender is at { $time }: “{ $reason }”
law-unsealing-waits = Waiting for another person to decide.
law-unsealing-grant = Agree
law-unsealing-refuse = Do not agree
law-unsealing-granted = { $name } agreed. You can see it until { $time }.
law-unsealing-look = See the sender
law-unsealing-author = The sender of { $code }
law-unsealing-author-hint = Do not copy it anywhere, and do not name anyone in notes. This look was recorded.
law-unsealing-name = Name
law-unsealing-nameless = The sender gave no name
law-unsealing-chat = Channel
law-unsealing-chat-words = { $channel }, number { $id }
law-unsealing-home = Decisions needed: who the sender is
law-unsealing-told-asked = { $code } ({ $unit }): a member of staff has asked who its confidential sender is.
law-unsealing-told-granted = { $code } ({ $unit }): the request to know its sender was granted for 24 hours.
law-unsealing-told-refused = { $code } ({ $unit }): the request to know its sender was refused.

## Danger told of in a denunciation
law-danger-sealed = **Call 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children) now.**
    At { $time } the officers on duty were told where it is and what kind of danger, without any names or any of your message. Your message is kept confidential under the code **{ $code }**; only one appointed officer can read it. A denunciation is valid only as a letter or in person.
law-danger-staff = **Emergency** · { $danger } · { $unit } · { $time }
    There are no more details. Please check on site, and call 114, 115 or 113 if needed.
law-danger-unknown = danger to people
