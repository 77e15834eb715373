package org.malipo.wallets.web;

import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.BumpLook;
import org.malipo.wallets.sending.BumpOrder;
import org.malipo.wallets.sending.Bumps;
import org.malipo.wallets.sending.SendOutcome;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;

/** Makes of what somebody wants done the transaction that they look at, and the same one again when they have. */
@Component
class BumpDesk {
    private final Bumps bumps;

    BumpDesk(Bumps bumps) {
        this.bumps = bumps;
    }

    /** What came of working it out. */
    sealed interface Looked {}

    record Fine(BumpForm form, BumpOrder order, BumpLook.Drafted look) implements Looked {}

    record Wrong(BumpForm form, Refusal why) implements Looked {}

    Looked look(StoreWallet wallet, BumpForm form) {
        var wrongs = SendWrongs.none();
        var order = form.read(wrongs);
        if (order.isEmpty()) {
            return new Wrong(form, wrongs.at("rate").orElseThrow());
        }
        return switch (bumps.look(wallet, order.get())) {
            case BumpLook.Drafted drafted -> new Fine(form, order.get(), drafted);
            case BumpLook.Refused(var problem) -> new Wrong(form, BumpWords.of(problem));
        };
    }

    /** Signs and sends what was looked at, or gives it out to be signed elsewhere. */
    SendOutcome carryOut(Fine fine, boolean sign) {
        return bumps.carryOut(fine.order(), fine.look(), sign);
    }
}
