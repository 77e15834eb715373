package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.wallets.LinkTable.Link;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a store knows about the things of its wallet, and which of them belong together.
 *
 * <p>Each store has its own. Two stores that use the same keys share a wallet, so that no address is given out twice; but what
 * one of them notes down (a customer's name on a transaction, an invoice behind an address) is its own business: the other may
 * belong to somebody else who was merely given the public key, such as an accountant, or a former partner. A store that takes
 * another wallet and comes back finds its notes again.
 */
@Component
public class WalletObjects {
    private static final int MAX_TYPE = 50;
    private static final int MAX_ID = 1_000;
    private static final int MAX_DATA = 20_000;

    private final ObjectTable objects;
    private final LinkTable links;

    WalletObjects(ObjectTable objects, LinkTable links) {
        this.objects = objects;
        this.links = links;
    }

    public Optional<WalletObject> find(StoreWallet wallet, ObjectKey key) {
        return all(wallet, List.of(key)).stream().findFirst();
    }

    /** {@return those of these that there are, by type and id; many cost as few queries as one} */
    public List<WalletObject> all(StoreWallet wallet, Collection<ObjectKey> keys) {
        return keys.isEmpty() ? List.of() : withNeighbours(wallet, objects.find(Notebook.of(wallet), keys));
    }

    /**
     * {@return a page of all there are, by type and id}
     *
     * @param type the only one that is wanted, or null
     * @param after the last one of the page before
     */
    public List<WalletObject> page(StoreWallet wallet, @Nullable String type, @Nullable ObjectKey after, int limit) {
        return withNeighbours(wallet, objects.page(Notebook.of(wallet), type, after, limit));
    }

    private List<WalletObject> withNeighbours(StoreWallet wallet, List<ObjectTable.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var neighbours = links.neighbours(
                Notebook.of(wallet), rows.stream().map(ObjectTable.Row::key).toList());
        return rows.stream()
                .map(row -> new WalletObject(row.key(), row.data(), neighbours.getOrDefault(row.key(), List.of())))
                .toList();
    }

    /** Makes it, or replaces what is kept with it. */
    public void put(StoreWallet wallet, ObjectKey key, @Nullable ObjectNode data) {
        check(key);
        checkSize(data);
        objects.put(Notebook.of(wallet), key, data);
    }

    /** {@return whether it was there; its links go with it} */
    public boolean remove(StoreWallet wallet, ObjectKey key) {
        return objects.remove(Notebook.of(wallet), key);
    }

    /**
     * Links two things, or replaces what is kept with their link.
     *
     * @return whether both are there
     */
    @Transactional
    public boolean link(StoreWallet wallet, ObjectKey one, ObjectKey other, @Nullable ObjectNode data) {
        if (one.equals(other)) {
            throw FieldErrors.of("Id", "An object can't be linked to itself");
        }
        checkSize(data);
        return links.put(Notebook.of(wallet), Link.between(one, other), data);
    }

    /** {@return whether they were linked} */
    public boolean unlink(StoreWallet wallet, ObjectKey one, ObjectKey other) {
        return links.remove(Notebook.of(wallet), Link.between(one, other));
    }

    private static void check(ObjectKey key) {
        var errors = new FieldErrors();
        if (key.type().getBytes(UTF_8).length > MAX_TYPE) {
            errors.add("Type", "Type is too long (Max " + MAX_TYPE + " bytes)");
        }
        if (key.id().getBytes(UTF_8).length > MAX_ID) {
            errors.add("Id", "Id is too long (Max " + MAX_ID + " bytes)");
        }
        errors.throwIfAny();
    }

    private static void checkSize(@Nullable ObjectNode data) {
        if (data != null && data.toString().length() > MAX_DATA) {
            throw FieldErrors.of("Data", "Data is too long (Max " + MAX_DATA + " characters)");
        }
    }
}
