package org.malipo.mailrules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.access.StoreId;
import org.malipo.outbox.Event;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.wallets.PendingFact;
import org.malipo.wallets.PendingFacts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Finds what letters about transactions of several signers can say, with two statements for any number of events. */
@Component
class PendingStories implements Stories {
    private final PendingFacts pendings;
    private final Stores stores;
    private final PendingValues values;

    PendingStories(PendingFacts pendings, Stores stores, PendingValues values) {
        this.pendings = pendings;
        this.stores = stores;
        this.values = values;
    }

    @Override
    public boolean areOf(Trigger trigger) {
        return trigger.isOfPendingTransaction();
    }

    @Override
    public Map<Long, Told> read(List<Event> events) {
        var ids = events.stream().map(Event::subject).collect(Collectors.toSet());
        var facts = pendings.of(ids).stream().collect(Collectors.toMap(PendingFact::id, Function.identity()));
        var storeIds = facts.values().stream().map(PendingFact::store).collect(Collectors.toSet());
        var found = stores.list(storeIds).stream().collect(Collectors.toMap(Store::id, Function.identity()));
        var told = new HashMap<Long, Told>();
        for (var event : events) {
            var fact = facts.get(event.subject());
            var store = fact == null ? null : found.get(fact.store());
            if (fact != null && store != null && fact.store().equals(new StoreId(String.valueOf(event.storeId())))) {
                told.put(event.position(), new Told(event, () -> values.of(store, fact, payload(event))));
            }
        }
        return told;
    }

    private static ObjectNode payload(Event event) {
        return (ObjectNode) Values.JSON.readTree(event.payload());
    }
}
