package org.malipo.invoices;

import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.chain.TransactionFact;
import org.malipo.invoices.ChainFacts.BlockConnected;
import org.malipo.invoices.ChainFacts.BlocksDisconnected;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Follows what the chain tells and does to invoices what follows from it, in the transaction that moves this consumer's
 * place in the log.
 */
@Component
class InvoiceFollower implements EventConsumer {
    private static final Logger log = LoggerFactory.getLogger(InvoiceFollower.class);

    private final PaymentIntake intake;
    private final PaymentTable payments;
    private final TipTable tips;
    private final InvoiceJson json;

    InvoiceFollower(PaymentIntake intake, PaymentTable payments, TipTable tips, InvoiceJson json) {
        this.intake = intake;
        this.payments = payments;
        this.tips = tips;
        this.json = json;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public Set<String> types() {
        return Set.of(TransactionFact.TYPE, "chain.block", "chain.disconnected");
    }

    @Override
    public void handle(Event event) {
        switch (event.type()) {
            case TransactionFact.TYPE -> seen(TransactionFact.of(event));
            case "chain.block" -> connected(json.read(event.payload(), BlockConnected.class));
            case "chain.disconnected" -> disconnected(json.read(event.payload(), BlocksDisconnected.class));
            default -> throw new IllegalStateException("Nobody asked for " + event.type());
        }
    }

    private void seen(TransactionFact transaction) {
        var network = transaction.network();
        intake.record(network, CoinFact.of(transaction), tips.height(network));
    }

    private void connected(BlockConnected block) {
        var network = Network.of(block.network());
        tips.set(network, block.height());
        payments.ripeAt(network, block.height()).forEach(invoice -> confirm(invoice, block.height()));
        payments.ripening(network, block.height()).forEach(invoice -> confirm(invoice, block.height()));
    }

    /** Transactions of these blocks are told of one by one, as unconfirmed. */
    private void disconnected(BlocksDisconnected blocks) {
        tips.set(Network.of(blocks.network()), blocks.forkHeight());
    }

    /** One invoice that can't be handled must not hold up the others of the block; the sweep tries it again. */
    private void confirm(InvoiceId invoice, int height) {
        try {
            intake.confirm(invoice, height);
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "Invoice {} could not count the confirmations of block {}; it is tried again", invoice, height, e);
        }
    }
}
