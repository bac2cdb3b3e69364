# People: joining chats, staff, signing in.
people-owner-name = System administrator

## Carrying a conversation to another channel
people-join-code =
    Your code: **{ $code }**
    Open your other chat and send exactly this code before { $time }. It works once; please do not give it to anyone.
people-join-staff = This chat belongs to a member of staff, so it cannot be linked with a code like this. Please use a staff invite code.
people-join-done = Your two chats are now linked. You can follow here what you sent there.
people-join-told = This conversation has just been linked to another chat ({ $platform }). If this was not you, please tell the committee at once.
people-join-same = This code was made in this same chat. Please open your other chat and send it there.
people-code-invalid = This code is wrong, already used or expired.
people-code-attempts = Too many codes were tried. Please try again after { $time }.
people-platform-telegram = Telegram
people-platform-zalo = Zalo
people-platform-web = the web chat

## Staff
people-invite-done = This chat is now linked to { $name }. Send “login” for a link to the console.
people-invite-taken = This chat is already linked to another member of staff.
people-invite-zalo = Please send the code { $code } to the committee’s chat before { $time } to link your account. It works once.
people-login-link =
    Your link to the console, good for one use, until { $time }:
    { $url }
people-login-not-staff = This is for staff with a linked chat. If you are one of them, please ask your administrator for an invite code.

people-phone-ask = May officers call { $phone } about your reports? Only the officer in charge sees the number; to withdraw this, send “mydata”.
people-choice-phone = Yes, you may call
people-choice-no-phone = Do not save it
people-phone-kept = Number saved. If we cannot message you, an officer may call.
people-phone-dropped = The number was not saved.
people-choice-give-phone = Leave a phone number
people-phone-request = If we cannot message you, an officer may call. If that is fine with you, use the button or form below, or type your number; otherwise just carry on. We only save the number, nothing else in the form, and ask you once more first.
people-phone-form = Send my number
people-phone-form-why = So that an officer can call about your report. We ask once more before saving it.
