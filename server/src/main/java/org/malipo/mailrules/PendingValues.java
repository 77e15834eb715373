package org.malipo.mailrules;

import org.malipo.stores.Store;
import org.malipo.wallets.PendingFact;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a letter about a transaction of several signers can say: {@code Store.*}, {@code PendingTransaction.*}, and the event
 * itself as {@code Webhook.*}.
 */
@Component
class PendingValues {
    private static final int LONGEST = 15;
    private static final int END = 7;

    private final StoreValues stores;

    PendingValues(StoreValues stores) {
        this.stores = stores;
    }

    ObjectNode of(Store store, PendingFact pending, ObjectNode webhook) {
        var values = stores.begin(store);
        values.putObject("PendingTransaction")
                .put("Id", pending.id())
                .put("TrimmedId", trimmed(pending.id()))
                .put("StoreId", store.id().value())
                .put("SignaturesCollected", pending.collected())
                .put("SignaturesNeeded", pending.needed())
                .put("SignaturesTotal", pending.total())
                .put("Link", stores.address("/stores/" + store.id().value() + "/wallet/pending/" + pending.id()));
        values.set("Webhook", webhook);
        return values;
    }

    /** {@return the beginning and the end of a long id} */
    private static String trimmed(String id) {
        return id.length() <= LONGEST ? id : id.substring(0, END) + "..." + id.substring(id.length() - END);
    }
}
