"""E-mails, mailboxes, and web pages kept as e-mails are (MHTML)."""
