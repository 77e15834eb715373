package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.Crypto;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A store's key for programs that can't sign: one at a time, shown once and kept as its hash. */
@Component
public class LegacyKeys {
    private static final int BYTES = 20;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    LegacyKeys(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return a new key; the one before it is worth nothing any more} */
    @Transactional
    public String make(StoreId store) {
        var key = OpaqueId.base58(BYTES);
        jdbc.sql("""
                insert into bitpay_key (store_id, hash, created_at)
                values (:store, :hash, :now)
                on conflict (store_id) do update set hash = excluded.hash, created_at = excluded.created_at
                """)
                .param("store", store.value())
                .param("hash", hash(key))
                .param("now", clock.instant().atOffset(UTC))
                .update();
        audit.record(new AuditEntry("bitpay.key.created", store, object(store)));
        return key;
    }

    @Transactional
    public void revoke(StoreId store) {
        int deleted = jdbc.sql("delete from bitpay_key where store_id = :store")
                .param("store", store.value())
                .update();
        if (deleted == 1) {
            audit.record(new AuditEntry("bitpay.key.revoked", store, object(store)));
        }
    }

    /** {@return when the store's key was made, or empty if it has none} */
    public Optional<Instant> madeAt(StoreId store) {
        return jdbc.sql("select created_at from bitpay_key where store_id = :store")
                .param("store", store.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** {@return the store that this key opens} */
    Optional<StoreId> storeOf(String key) {
        return jdbc.sql("select store_id from bitpay_key where hash = :hash")
                .param("hash", hash(key))
                .query(String.class)
                .optional()
                .map(StoreId::new);
    }

    private static String hash(String key) {
        return HexFormat.of().formatHex(Crypto.sha256(key.getBytes(UTF_8)));
    }

    private static String object(StoreId store) {
        return "bitpay-key:" + store.value();
    }
}
