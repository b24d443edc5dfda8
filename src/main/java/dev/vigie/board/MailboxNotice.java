package dev.vigie.board;

/** Tells the team where it can read the mails that Vigie sent; exists only with a mailbox. */
public interface MailboxNotice {

  /** The path of the mailbox's page. */
  String path();
}
