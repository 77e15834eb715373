package org.malipo.wallets.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.UserId;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.pending.PendingTransaction;
import org.malipo.wallets.pending.PendingTransactions;
import org.malipo.wallets.sending.PsbtDesk;
import org.malipo.wallets.web.PendingView.News;
import org.malipo.wallets.web.PendingView.Rights;
import org.malipo.wallets.web.PendingView.Signer;
import org.springframework.stereotype.Component;

/** Prepares transactions of several signers to be looked at. */
@Component
class PendingViews {
    private static final int KEY_START = 16;

    private final PendingTransactions transactions;
    private final PsbtDesk desk;
    private final Flows flows;

    PendingViews(PendingTransactions transactions, PsbtDesk desk, Flows flows) {
        this.transactions = transactions;
        this.desk = desk;
        this.flows = flows;
    }

    PendingView of(StoreWallet wallet, PendingTransaction pending, Optional<News> news) {
        var inspection =
                desk.look(wallet, pending.psbt(), pending.base().unsigned()).inspection();
        var names = names(wallet, pending);
        return new PendingView(
                WalletOnPage.path(wallet),
                pending.id().value(),
                pending.state(),
                flows.of(wallet, inspection),
                Sats.ZERO.minus(pending.change()),
                pending.fee(),
                pending.progress().collected(),
                pending.progress().needed(),
                signers(wallet, pending, names),
                names.getOrDefault(pending.madeBy(), ""),
                pending.createdAt(),
                pending.expiresAt(),
                pending.txid() == null ? "" : pending.txid().value.toHex(),
                FindingWords.mistakes(inspection.findings()),
                FindingWords.warnings(inspection.findings()),
                pending.psbt().toBase64(),
                pending.state().isOpen() ? AnimatedQr.ofPsbt(pending.psbt().toBytes()) : List.of(),
                rights(wallet),
                news);
    }

    private Map<UserId, String> names(StoreWallet wallet, PendingTransaction pending) {
        var signers = wallet.config().accountKeySettings().stream()
                .map(KeySettings::signerUserId)
                .filter(Objects::nonNull)
                .map(UserId::new);
        return transactions.names(
                Stream.concat(signers, Stream.of(pending.madeBy())).distinct().toList());
    }

    private static List<Signer> signers(StoreWallet wallet, PendingTransaction pending, Map<UserId, String> names) {
        var me = Caller.current().user().value();
        return wallet.config().accountKeySettings().stream()
                .map(key -> new Signer(
                        key.signerUserId() == null ? "" : names.getOrDefault(new UserId(key.signerUserId()), ""),
                        origin(key),
                        pending.isSignedBy(key),
                        me.equals(key.signerUserId())))
                .toList();
    }

    private static String origin(KeySettings key) {
        if (key.rootFingerprint() == null) {
            return key.accountKey().substring(0, KEY_START) + "…";
        }
        return key.accountKeyPath() == null || key.accountKeyPath().isEmpty()
                ? key.rootFingerprint()
                : key.rootFingerprint() + "/" + key.accountKeyPath();
    }

    private static Rights rights(StoreWallet wallet) {
        var caller = Caller.current();
        return new Rights(
                caller.may(Permission.CAN_SIGN_TRANSACTIONS, wallet.store()),
                caller.may(Permission.CAN_BROADCAST_TRANSACTIONS, wallet.store()),
                caller.may(Permission.CAN_CANCEL_TRANSACTIONS, wallet.store()));
    }
}
