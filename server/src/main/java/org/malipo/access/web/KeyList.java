package org.malipo.access.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ApiKey;
import org.malipo.access.ApiKeys;
import org.malipo.access.Caller;
import org.malipo.access.Grant;
import org.malipo.access.StoreId;
import org.malipo.access.StoreNames;
import org.malipo.access.StoreNames.NamedStore;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page that lists a person's keys. */
@Component
class KeyList {
    private final ApiKeys keys;
    private final StoreNames names;
    private final Clock clock;

    KeyList(ApiKeys keys, StoreNames names, Clock clock) {
        this.keys = keys;
        this.names = names;
        this.clock = clock;
    }

    /** @param made the value of a key that was just made, for this one answer */
    String show(Model model, @Nullable String made) {
        var owner = Caller.current().user();
        var mine = keys.list(owner);
        var lastUses = keys.lastUses(owner);
        var called = called(mine);
        var rows = mine.stream()
                .map(key -> row(key, lastUses.get(key.hash()), called))
                .toList();
        model.addAttribute("view", new ApiKeysView(rows, made));
        return "access/api-keys";
    }

    private ApiKeysView.Row row(ApiKey key, @Nullable Instant lastUsedAt, Map<StoreId, String> called) {
        return new ApiKeysView.Row(
                key.hash(),
                key.label(),
                key.grants().stream().map(grant -> right(grant, called)).toList(),
                key.createdAt(),
                lastUsedAt,
                key.expiresAt(),
                key.isExpired(clock.instant()));
    }

    private static ApiKeysView.Right right(Grant grant, Map<StoreId, String> called) {
        var store = grant.store();
        return new ApiKeysView.Right(
                grant.permission(), store == null ? "" : called.getOrDefault(store, store.value()));
    }

    private Map<StoreId, String> called(List<ApiKey> mine) {
        var stores = mine.stream()
                .flatMap(key -> key.grants().stream())
                .map(Grant::store)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return names.of(stores).stream().collect(Collectors.toMap(NamedStore::id, NamedStore::name));
    }
}
