# Law: danger, denunciations, authors without a name, children.

## Children
law-minor = A matter about a child
law-minor-mark = About a child: keep its words and pictures on this page

## Denunciations
law-restricted-alert = There is something for you alone to see.
law-restricted-alone-alert = There is a matter to see privately that nobody at its own level may read.
law-restricted-alone-mark = Nobody at its own level may read this: only the level above
law-restricted-alone-home = There is a matter to see privately that nobody at its own level may read.
law-restricted-unread = The restricted queue needs one more custodian: it may be that nobody can read what comes in. Please give the role of custodian to one more person.
law-restricted-unread-go = Give the role
law-restricted-mark = Restricted: custodians alone see it
law-document-names = A file can carry the name of who sent it, in its text or its properties. Do not use it to guess who that is, and do not pass it on.
law-restricted-queue = Restricted matters
law-sealed = Kept secret

## Danger
law-acknowledge = I take it, help is under way
law-acknowledge-hint = When nobody has taken it after 15 minutes it goes to the level above.
law-acknowledged = Taken at { $time }
law-escalated-mark = Passed to the level above at { $time }
law-escalated = **Danger, nobody took it in 15 minutes** · { $code } · { $category } · { $unit }
    Open it: { $url }

## Asking who the author is
law-unsealing-fold = Ask who the author is
law-unsealing-says = The author is kept secret. Ask only when the matter cannot be handled otherwise. Another person must agree; the level above is told; every look is recorded.
law-unsealing-reason = Reason
law-unsealing-reason-hint = At least 10 characters. Do not write names.
law-unsealing-ask = Send the request
law-unsealing-line = { $name } asked who the author is at { $time }: “{ $reason }”
law-unsealing-waits = Waiting for another person to decide.
law-unsealing-grant = Agree
law-unsealing-refuse = Do not agree
law-unsealing-granted = { $name } agreed. It can be seen until { $time }.
law-unsealing-look = See the author
law-unsealing-author = The author of { $code }
law-unsealing-author-hint = Do not copy it, and name nobody in notes. This look was recorded.
law-unsealing-name = Name
law-unsealing-nameless = The author gave no name
law-unsealing-chat = Channel
law-unsealing-chat-words = { $channel }, number { $id }
law-unsealing-home = To be decided: who the author is
law-unsealing-told-asked = { $code } ({ $unit }): a member of staff asks who its sealed author is.
law-unsealing-told-granted = { $code } ({ $unit }): the request to know its author was granted for 24 hours.
law-unsealing-told-refused = { $code } ({ $unit }): the request to know its author was refused.

## Danger told of in a denunciation
law-danger-sealed = **Call 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children) now.**
    At { $time } the officers on duty were told where it is and what sort of danger, with nobody's name and none of the words. The message is kept sealed as **{ $code }**; only one appointed officer can see it. A denunciation is valid in writing or in person.
law-danger-staff = **Emergency** · { $danger } · { $unit } · { $time }
    There is nothing more to be seen. Please look there, and call 114, 115 or 113 if needed.
law-danger-unknown = danger to people
