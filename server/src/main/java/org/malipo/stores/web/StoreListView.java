package org.malipo.stores.web;

import java.util.List;

/** A person's stores. */
public record StoreListView(List<Row> stores) {
    /**
     * A store in the list.
     *
     * @param isTest whether its money is worth nothing
     */
    public record Row(String id, String name, String currency, String network, boolean isTest, boolean archived) {}
}
