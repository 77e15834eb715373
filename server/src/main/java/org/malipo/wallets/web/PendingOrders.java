package org.malipo.wallets.web;

import org.malipo.access.Caller;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.pending.PendingMaking;
import org.malipo.wallets.pending.PendingOutcome;
import org.malipo.wallets.sending.DraftResult;
import org.malipo.wallets.sending.Drafts;
import org.malipo.wallets.sending.FeeLimit;
import org.malipo.wallets.sending.SpendProblems;
import org.malipo.wallets.sending.WalletCoins;
import org.springframework.stereotype.Component;

/** Makes transactions for several signers of what programs want to send. */
@Component
class PendingOrders {
    private final NewTransactionCheck check;
    private final WalletCoins coins;
    private final Drafts drafts;
    private final PendingMaking making;

    PendingOrders(NewTransactionCheck check, WalletCoins coins, Drafts drafts, PendingMaking making) {
        this.check = check;
        this.coins = coins;
        this.drafts = drafts;
        this.making = making;
    }

    PendingOutcome make(StoreWallet wallet, CreateTransactionRequest request) {
        var order = check.check(wallet, request);
        return switch (drafts.relayable(wallet, order, coins.of(wallet))) {
            case DraftResult.Drafted(var draft) -> {
                FeeLimit.refusal(order, draft).ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
                yield making.make(
                        draft,
                        PsbtVersions.of(request.psbtVersion()),
                        Caller.current().user());
            }
            case DraftResult.Refused(var why) -> throw new ProblemException(SpendProblems.of(why));
        };
    }
}
