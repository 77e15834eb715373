package org.malipo.access;

/**
 * Letters about accounts, for a module that sends mail to implement. Each is queued in the caller's transaction: it leaves
 * when, and only when, what it tells of is committed.
 */
public interface AccountLetters {
    /** {@return whether letters can be sent at all: the server's mail is set up} */
    boolean canSend();

    /** @param link confirms that the address is theirs */
    void confirmEmail(Account to, String link);

    /** @param link where another password is set; works once */
    void resetPassword(Account to, String link);

    /** @param link where the invitation is accepted */
    void invitation(Account to, String link);

    /**
     * To all administrators.
     *
     * @param who waits for an administrator
     * @param link where that is decided
     */
    void approvalRequested(Account who, String link);

    /** @param link the sign-in page */
    void approved(Account to, String link);
}
