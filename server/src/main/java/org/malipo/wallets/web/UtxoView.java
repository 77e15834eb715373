package org.malipo.wallets.web;

import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Coin;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.StoreWallet;

/** Prepares outputs for the API. */
final class UtxoView {
    private UtxoView() {}

    static WalletData.Utxo of(StoreWallet wallet, Coin coin, Annotation annotation) {
        return new WalletData.Utxo(
                annotation.comment(),
                WalletData.btc(coin.amount()),
                coin.txid() + "-" + coin.vout(),
                link(wallet.network(), coin.txid().toString()),
                coin.seenAt(),
                wallet.scheme().keyPath(Branch.of(coin.branch()), coin.index()).orElse(null),
                Addresses.ofScript(coin.script().toByteArray(), wallet.network())
                        .orElse(null),
                coin.confirmations(),
                LabelView.of(annotation));
    }

    /** {@return where anybody can look the transaction up, null on a network of one's own} */
    private static @Nullable String link(Network network, String txid) {
        return switch (network) {
            case MAINNET -> "https://mempool.space/tx/" + txid;
            case TESTNET4 -> "https://mempool.space/testnet4/tx/" + txid;
            case SIGNET -> "https://mempool.space/signet/tx/" + txid;
            case REGTEST -> null;
        };
    }
}
