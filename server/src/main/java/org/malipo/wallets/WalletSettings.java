package org.malipo.wallets;

import java.util.List;
import org.malipo.bitcoin.SchemeException;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a store knows and wants of its wallet. What the wallet derives from stays as it is. */
@Component
public class WalletSettings {
    private final WalletTable table;
    private final Wallets wallets;
    private final WalletTrail trail;

    WalletSettings(WalletTable table, Wallets wallets, WalletTrail trail) {
        this.table = table;
        this.wallets = wallets;
        this.trail = trail;
    }

    /**
     * Keeps these settings, if the store still has the wallet that the caller saw.
     *
     * @param keys those of the wallet, in its order
     * @param includePrevious whether a PSBT holds the whole transactions that it spends
     */
    @Transactional
    public WalletOutcome change(StoreWallet seen, String label, List<KeySettings> keys, boolean includePrevious) {
        if (ReadWallet.isTooLong(label)) {
            return new WalletOutcome.Refused("Label", ReadWallet.LABEL_TOO_LONG);
        }
        try {
            var config = ReadWallet.of(seen.config().with(label, keys, includePrevious), seen.network())
                    .config()
                    .hot(seen.config().isHotWallet());
            var wallet = new StoreWallet(seen.store(), seen.id(), seen.scheme(), config, seen.enabled());
            if (!config.equals(seen.config()) && table.describe(wallet)) {
                trail.changed(wallet);
            }
            wallets.forget(seen.store());
            return new WalletOutcome.Configured(wallet);
        } catch (SchemeException e) {
            return new WalletOutcome.Refused("AccountDerivation", e.getMessage());
        } catch (KeySettingsException e) {
            return new WalletOutcome.Refused("AccountKeySettings", e.getMessage());
        }
    }
}
