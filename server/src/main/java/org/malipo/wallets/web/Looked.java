package org.malipo.wallets.web;

import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.SendOrder;

/** What came of working out what somebody typed. */
sealed interface Looked {
    /** A transaction that may be looked at, and what it was made of. */
    record Fine(SendForm form, SendOrder order, Draft draft) implements Looked {}

    record Wrong(SendForm form, SendWrongs wrongs) implements Looked {
        /** {@return the same before the server chose coins for it} */
        Wrong withoutChosen() {
            return new Wrong(form.withoutChosen(), wrongs);
        }
    }
}
