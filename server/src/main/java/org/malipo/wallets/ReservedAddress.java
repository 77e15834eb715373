package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;

/**
 * An address that was taken out of a wallet for one purpose and is never given out again.
 *
 * @param keyPath relative to the account key, for example {@code 0/5}
 */
public record ReservedAddress(String address, ByteVector script, String keyPath, int index) {}
