# People: joining chats, staff, signing in.
people-owner-name = System administrator

## Carrying a conversation to another channel
people-join-code =
    Your code: **{ $code }**
    Open the other chat and send exactly this code before { $time }. It works once; please give it to nobody.
people-join-staff = This chat belongs to a member of staff, so it cannot be joined by a code. Please use a staff invite.
people-join-done = The two chats are joined. What you sent there can now be followed here.
people-join-told = This conversation has just been joined with another chat ({ $platform }). If that was not you, please tell the committee at once.
people-join-same = This code was made in this very chat. Please open the other chat and send it there.
people-code-invalid = The code is wrong, used or expired.
people-code-attempts = Too many codes were tried. Please try again after { $time }.
people-platform-telegram = Telegram
people-platform-zalo = Zalo
people-platform-web = the web page

## Staff
people-invite-done = This chat is now linked to { $name }. Send “login” for a link to the console.
people-invite-taken = This chat is already linked to another member of staff.
people-invite-zalo = Please send the code { $code } to the committee’s chat before { $time } to link your account. It works once.
people-login-link =
    Your link to the console, good for one use, until { $time }:
    { $url }
people-login-not-staff = This is for linked members of staff. If you are one, please ask your administrator for an invite.

people-phone-ask = May officers call { $phone } about what you report? Only the officer in charge sees the number; to take this back, write “mydata”.
people-choice-phone = Yes, you may call
people-choice-no-phone = Do not keep it
people-phone-kept = The number is kept. When you cannot be written to, an officer may call.
people-phone-dropped = The number is not kept.
people-choice-give-phone = Leave a phone number
people-phone-request = When you cannot be written to, an officer may call. If you agree, use the button or form below, or type your number; otherwise just go on. Only the number is asked about and kept, nothing else of the form.
people-phone-form = Send my number
people-phone-form-why = So that an officer can call about your report. You are asked once more before it is kept.
