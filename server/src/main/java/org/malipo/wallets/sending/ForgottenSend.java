package org.malipo.wallets.sending;

/**
 * A send that nodes have forgotten and that may come back.
 *
 * @param held whether something has one of its coins that is not sent yet: a transaction that waits for signatures, or a payjoin
 */
public record ForgottenSend(Send send, boolean held) {}
