package org.malipo.wallets;

import java.util.Map;
import java.util.Objects;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.springframework.stereotype.Component;

/** Notes in the audit what becomes of stores' wallets. Keys are not told, neither secret ones nor public ones. */
@Component
class WalletTrail {
    private final Audit audit;

    WalletTrail(Audit audit) {
        this.audit = audit;
    }

    /** The store has this wallet now. */
    void configured(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.configured", wallet.store(), object(wallet), details(wallet)));
    }

    /** The wallet has another name or other settings. */
    void changed(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.changed", wallet.store(), object(wallet), details(wallet)));
    }

    /** The store has a new wallet, whose seed its maker was shown. */
    void generated(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.generated", wallet.store(), object(wallet), details(wallet)));
    }

    /** Somebody was shown the words of a wallet whose seed is here. */
    void seedShown(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.seed.shown", wallet.store(), object(wallet)));
    }

    /** Somebody has shown that they have the words. */
    void backedUp(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.backup.confirmed", wallet.store(), object(wallet)));
    }

    void enabled(StoreId store, boolean enabled) {
        audit.record(new AuditEntry(enabled ? "wallet.enabled" : "wallet.disabled", store, "wallet"));
    }

    void removed(StoreId store) {
        audit.record(new AuditEntry("wallet.removed", store, "wallet"));
    }

    /** All unspent outputs are searched for the wallet's coins. */
    void scanStarted(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.scan.started", wallet.store(), object(wallet)));
    }

    void scanCancelled(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.scan.cancelled", wallet.store(), object(wallet)));
    }

    /** The blocks of the past are gone through for what the wallet had. */
    void rescanStarted(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.rescan.started", wallet.store(), object(wallet)));
    }

    void rescanCancelled(StoreWallet wallet) {
        audit.record(new AuditEntry("wallet.rescan.cancelled", wallet.store(), object(wallet)));
    }

    private static String object(StoreWallet wallet) {
        return "wallet:" + wallet.id();
    }

    private static Map<String, String> details(StoreWallet wallet) {
        var config = wallet.config();
        return Map.of(
                "hot", String.valueOf(config.isHotWallet()),
                "label", Objects.requireNonNullElse(config.label(), ""),
                "source", Objects.requireNonNullElse(config.source(), ""));
    }
}
