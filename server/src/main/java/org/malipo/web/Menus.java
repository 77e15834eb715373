package org.malipo.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.StoreId;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.web.Menu.StoreLink;
import org.springframework.stereotype.Component;

/** Makes the menu of a person in a store. */
@Component
class Menus {
    private final Stores stores;
    private final Memberships memberships;

    Menus(Stores stores, Memberships memberships) {
        this.stores = stores;
        this.memberships = memberships;
    }

    /**
     * {@return the menu}
     *
     * @param named the store that the page is about
     * @param last the store that they were in before
     */
    Menu of(Caller caller, @Nullable String named, @Nullable String last) {
        var theirs = stores.list(memberships.storesOf(caller.user()));
        var store = current(theirs, named, last);
        return new Menu(
                store.orElse(null),
                theirs.stream()
                        .filter(known -> !known.archived())
                        .map(known -> link(known, store))
                        .toList(),
                Math.toIntExact(theirs.stream().filter(Store::archived).count()),
                store.map(known -> Doors.ofStore(caller, known.id())).orElse(List.of()),
                Doors.ofServer(caller),
                Doors.ofAccount(caller),
                Doors.behind(caller, store.map(Store::id).orElse(null)));
    }

    private static StoreLink link(Store store, Optional<Store> current) {
        return new StoreLink(
                store.name(),
                "/stores/" + store.id().value() + "/index",
                current.filter(store::equals).isPresent());
    }

    /** The store that a page is about may be somebody else's, when an administrator looks at it. */
    private Optional<Store> current(List<Store> theirs, @Nullable String named, @Nullable String last) {
        var open = theirs.stream().filter(store -> !store.archived()).toList();
        return Optional.ofNullable(named)
                .map(StoreId::new)
                .flatMap(stores::find)
                .or(() -> Stream.concat(
                                open.stream().filter(store -> store.id().value().equals(last)), open.stream())
                        .findFirst());
    }
}
