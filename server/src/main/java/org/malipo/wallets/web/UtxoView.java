package org.malipo.wallets.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ServerPolicies.ExplorerLink;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.Coin;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.StoreWallet;

/**
 * Prepares outputs for the API.
 *
 * @param explorers where the operator wants transactions to be looked up
 */
record UtxoView(StoreWallet wallet, List<ExplorerLink> explorers) {
    WalletData.Utxo of(Coin coin, Annotation annotation) {
        return new WalletData.Utxo(
                annotation.comment(),
                WalletData.btc(coin.amount()),
                coin.txid() + "-" + coin.vout(),
                link(coin.txid().toString()),
                coin.seenAt(),
                wallet.scheme().keyPath(Branch.of(coin.branch()), coin.index()).orElse(null),
                Addresses.ofScript(coin.script().toByteArray(), wallet.network())
                        .orElse(null),
                coin.confirmations(),
                LabelView.of(annotation));
    }

    private @Nullable String link(String txid) {
        return explorers.stream()
                .filter(link -> link.paymentMethodId().equals(PaymentMethodIds.ON_CHAIN))
                .map(link -> link.link().replace("{0}", txid))
                .findFirst()
                .orElseGet(() -> usual(txid));
    }

    /** {@return where anybody can look the transaction up, null on a network of one's own} */
    private @Nullable String usual(String txid) {
        return switch (wallet.network()) {
            case MAINNET -> "https://mempool.space/tx/" + txid;
            case TESTNET4 -> "https://mempool.space/testnet4/tx/" + txid;
            case SIGNET -> "https://mempool.space/signet/tx/" + txid;
            case REGTEST -> null;
        };
    }
}
