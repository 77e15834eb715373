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
class InvoiceEvents {
    private final InvoiceFacts invoices;
    private final Stores stores;
    private final InvoiceValues values;

    InvoiceEvents(InvoiceFacts invoices, Stores stores, InvoiceValues values) {
        this.invoices = invoices;
        this.stores = stores;
        this.values = values;
    }

    /** An event, and what it is about. */
    record Told(Event event, Store store, InvoiceFact invoice) {}

    /** {@return the events by their positions; those are missing whose invoice or store is gone} */
    Map<Long, Told> read(List<Event> events) {
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
                told.put(event.position(), new Told(event, store, fact));
            }
        }
        return told;
    }

    ObjectNode values(Told told) {
        return values.of(told.store(), told.invoice(), (ObjectNode)
                Values.JSON.readTree(told.event().payload()));
    }
}
