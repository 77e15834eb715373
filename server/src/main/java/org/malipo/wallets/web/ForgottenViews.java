package org.malipo.wallets.web;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Draft;
import org.malipo.wallets.sending.ForgottenSend;
import org.malipo.wallets.sending.ForgottenSends;
import org.springframework.stereotype.Component;

/** Tells of payments that may come back, before somebody pays again. */
@Component
class ForgottenViews {
    private final ForgottenSends sends;

    ForgottenViews(ForgottenSends sends) {
        this.sends = sends;
    }

    List<ForgottenView> of(StoreWallet wallet) {
        return sends.of(wallet).stream()
                .map(one -> view(one, one.held() ? "held" : "other"))
                .toList();
    }

    /** {@return the same, and what a draft has to do with each} */
    List<ForgottenView> beside(Draft draft) {
        return sends.of(draft.wallet()).stream()
                .map(one -> view(one, relation(one, draft)))
                .toList();
    }

    private static String relation(ForgottenSend forgotten, Draft draft) {
        var send = forgotten.send();
        if (!Collections.disjoint(send.coins(), draft.coins())) {
            return "instead";
        }
        var paid = send.transaction().txOut.stream()
                .map(output -> output.publicKeyScript)
                .collect(Collectors.toSet());
        if (draft.unsigned().txOut.stream().anyMatch(output -> paid.contains(output.publicKeyScript))) {
            return "same";
        }
        return forgotten.held() ? "held" : "other";
    }

    private static ForgottenView view(ForgottenSend forgotten, String relation) {
        var send = forgotten.send();
        var fee = send.fee() == null ? Sats.ZERO : send.fee();
        var paid = Sats.ZERO.minus(send.change()).minus(fee);
        return new ForgottenView(send.txid().value.toHex(), paid, send.createdAt(), relation, forgotten.held());
    }
}
