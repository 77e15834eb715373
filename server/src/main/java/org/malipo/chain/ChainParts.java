package org.malipo.chain;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What following any network needs of the application. */
@Component
record ChainParts(
        ChainIndex index,
        Reports reports,
        BlockTable blocks,
        WatchTable watch,
        TransactionTable transactions,
        RevisitTable revisits,
        BroadcastTable broadcasts,
        WithdrawnTable withdrawn,
        OfferCheck offerCheck,
        RescanTable rescans,
        PassTable passes,
        PastFinds pastFinds,
        ObjectProvider<ScriptsAhead> ahead,
        ChainMetrics metrics,
        Clock clock) {}
