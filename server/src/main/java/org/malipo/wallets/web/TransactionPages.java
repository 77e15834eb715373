package org.malipo.wallets.web;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.spend.TransactionWeight;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainTransaction;
import org.malipo.money.Sats;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Txids;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.Send;
import org.malipo.wallets.sending.SentOnes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One transaction of the wallet: where it goes, how far it is, what the store notes about it. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/transactions/{txid}")
class TransactionPages {
    private final WalletOnPage wallets;
    private final WalletHistory history;
    private final WalletLabels labels;
    private final SentOnes sends;
    private final Flows flows;
    private final Chain chain;

    TransactionPages(
            WalletOnPage wallets,
            WalletHistory history,
            WalletLabels labels,
            SentOnes sends,
            Flows flows,
            Chain chain) {
        this.wallets = wallets;
        this.history = history;
        this.labels = labels;
        this.sends = sends;
        this.flows = flows;
        this.chain = chain;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String show(@PathVariable String storeId, @PathVariable String txid, Model model) {
        var wallet = wallets.of(storeId);
        var id = id(txid);
        var known = history.transaction(wallet, id);
        var sent = sends.of(wallet, id);
        var transaction = sent.map(Send::transaction)
                .or(() -> known.flatMap(_ -> chain.transaction(wallet.network(), id))
                        .map(ChainTransaction::transaction))
                .orElseThrow(TransactionPages::unknown);
        var key = ObjectKey.of(id);
        var note = labels.of(wallet, List.of(key)).getOrDefault(key, Annotation.NONE);
        var flow = flows.of(wallet, transaction);
        model.addAttribute(
                "view",
                new TransactionView(
                        WalletOnPage.path(wallet),
                        id.value.toHex(),
                        flow,
                        known,
                        sent,
                        fee(flow, sent),
                        TransactionWeight.vbytes(transaction.weight()),
                        note.comment(),
                        Tag.of(note),
                        Caller.current().may(Permission.CAN_MANAGE_WALLET_TRANSACTIONS, wallet.store()),
                        helps(wallet)));
        return "wallets/transaction";
    }

    private static boolean helps(StoreWallet wallet) {
        return Caller.current().may(Permission.CAN_CREATE_TRANSACTIONS, wallet.store())
                || Caller.current().may(Permission.CAN_CANCEL_TRANSACTIONS, wallet.store());
    }

    private static Optional<Sats> fee(FlowView flow, Optional<Send> sent) {
        return sent.flatMap(send -> Optional.ofNullable(send.fee()))
                .or(() -> flow.total()
                        .map(total -> flow.outputs().stream()
                                .map(FlowView.Out::amount)
                                .reduce(total, Sats::minus)));
    }

    /** Replaces the comment and adds labels, separated by commas. */
    @PostMapping
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String note(
            @PathVariable String storeId,
            @PathVariable String txid,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String label) {
        var wallet = wallets.of(storeId);
        var id = id(txid);
        if (history.transaction(wallet, id).isEmpty() && sends.of(wallet, id).isEmpty()) {
            throw unknown();
        }
        var key = ObjectKey.of(id);
        labels.comment(wallet, key, comment);
        labels.add(wallet, key, TypedLabels.read(label));
        return "redirect:" + WalletOnPage.path(wallet) + "/transactions/" + id.value.toHex();
    }

    private static TxId id(String typed) {
        return Txids.read(typed).orElseThrow(TransactionPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
