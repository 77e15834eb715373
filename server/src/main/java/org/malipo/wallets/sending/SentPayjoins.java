package org.malipo.wallets.sending;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.Kept.Stored;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Keeps payments of which a payjoin may be made, and the payjoins that take their place. */
@Component
class SentPayjoins {
    /** After that the payment is sent plainly, whoever is to send it. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final ObjectKey PAYJOIN = new ObjectKey("payjoin", "payjoin");

    private final SendKeeping keeping;
    private final SentPayjoinTable table;
    private final WalletLabels labels;
    private final Clock clock;

    SentPayjoins(SendKeeping keeping, SentPayjoinTable table, WalletLabels labels, Clock clock) {
        this.keeping = keeping;
        this.table = table;
        this.labels = labels;
        this.clock = clock;
    }

    /** Keeps a payment that nobody is offered before its payjoin is there, or its time has come. */
    @Transactional
    public Kept keep(NewSend payment, URI endpoint) {
        var kept = keeping.keep(payment);
        if (kept instanceof Stored(var original)) {
            var now = clock.instant();
            table.propose(original.id(), endpoint, now.plus(LONGEST), now);
        } else {
            undo();
        }
        return kept;
    }

    /** {@return whether the payjoin has the payment's place now; not if that is on its way already} */
    @Transactional
    public boolean join(NewSend payjoin) {
        var original = Objects.requireNonNull(payjoin.replaces());
        if (keeping.keep(payjoin) instanceof Stored && table.join(original.id())) {
            labels.attach(payjoin.wallet(), ObjectKey.of(payjoin.transaction().txid), PAYJOIN, null);
            return true;
        }
        undo();
        return false;
    }

    private static void undo() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }

    /** The payment is sent plainly, if no payjoin has its place. */
    void giveUp(Send original, String reason) {
        table.giveUp(original.id(), reason);
    }
}
