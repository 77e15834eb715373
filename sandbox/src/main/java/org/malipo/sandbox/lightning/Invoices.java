package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The invoices of one node. */
public final class Invoices {
    private static final int HASH_BYTES = 32;
    private static final Refusal.Code NOT_FOUND = Refusal.Code.NOT_FOUND;

    private final Core core;
    private final String node;
    private final RequestWriter writer;
    private final SecureRandom random = new SecureRandom();

    Invoices(Core core, String node, RequestWriter writer) {
        this.core = core;
        this.node = node;
        this.writer = writer;
    }

    public Invoice add(InvoiceOrder order) throws Refusal {
        var preimage = order.hash() != null ? null : order.preimage() != null ? order.preimage() : random();
        var hash = preimage == null ? Objects.requireNonNull(order.hash()) : hashOf(preimage);
        var secret = random();
        return core.exclusively(() -> {
            if (book().invoice(hash) != null) {
                throw Refusal.of("invoice with payment hash already exists");
            }
            var terms = writer.write(order, hash, preimage, secret, core.seconds(), book().nextAddIndex());
            core.happen(new Event.InvoiceAdded(node, terms));
            return core.state().invoice(node, hash);
        });
    }

    public Invoice find(String hash) throws Refusal {
        return core.exclusively(() -> known(hash));
    }

    /** {@return oldest first} */
    public List<Invoice> list(boolean pendingOnly, Page page) {
        return core.exclusively(() -> page.of(
                book().invoices().stream()
                        .map(invoice -> invoice.at(core.seconds()))
                        .filter(invoice -> !pendingOnly || invoice.isPending())
                        .toList(),
                invoice -> invoice.terms().addIndex()));
    }

    /** Makes it unpayable; a payment that it holds goes back. */
    public void cancel(String hash) throws Refusal {
        core.exclusively(() -> {
            var invoice = known(hash);
            switch (invoice.state()) {
                case SETTLED -> throw Refusal.of("invoice already settled");
                case OPEN, ACCEPTED -> {
                    core.happen(new Event.InvoiceCanceled(node, hash));
                    giveBack(invoice);
                }
                case CANCELED -> {}
            }
            return invoice;
        });
    }

    private void giveBack(Invoice invoice) {
        if (invoice.payer() != null) {
            core.happen(new Event.PaymentFailed(
                    invoice.payer(), invoice.hash(), FailureReason.INCORRECT_PAYMENT_DETAILS, core.nanos()));
        }
    }

    /** Takes what a hold invoice holds. */
    public void settle(String preimage) throws Refusal {
        var hash = hashOf(preimage);
        core.exclusively(() -> {
            var invoice = known(hash);
            switch (invoice.state()) {
                case OPEN -> throw Refusal.of("invoice still open");
                case CANCELED -> throw Refusal.of("invoice already canceled");
                case SETTLED -> throw Refusal.of("invoice already settled");
                case ACCEPTED ->
                    core.happen(new Event.PaymentSettled(
                            Objects.requireNonNull(invoice.payer()), hash, preimage, core.nanos()));
            }
            return invoice;
        });
    }

    /**
     * Listens to invoices that are added and paid.
     *
     * @param addIndex those added after it are told first; 0 for none
     * @param settleIndex those paid after it are told first; 0 for none
     */
    public Feed.Subscription<Invoice> subscribe(long addIndex, long settleIndex) {
        return core.exclusively(() -> {
            var subscription = core.invoices(node).subscribe();
            if (addIndex > 0) {
                book().invoices().stream()
                        .filter(invoice -> invoice.terms().addIndex() > addIndex)
                        .map(invoice -> invoice.at(core.seconds()))
                        .forEach(subscription::add);
            }
            if (settleIndex > 0) {
                book().invoices().stream()
                        .filter(invoice -> invoice.settleIndex() > settleIndex)
                        .sorted(Comparator.comparingLong(Invoice::settleIndex))
                        .forEach(subscription::add);
            }
            return subscription;
        });
    }

    /** Decides on a payment that reached this node. Only under the core's lock. */
    void receive(String payer, Payment payment, String secret) {
        var found = book().invoice(payment.hash());
        var invoice = found == null ? null : found.at(core.seconds());
        if (invoice == null || !isDue(invoice, payment, secret)) {
            core.happen(new Event.PaymentFailed(
                    payer, payment.hash(), FailureReason.INCORRECT_PAYMENT_DETAILS, core.nanos()));
        } else if (invoice.preimage() == null) {
            core.happen(new Event.InvoiceHeld(
                    node, invoice.hash(), payer, payment.terms().valueMsat(), core.seconds()));
        } else {
            core.happen(new Event.PaymentSettled(payer, invoice.hash(), invoice.preimage(), core.nanos()));
        }
    }

    private static boolean isDue(Invoice invoice, Payment payment, String secret) {
        return invoice.state() == Invoice.State.OPEN
                && invoice.terms().secret().equals(secret)
                && payment.terms().valueMsat() >= invoice.terms().valueMsat();
    }

    private Invoice known(String hash) throws Refusal {
        var invoice = book().invoice(hash);
        if (invoice == null) {
            throw new Refusal(NOT_FOUND, "unable to locate invoice");
        }
        return invoice.at(core.seconds());
    }

    private Book book() {
        return core.state().book(node);
    }

    private String random() {
        var bytes = new byte[HASH_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hashOf(String preimage) {
        return new ByteVector(Crypto.sha256(HexFormat.of().parseHex(preimage))).toHex();
    }
}
