package org.malipo.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The API keys of people. */
@Component
public class ApiKeys {
    private static final int VALUE_BYTES = 20;

    private final ApiKeyTable table;
    private final Callers callers;
    private final Clock clock;

    ApiKeys(ApiKeyTable table, Callers callers, Clock clock) {
        this.table = table;
        this.callers = callers;
        this.clock = clock;
    }

    public ApiKey.Made create(UserId owner, String label, List<Grant> grants) {
        var value = OpaqueId.hex(VALUE_BYTES);
        var distinct = grants.stream().distinct().toList();
        var key = new ApiKey(ApiKey.hash(value), owner, label, distinct, clock.instant());
        table.insert(key);
        return new ApiKey.Made(value, key);
    }

    /** {@return this person's keys, newest first} */
    public List<ApiKey> list(UserId owner) {
        return table.list(owner);
    }

    /** {@return whether this person had that key} */
    public boolean revokeValue(UserId owner, String value) {
        return revoke(owner, ApiKey.hash(value));
    }

    /** {@return whether this person had the key with that hash} */
    public boolean revoke(UserId owner, String hash) {
        var existed = table.delete(owner, hash);
        callers.forgetKey(hash);
        return existed;
    }

    /** {@return the key that this caller came with, if it is one of theirs} */
    public Optional<ApiKey> of(Caller.Credential.ApiKey credential) {
        return callers.keyOf(credential.hash());
    }
}
