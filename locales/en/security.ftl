# One's own safety: second factor, recovery codes, sessions.
security-title = Account safety
security-factor = Second factor
security-factor-off = Not turned on. A code is asked for when you give rights to others, export lists with personal data, or look at a sealed identity.
security-factor-on = On since { $time }.
security-disable = Turn the second factor off
security-disable-title = Turn the second factor off?
security-disable-says = The codes of the app and the recovery codes will no longer work. When it is needed again, it is set up from the beginning.

## Asking for a code
security-ask-title = Enter your code
security-why-staff-rights = Giving rights, ending roles and opening ways in for others needs a code as well.
security-why-accounts = Adding, pausing and ending channel accounts and changing their tokens needs a code as well.
security-why-export = Exporting lists with personal data needs a code as well.
security-why-unsealing = Looking at a sealed identity needs a code as well.
security-why-own-factor = Changing the second factor needs the present one.
security-why-sending = Letting an announcement go out to residents needs a code as well.
security-code = Code
security-code-hint = The six digits in your authenticator app, or a recovery code.
security-code-wrong = The code is wrong or was used before. Wait for a new one in the app and try again.
security-ask-lasts = You will not be asked again for 15 minutes.
security-ask-button = Continue
security-lost = Lost your phone?
security-lost-how = Use one of the recovery codes you kept. If none is left, ask an administrator to take the old second factor away, then set it up again.

## Turning it on
security-start-title = Turn on the second factor
security-start = Besides the sign-in link, a six-digit code on your phone is needed, which changes every 30 seconds. Whoever gets hold of your computer or a link cannot give rights in your name. It takes about two minutes.
security-start-app = Install an authenticator app on your phone (Google Authenticator, Microsoft Authenticator or the like).
security-start-scan = Scan the square code in the next step.
security-start-codes = Keep the ten recovery codes.
security-start-button = Turn on the second factor
security-enrol-title = Scan the square code
security-enrol-scan = Open the authenticator app on your phone, choose to add an account, and scan this picture.
security-enrol-picture = Square code to be scanned with the authenticator app
security-enrol-typed = Cannot scan? Type this key into the app
security-enrol-code = The six digits the app shows now
security-enrol-button = Confirm

## Recovery codes
security-codes = Recovery codes
security-codes-title = Ten recovery codes
security-codes-how = The second factor is on. When your phone is lost, each code below stands in for it once. Print them or copy them to a safe place.
security-codes-kept = I have kept them, continue
security-codes-left = Recovery codes left: { $count }.
security-codes-renew = Make new recovery codes

## Sessions
security-sessions = Signed in
security-sessions-about = If one of these is not you, sign out everywhere and tell an administrator.
security-session-since = Since { $time }
security-session-seen = last used
security-session-this = This device
security-session-end = Sign out
security-sessions-end-others = Sign out elsewhere
security-sessions-end-all = Sign out everywhere
security-done-ended = Signed out.
security-done-disabled = The second factor is off.

## An administrator helps
security-reset = Take away a lost second factor
security-reset-title = Take away the second factor of { $name }?
security-reset-says = Only when you are sure that this very person asks for it, best face to face. They are signed out everywhere and set it up again from the beginning.

## Told in the chat
security-told-sign-in = This staff account has just signed in to the console from a new device. If it was not you, tell an administrator at once.
security-told-role = The roles of this staff account have just changed. If that is not right, tell an administrator.
security-told-factor = The second factor of this staff account has just changed. If you did not ask for it, tell an administrator at once.
security-told-recovery = A recovery code of this staff account has just been used. If it was not you, tell an administrator at once.
security-told-access = A new way in to this staff account has just been opened. If you did not ask for it, tell an administrator at once.

## Custodians: one administrator asks, another confirms
security-custody-home = Waiting for a second administrator
security-custody-line = { $who } asks to { $what } ({ $unit }), until { $time }.
security-custody-deed-role = give the role of custodian
security-custody-deed-login-link = make a sign-in link
security-custody-deed-invite = make an invite code
security-custody-deed-token = make an API token
security-custody-check = Before confirming, meet or call this person, and ask whether the linked chat ({ $chats }) is theirs.
security-custody-check-none = Before confirming, meet or call this person. They have linked no chat yet.
security-custody-waits = Waiting for another administrator to confirm.
security-custody-about-you = This is about yourself, so somebody else decides.
security-custody-grant = Confirm
security-custody-refuse = Do not confirm
security-custody-back = Take it back
security-custody-ways = This person sees denunciations: a way in that somebody else makes has to be confirmed by a second administrator. With a linked chat they get in by writing “login” there.
security-custody-asked = There is a request about a custodian that a second administrator has to confirm in the console. If that is not right, tell the level above at once.
security-custody-granted = A request about a custodian has just been confirmed. If that is not right, tell the level above at once.
security-custody-refused = A request about a custodian was not carried out.
