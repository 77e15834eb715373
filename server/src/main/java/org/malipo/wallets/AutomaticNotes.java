package org.malipo.wallets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.malipo.chain.TransactionFact;
import org.malipo.wallets.AddressPurposes.Purpose;
import org.malipo.wallets.LinkTable.Link;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes into a store's notes what follows from transactions; some of them cost as few statements as one. */
@Component
class AutomaticNotes {
    private final ObjectTable objects;
    private final LinkTable links;

    AutomaticNotes(ObjectTable objects, LinkTable links) {
        this.objects = objects;
        this.links = links;
    }

    void write(Notebook notes, String group, List<TransactionFact> transactions, List<Purpose> purposes) {
        var network = transactions.getFirst().network();
        var rows = new ArrayList<ObjectTable.Row>();
        var wanted = new ArrayList<Link>();
        transactions.forEach(transaction -> rows.add(new ObjectTable.Row(ObjectKey.of(transaction.txid()), null)));
        for (var purpose : purposes) {
            TouchedThings.address(network, purpose.script()).ifPresent(address -> {
                rows.add(new ObjectTable.Row(address, generatedBy(purpose)));
                rows.add(new ObjectTable.Row(purpose.thing(), null));
                wanted.add(Link.between(address, purpose.thing()));
            });
        }
        var touched = new LinkedHashMap<ObjectKey, List<ObjectKey>>();
        transactions.forEach(
                transaction -> touched.put(ObjectKey.of(transaction.txid()), TouchedThings.of(transaction, group)));
        touched.forEach((transaction, keys) -> keys.forEach(key -> wanted.add(Link.between(transaction, key))));

        objects.ensure(notes, rows);
        links.ensure(notes, wanted);
        inherit(notes, touched);
    }

    private static ObjectNode generatedBy(Purpose purpose) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("generatedBy", purpose.thing().type());
    }

    /** A transaction has to do with whatever its addresses and coins have to do with. */
    private void inherit(Notebook notes, Map<ObjectKey, List<ObjectKey>> touched) {
        var attached = links.attached(
                notes,
                touched.values().stream().flatMap(List::stream).distinct().toList());
        var wanted = touched.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(key -> attached.getOrDefault(key, List.of()).stream())
                        .map(thing -> Link.between(entry.getKey(), thing)))
                .distinct()
                .toList();
        if (!wanted.isEmpty()) {
            links.ensure(notes, wanted);
        }
    }
}
