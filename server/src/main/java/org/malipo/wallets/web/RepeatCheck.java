package org.malipo.wallets.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.ForgottenSend;
import org.malipo.wallets.sending.ForgottenSends;
import org.malipo.wallets.sending.Send;
import org.malipo.wallets.sending.SendOrder;
import org.springframework.stereotype.Component;

/** Keeps programs from paying an address again whose payment nodes have forgotten, and which may still arrive. */
@Component
class RepeatCheck {
    private final ForgottenSends forgotten;

    RepeatCheck(ForgottenSends forgotten) {
        this.forgotten = forgotten;
    }

    /** @throws ProblemException if both payments may go through, because this one may spend other coins */
    void check(StoreWallet wallet, SendOrder order) {
        repeated(wallet, order).ifPresent(send -> {
            throw new ProblemException(Problem.refused(
                    "may-pay-twice",
                    "Nodes have forgotten the payment " + send.txid().value.toHex()
                            + " to the same address, and it may still arrive. Raise its fee, spend only its coins"
                            + " (selectedInputs), or set payAgain to pay a second time."));
        });
    }

    private Optional<Send> repeated(StoreWallet wallet, SendOrder order) {
        var scripts = order.payments().stream().map(payment -> payment.script()).collect(Collectors.toSet());
        return forgotten.of(wallet).stream()
                .map(ForgottenSend::send)
                .filter(send ->
                        send.transaction().txOut.stream().anyMatch(output -> scripts.contains(output.publicKeyScript)))
                .filter(send -> order.onlyCoins() == null || !send.coins().containsAll(order.onlyCoins()))
                .findFirst();
    }
}
