package org.malipo.payjoin;

import fr.acinq.bitcoin.OutPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.PayjoinPayments;
import org.malipo.stores.Stores;
import org.malipo.wallets.PayjoinCoins;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Keeps payjoins: the original with the time when it is to be broadcast, the payer's coins, ours, and the payment, all at
 * once. Of two that want one of these, one is kept.
 */
@Component
class PayjoinKeeping {
    /** The payer has that long to send what was proposed. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PayjoinTable table;
    private final PayjoinPayments payments;
    private final PayjoinCoins coins;
    private final Stores stores;
    private final Clock clock;

    PayjoinKeeping(PayjoinTable table, PayjoinPayments payments, PayjoinCoins coins, Stores stores, Clock clock) {
        this.table = table;
        this.payments = payments;
        this.coins = coins;
        this.stores = stores;
        this.clock = clock;
    }

    @Transactional
    public Kept keep(NewPayjoin payjoin) {
        var wallet = payjoin.target().wallet();
        var invoice = payjoin.target().invoice();
        stores.hold(wallet.store());
        if (invoice != null && !payments.book(invoice.id(), payjoin.script(), payjoin.promise())) {
            return nothing(Kept.ALREADY_PAID);
        }
        if (!table.see(payjoin.network(), payjoin.inputs())) {
            return nothing(Kept.INPUTS_SEEN);
        }
        var id = UUID.randomUUID();
        if (!coins.hold(id, wallet, payjoin.ours())) {
            return nothing(Kept.COIN_TAKEN);
        }
        var now = clock.instant();
        table.insert(id, payjoin, now, now.plus(PATIENCE));
        var to = invoice == null
                ? payjoin.coinjoin().value.toHex()
                : invoice.id().value();
        coins.shown(wallet, payjoin.ours(), payjoin.coinjoin(), to);
        return Kept.KEPT;
    }

    private static Kept nothing(Kept why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return why;
    }

    /** Remembers a payer's coins for ever. */
    @Transactional
    public void see(Network network, Collection<OutPoint> inputs) {
        table.see(network, inputs);
    }
}
