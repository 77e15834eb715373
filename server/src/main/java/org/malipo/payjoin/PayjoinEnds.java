package org.malipo.payjoin;

import org.malipo.invoices.PayjoinPayments;
import org.malipo.wallets.PayjoinCoins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of payjoins, and gives our coins back. Each step is harmless twice. */
@Component
class PayjoinEnds {
    private static final Logger log = LoggerFactory.getLogger(PayjoinEnds.class);

    private final PayjoinTable table;
    private final PayjoinPayments payments;
    private final PayjoinCoins coins;

    PayjoinEnds(PayjoinTable table, PayjoinPayments payments, PayjoinCoins coins) {
        this.table = table;
        this.payments = payments;
        this.coins = coins;
    }

    /** The network has one of the two; perhaps again, after its block has left the chain. */
    void seen(Payjoin payjoin) {
        table.move(payjoin.id(), PayjoinState.SEEN);
    }

    /** Neither is there any more, as far as we know: the original is offered again. */
    void gone(Payjoin payjoin) {
        table.move(payjoin.id(), PayjoinState.OPEN, PayjoinState.DONE, PayjoinState.LOST);
    }

    /** One of the two is in a block. */
    @Transactional
    public void done(Payjoin payjoin) {
        if (table.move(payjoin.id(), PayjoinState.DONE)) {
            coins.release(payjoin.id());
        }
    }

    /** The payer has spent the coins elsewhere. Whatever the chain tells later of one of the two counts all the same. */
    @Transactional
    public void lost(Payjoin payjoin) {
        if (table.move(payjoin.id(), PayjoinState.LOST, PayjoinState.SEEN, PayjoinState.DONE)) {
            coins.release(payjoin.id());
            if (payjoin.invoice() != null) {
                payments.notKept(payjoin.invoice(), payjoin.original().txid);
            }
            log.info("Payjoin {} is lost: the network takes neither of its transactions", payjoin.id());
        }
    }
}
