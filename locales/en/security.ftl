# One's own safety: second factor, recovery codes, sessions.
security-title = Account security
security-factor = Second factor
security-factor-off = Not turned on. You need a code to give other people rights, export lists with personal data, or see a confidential identity.
security-factor-on = On since { $time }.
security-disable = Turn the second factor off
security-disable-title = Turn the second factor off?
security-disable-says = Codes from the app and your recovery codes will stop working. If you need a second factor again, you set it up from the start.

## Asking for a code
security-ask-title = Enter your code
security-why-staff-rights = You need a code to give rights, end roles or create ways to sign in for other people.
security-why-accounts = You need a code to add, pause or end channel accounts or change their tokens.
security-why-export = You need a code to export lists with personal data.
security-why-unsealing = You need a code to see a confidential identity.
security-why-erasing = You need a code to confirm that a person’s data is deleted.
security-why-own-factor = You need a current code to change the second factor.
security-why-sending = You need a code to send an announcement to residents.
security-code = Code
security-code-hint = The six digits in your authenticator app, or a recovery code.
security-code-wrong = The code is wrong or was already used. Wait for a new one in the app and try again.
security-ask-lasts = You will not be asked again for 15 minutes.
security-ask-button = Continue
security-lost = Lost your phone?
security-lost-how = Use one of the recovery codes you kept. If you have none left, ask an administrator to remove the old second factor, then set it up again.

## Turning it on
security-start-title = Turn on the second factor
security-start = Besides the sign-in link, you will need a six-digit code from your phone, which changes every 30 seconds. Anyone who gets hold of your computer or a link still cannot give rights in your name. Setting it up takes about two minutes.
security-start-app = Install an authenticator app on your phone (Google Authenticator, Microsoft Authenticator or similar).
security-start-scan = Scan the QR code in the next step.
security-start-codes = Keep the ten recovery codes.
security-start-button = Turn on the second factor
security-enrol-title = Scan the QR code
security-enrol-scan = Open the authenticator app on your phone, choose to add an account, and scan this QR code.
security-enrol-picture = QR code to scan with the authenticator app
security-enrol-typed = Cannot scan it? Type this key into the app
security-enrol-code = The six digits the app shows now
security-enrol-button = Confirm

## Recovery codes
security-codes = Recovery codes
security-codes-title = Ten recovery codes
security-codes-how = The second factor is on. If you lose your phone, you can use each code below once instead. Print them or copy them to a safe place.
security-codes-kept = I have saved them, continue
security-codes-left = Recovery codes left: { $count }.
security-codes-renew = Create new recovery codes

## Sessions
security-sessions = Signed-in devices
security-sessions-about = If you do not recognise one of these, sign out everywhere and tell an administrator.
security-session-since = Since { $time }
security-session-seen = last used
security-session-this = This device
security-session-end = Sign out
security-sessions-end-others = Sign out on other devices
security-sessions-end-all = Sign out everywhere
security-done-ended = Signed out.
security-done-disabled = The second factor is off.

## An administrator helps
security-reset = Remove a lost second factor
security-reset-title = Remove the second factor of { $name }?
security-reset-says = Only do this when you are sure that this person is really asking for it, best face to face. They are signed out everywhere and set it up again from the start.

## Told in the chat
security-told-sign-in = This staff account has just signed in to the console from a new device. If it was not you, tell an administrator at once.
security-told-role = The roles of this staff account have just changed. If this is not right, tell an administrator.
security-told-factor = The second factor of this staff account has just changed. If you did not ask for it, tell an administrator at once.
security-told-recovery = A recovery code for this staff account has just been used. If it was not you, tell an administrator at once.
security-told-access = A new way to sign in to this staff account has just been created. If you did not ask for it, tell an administrator at once.

## Custodians: one administrator asks, another confirms
security-custody-home = Waiting for a second administrator
security-custody-line = { $who } has asked to { $what } ({ $unit }), until { $time }.
security-custody-deed-role = give the custodian role
security-custody-deed-login-link = create a sign-in link
security-custody-deed-invite = create an invite code
security-custody-deed-token = create an API token
security-custody-check = Before you confirm, meet or call this person and ask whether the linked chat ({ $chats }) is theirs.
security-custody-check-none = Before you confirm, meet or call this person. They have not linked a chat yet.
security-custody-waits = Waiting for another administrator to confirm.
security-custody-about-you = This is about you, so someone else has to decide.
security-custody-grant = Confirm
security-custody-refuse = Do not confirm
security-custody-back = Take it back
security-custody-ways = This person reads denunciations: a sign-in link or invite code that someone else creates for them has to be confirmed by a second administrator. If their chat is linked, they can sign in by sending “login” there.
security-custody-asked = There is a request about a custodian that a second administrator has to confirm in the console. If this is not right, tell the level above at once.
security-custody-granted = A request about a custodian has just been confirmed. If this is not right, tell the level above at once.
security-custody-refused = A request about a custodian was not carried out.
