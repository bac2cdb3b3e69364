# The commands in Telegram's menu.

telegram-command-report = Report a problem or make a request
telegram-command-status = Follow what I have sent
telegram-command-news = News and what I am subscribed to
telegram-command-donate = Fund drives and donations
telegram-command-events = Events and meetings
telegram-command-consult = Have a say on drafts
telegram-command-settings = Ward, household, language
telegram-command-mydata = My data: see, correct, delete
telegram-command-help = Help and emergency numbers
telegram-command-cancel = Leave what I am doing now
