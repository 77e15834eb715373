package org.malipo.bitcoin;

import org.jspecify.annotations.Nullable;

/**
 * One key of a wallet as settings show it.
 * @param xpub the account key under the prefix of its network
 * @param origin null where nobody said it
 */
public record AccountKey(String xpub, @Nullable KeyOrigin origin) {}
