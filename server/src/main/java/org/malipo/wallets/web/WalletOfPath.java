package org.malipo.wallets.web;

import org.malipo.access.StoreId;
import org.malipo.chain.Chain;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.springframework.stereotype.Component;

/** Finds the wallet that a path names, or refuses as clients expect. */
@Component
class WalletOfPath {
    private final Wallets wallets;
    private final Chain chain;

    WalletOfPath(Wallets wallets, Chain chain) {
        this.wallets = wallets;
        this.chain = chain;
    }

    /** {@return a wallet that can be asked about the chain} */
    StoreWallet ready(StoreId store, String paymentMethodId) {
        var wallet = noted(store, paymentMethodId);
        if (!chain.status(wallet.network()).isReady()) {
            throw unavailable(PaymentMethodIds.ON_CHAIN + " services are not currently available");
        }
        return wallet;
    }

    /** {@return a wallet that can be asked what the store noted about it, also while the chain can't be followed} */
    StoreWallet noted(StoreId store, String paymentMethodId) {
        checkKnown(paymentMethodId);
        return wallets.of(store).orElseThrow(() -> unavailable("BTC doesn't have any derivation scheme set"));
    }

    /** {@return a wallet whose addresses can be shown} */
    StoreWallet configured(StoreId store, String paymentMethodId) {
        checkKnown(paymentMethodId);
        return wallets.of(store)
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("paymentmethod-not-configured", "The payment method is not configured")));
    }

    static void checkKnown(String paymentMethodId) {
        if (!PaymentMethodIds.isOnChain(paymentMethodId)) {
            throw new ProblemException(Problem.notFound(
                    "unknown-paymentMethodId", "This payment method doesn't exists or doesn't offer wallet services"));
        }
    }

    private static ProblemException unavailable(String message) {
        return new ProblemException(Problem.of(Kind.UNAVAILABLE, "not-available", message));
    }
}
