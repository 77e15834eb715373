package org.malipo.wallets.web;

import org.malipo.wallets.sending.SendOrder;

/** What came of reading a form for sending. */
sealed interface SendReading {
    record Read(SendOrder order) implements SendReading {}

    record Wrong(SendWrongs wrongs) implements SendReading {}
}
