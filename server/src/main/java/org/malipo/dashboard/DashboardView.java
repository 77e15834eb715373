package org.malipo.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;
import org.malipo.wallets.WalletBalance;

/**
 * A store at a glance.
 *
 * @param guide null once somebody has paid
 * @param balance null without a wallet, or for who may not see it
 */
public record DashboardView(
        String path,
        String store,
        @Nullable Guide guide,
        @Nullable WalletBalance balance,
        List<InvoiceView> newest,
        boolean ready,
        boolean hasWallet,
        boolean mayCreate) {
    /**
     * The way to the first payment.
     *
     * @param invoice address of the newest invoice's pay page, or null before there is one
     */
    public record Guide(boolean wallet, @Nullable String invoice) {
        public boolean isNext(String step) {
            return switch (step) {
                case "wallet" -> !wallet;
                case "invoice" -> wallet && invoice == null;
                default -> wallet && invoice != null;
            };
        }
    }
}
