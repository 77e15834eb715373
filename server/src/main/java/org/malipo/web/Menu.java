package org.malipo.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.stores.Store;

/**
 * Where a person may go from a page.
 *
 * @param store the one that the page is about, else the first of theirs; null if they have none
 * @param groups only what exists and what they may use
 */
public record Menu(@Nullable Store store, List<Group> groups) {
    static final Menu EMPTY = new Menu(null, List.of());

    /** A heading with its entries; the key of its message. */
    public record Group(String title, List<Entry> entries) {}

    /**
     * A link.
     *
     * @param id how a page says that it is this entry's
     * @param title key of its message
     */
    public record Entry(String id, String title, String icon, String url) {}

    /** {@return what a phone's bar shows beside <em>More</em>} */
    public List<Entry> firsts() {
        return groups.stream()
                .flatMap(group -> group.entries().stream())
                .limit(3)
                .toList();
    }

    public Optional<String> storeName() {
        return Optional.ofNullable(store).map(Store::name);
    }
}
