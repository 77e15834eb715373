package org.malipo.lightning;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.springframework.stereotype.Component;

/** Notes in the audit what people do with nodes. What lets somebody spend is not told. */
@Component
class LightningTrail {
    private static final String METHOD = "lightning";

    private final Audit audit;

    LightningTrail(Audit audit) {
        this.audit = audit;
    }

    /** Somebody has a payment made; what becomes of it, its own row tells. */
    void paying(@Nullable StoreId store, LightningPayment payment) {
        audit.record(new AuditEntry(
                "lightning.paying",
                store,
                "payment:" + payment.hash().toHex(),
                Map.of("msat", String.valueOf(payment.amount().value()))));
    }

    /** Somebody has the node open a channel. */
    void openingChannel(@Nullable StoreId store, String peer, long sats) {
        audit.record(new AuditEntry(
                "lightning.channel.opening", store, "peer:" + peer, Map.of("sats", String.valueOf(sats))));
    }

    void connecting(@Nullable StoreId store, String peer) {
        audit.record(new AuditEntry("lightning.peer.connecting", store, "peer:" + peer));
    }

    void configured(StoreId store, boolean internal) {
        audit.record(
                new AuditEntry("lightning.configured", store, METHOD, Map.of("internal", String.valueOf(internal))));
    }

    void enabled(StoreId store, boolean enabled) {
        audit.record(new AuditEntry(enabled ? "lightning.enabled" : "lightning.disabled", store, METHOD));
    }

    void removed(StoreId store) {
        audit.record(new AuditEntry("lightning.removed", store, METHOD));
    }
}
