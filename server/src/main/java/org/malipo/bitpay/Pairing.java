package org.malipo.bitpay;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;

/**
 * A pair that is still to be made, or was a moment ago.
 *
 * @param store null until a merchant has chosen it
 * @param sin null until a program came
 * @param token what the program is to use once both are there
 */
public record Pairing(
        String code,
        @Nullable StoreId store,
        @Nullable Sin sin,
        String label,
        String token,
        Instant createdAt,
        Instant expiresAt) {
    Pairing with(Sin program, String name) {
        return new Pairing(code, store, program, label.isEmpty() ? name : label, token, createdAt, expiresAt);
    }

    Pairing in(StoreId chosen) {
        return new Pairing(code, chosen, sin, label, token, createdAt, expiresAt);
    }

    /** {@return whether it is complete for nobody but this program} */
    boolean isFor(Sin program) {
        return sin == null || sin.equals(program);
    }

    /** {@return the pair, once both sides are there} */
    Optional<LegacyToken> complete(String id, Instant now) {
        return store == null || sin == null
                ? Optional.empty()
                : Optional.of(new LegacyToken(id, token, store, sin, label, now));
    }
}
