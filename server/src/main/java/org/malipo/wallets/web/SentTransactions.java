package org.malipo.wallets.web;

import java.util.List;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.Offered;
import org.malipo.wallets.sending.Send;
import org.malipo.wallets.sending.SendOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What callers are told of what they sent. */
@Component
class SentTransactions {
    private final WalletHistory history;
    private final WalletLabels labels;

    SentTransactions(WalletHistory history, WalletLabels labels) {
        this.history = history;
        this.labels = labels;
    }

    /**
     * {@return the transaction; with status 202 as long as nobody knows whether the node has it}
     *
     * @throws ProblemException if the node refused it
     */
    ResponseEntity<WalletData.Transaction> answer(StoreWallet wallet, Offered offered) {
        return switch (offered) {
            case Offered.OnItsWay(var send) -> ResponseEntity.ok(shown(wallet, send));
            case Offered.Unknown unknown ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(shown(wallet, unknown.send()));
            case Offered.Refused refused ->
                throw new ProblemException(Problem.refused("broadcast-error", refused.reason()));
        };
    }

    /**
     * {@return the same, or what is to be signed or sent elsewhere}
     *
     * @throws ProblemException if it was refused
     */
    ResponseEntity<?> answer(StoreWallet wallet, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent(var offered) -> answer(wallet, offered);
            case SendOutcome.MadeSigned signed ->
                ResponseEntity.ok(new SendingApi.RawTransaction(TypedTransaction.hex(signed.transaction())));
            case SendOutcome.MadeUnsigned unsigned ->
                ResponseEntity.ok(new SendingApi.UnsignedData(unsigned.psbt().toBase64()));
            case SendOutcome.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    /** Whoever follows the chain may be another process, which hears of it a moment later. */
    private WalletData.Transaction shown(StoreWallet wallet, Send send) {
        var key = ObjectKey.of(send.txid());
        return history.transaction(wallet, send.txid())
                .map(WalletData.Transaction::of)
                .orElseGet(() -> WalletData.Transaction.sent(
                        send.asSeenBy(wallet), labels.of(wallet, List.of(key)).getOrDefault(key, Annotation.NONE)));
    }
}
