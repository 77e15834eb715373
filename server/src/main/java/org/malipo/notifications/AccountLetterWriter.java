package org.malipo.notifications;

import java.util.Set;

/** Writes letters about accounts in an administrator's words, for a higher module to implement. */
public interface AccountLetterWriter {
    /**
     * Queues what the administrator wants to be written.
     *
     * @return the addresses, in lower case, that are sent the link with it; whoever else is to be told gets the standard
     *     letter, so that nobody is left without their link
     */
    Set<String> write(AccountNews news);
}
