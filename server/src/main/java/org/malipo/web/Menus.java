package org.malipo.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.web.Menu.Entry;
import org.malipo.web.Menu.Group;
import org.springframework.stereotype.Component;

/** Makes the menu of a person in a store. */
@Component
class Menus {
    private static final List<Door> DOORS = List.of(
            new Door("web.nav.store", "dashboard", "layout-dashboard", "", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("web.nav.store", "invoices", "file-invoice", "/invoices", Permission.CAN_VIEW_INVOICES),
            new Door("web.nav.money", "wallet", "wallet", "/wallet", Permission.CAN_VIEW_WALLET),
            new Door("web.nav.settings", "store", "settings", "/settings", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("web.nav.settings", "webhooks", "webhook", "/webhooks", Permission.CAN_MODIFY_WEBHOOKS));
    private static final Entry STORES = new Entry("stores", "web.nav.stores", "building-store", "/stores");
    private static final Entry KEYS = new Entry("keys", "web.nav.keys", "key", "/account/api-keys");

    private final Stores stores;
    private final Memberships memberships;

    Menus(Stores stores, Memberships memberships) {
        this.stores = stores;
        this.memberships = memberships;
    }

    /** A page below a store, and what it takes to enter. */
    private record Door(String group, String id, String icon, String path, Permission permission) {
        Entry of(StoreId store) {
            return new Entry(id, "web.nav." + id, icon, "/stores/" + store.value() + path);
        }
    }

    /** @param named the store that the page is about */
    Menu of(Caller caller, @Nullable String named) {
        var store = Optional.ofNullable(named)
                .map(StoreId::new)
                .flatMap(stores::find)
                .or(() -> firstOf(caller));
        return new Menu(store.orElse(null), groups(caller, store));
    }

    private static List<Group> groups(Caller caller, Optional<Store> store) {
        var groups = new ArrayList<Group>();
        store.map(Store::id)
                .ifPresent(
                        id -> groupsOf(caller, id).forEach((title, entries) -> groups.add(new Group(title, entries))));
        groups.add(new Group("web.nav.account", List.of(STORES, KEYS)));
        return groups;
    }

    private static Map<String, List<Entry>> groupsOf(Caller caller, StoreId store) {
        var groups = new LinkedHashMap<String, List<Entry>>();
        DOORS.stream()
                .filter(door -> caller.may(door.permission(), store))
                .forEach(door -> groups.computeIfAbsent(door.group(), _ -> new ArrayList<>())
                        .add(door.of(store)));
        return groups;
    }

    private Optional<Store> firstOf(Caller caller) {
        return stores.list(memberships.storesOf(caller.user())).stream()
                .filter(store -> !store.archived())
                .findFirst();
    }
}
