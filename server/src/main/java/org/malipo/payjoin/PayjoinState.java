package org.malipo.payjoin;

import java.util.Locale;

/** How far a payjoin has come. */
enum PayjoinState {
    /** The network has neither transaction, as far as we know: the original is broadcast when it is due. */
    OPEN,
    /** The network has one of the two. */
    SEEN,
    /** One of the two is in a block. */
    DONE,
    /** The node takes neither: something else has spent the payer's coins. */
    LOST;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PayjoinState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
