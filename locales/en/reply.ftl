# Until when a resident can be answered, and what to do when not.

reply-fact = Answering
reply-free = Can be answered free of charge until { $until }.
reply-billed = Past 48 hours: each answer is billed; possible until { $until }.
reply-billed-left = Past 48 hours: each answer is billed; possible until { $until }; { $left } left this month.
reply-no-budget = Past 48 hours answers by { $channel } are billed, and the account sends none, or its month's budget is used up.
reply-closed = The resident has been silent for more than 7 days: { $channel } takes no message until they write again.
reply-kept-only = The answer is only kept, not sent.
reply-instead = Instead: { $ways }.
reply-instead-channel = send by { $channel }
reply-instead-template = send by the approved ZBS template
reply-instead-call = call, and note it
reply-not-sent = An answer was not sent: the platform's time for messages is over.
reply-again-channel = Send by { $channel }
reply-again-template = Send by ZBS template
reply-again-call = Note a call
reply-call-label = What was said
reply-call-hint = Only staff can read this.
reply-call-reached = Reached, save
reply-call-missed = Not reached, save
reply-phone-show = See the telephone number
reply-phone-none = The resident has not agreed to be called.
reply-phone-title = Telephone number of the resident of { $code }
reply-phone-hint = The resident agreed to be called about this. This look is in the audit.
reply-from-oa = from the OA
reply-outside-what = Staff sent a picture, file or sticker from the OA; see oa.zalo.me.
