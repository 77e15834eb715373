package org.malipo.mailrules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceFact;
import org.malipo.invoices.InvoiceFacts;
import org.malipo.invoices.InvoiceId;
import org.malipo.outbox.Event;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Finds what letters about events of invoices can say, with two statements for any number of events. */
@Component
class InvoiceStories implements Stories {
    private final InvoiceFacts invoices;
    private final Stores stores;
    private final InvoiceValues values;

    InvoiceStories(InvoiceFacts invoices, Stores stores, InvoiceValues values) {
        this.invoices = invoices;
        this.stores = stores;
        this.values = values;
    }

    @Override
    public boolean areOf(Trigger trigger) {
        return !trigger.isOfServer() && !trigger.isOfPendingTransaction();
    }

    @Override
    public Map<Long, Told> read(List<Event> events) {
        var ids = events.stream().map(event -> new InvoiceId(event.subject())).collect(Collectors.toSet());
        var facts = invoices.of(ids).stream()
                .collect(Collectors.toMap(fact -> fact.id().value(), Function.identity()));
        var storeIds = facts.values().stream().map(InvoiceFact::store).collect(Collectors.toSet());
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
