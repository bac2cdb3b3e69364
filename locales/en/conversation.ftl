# Words common to all conversations.

conversation-stopped = Stopped. What you wrote was not sent and will be deleted after 30 days.
conversation-choice-resume = Go on writing
conversation-choice-erase = Delete now
conversation-old-choice = That button belongs to an old message. Type “status” to see your reports, or write what you want to report.
conversation-file-lost = The file you sent could not be fetched. Please send it again.
conversation-file-refused = The file you sent cannot be accepted. Please send a photo, a voice note, a short video, or a PDF, Word or Excel file.
conversation-file-refused-too-large = The file you sent is over 20 MB and cannot be accepted. Please send a smaller one, or send it as a photo.
