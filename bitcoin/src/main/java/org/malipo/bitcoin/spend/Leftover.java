package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.ByteVector;

/** Where goes what the coins hold beyond payments and fee. */
public sealed interface Leftover {
    /** To an output of our own, unless it would be dust; then to the fee. */
    record Change(ByteVector script) implements Leftover {}

    /** To one of the payments, so that there is no change: the way to empty a wallet. */
    record Into(int payment) implements Leftover {}
}
