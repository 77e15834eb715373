package org.malipo.wallets.sending;

import java.util.Locale;

/** What a send is for. */
public enum SendPurpose {
    /** Made here, to pay somebody. */
    PAYMENT,
    /** Made elsewhere and given to us. */
    GIVEN,
    /** Takes the place of another one with a higher fee. */
    REPLACEMENT,
    /** Pays for what it stands on. */
    CHILD,
    /** Takes the place of another one and brings its money back. */
    CANCELLATION,
    /** Takes the place of a payment, together with its receiver (BIP 78). */
    PAYJOIN;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SendPurpose of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
