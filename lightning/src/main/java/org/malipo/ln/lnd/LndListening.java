package org.malipo.ln.lnd;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.http.Call;
import org.malipo.ln.lnd.Macaroons.Right;
import org.malipo.ln.node.InvoiceListener;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;
import org.malipo.ln.node.Position;

/**
 * Listens to invoices being paid. After a settle index LND tells whatever was paid since, so that it does not matter when exactly it
 * begins to listen to us. Without one it would, and LND does not say when: over REST nothing is answered before there is
 * something to tell. So we ask for something that it can tell at once, the invoice that was added last.
 */
final class LndListening {
    /** A quiet connection may be a lost one; it is made anew then. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private static final String NEWEST = "reversed=true&num_max_invoices=1";
    private static final String FIRST = "num_max_invoices=1000";

    private final LndCalls calls;
    private final LndInvoices invoices;
    private final Pace pace;

    LndListening(LndCalls calls, LndInvoices invoices, Pace pace) {
        this.calls = calls;
        this.invoices = invoices;
        this.pace = pace;
    }

    void listen(@Nullable Position after, InvoiceListener listener) throws InterruptedException {
        try {
            new Session(after == null ? 0 : after.index(), listener).run();
        } catch (Unavailable e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!calls.isClosed()) {
                throw e;
            }
        }
    }

    private final class Session {
        private final InvoiceListener listener;
        private long settleIndex;

        Session(long settleIndex, InvoiceListener listener) {
            this.settleIndex = settleIndex;
            this.listener = listener;
        }

        void run() throws InterruptedException {
            boolean ended;
            do {
                var newest = invoices.page(NEWEST).stream().reduce((_, last) -> last);
                if (settleIndex == 0 && newest.map(LndInvoice::addIndex).orElse(0L) < 2) {
                    newest = Optional.of(untilThereIsSomethingToTell());
                }
                if (settleIndex > 0) {
                    listener.connected();
                    ended = hear("settle_index=" + settleIndex, 0);
                } else {
                    var last = newest.orElseThrow();
                    ended = hear("add_index=" + (last.addIndex() - 1), last.settleIndex());
                }
            } while (!ended);
        }

        /** A node that has made one invoice at most is asked again and again. {@return the last invoice} */
        private LndInvoice untilThereIsSomethingToTell() throws InterruptedException {
            for (boolean again = false; ; again = true) {
                var first = invoices.page(FIRST);
                for (var invoice : first.stream()
                        .filter(LndInvoice::isPaid)
                        .sorted(Comparator.comparingLong(LndInvoice::settleIndex))
                        .toList()) {
                    if (again) {
                        tell(invoice);
                    }
                    settleIndex = invoice.settleIndex();
                }
                if (settleIndex > 0 || first.size() > 1) {
                    return first.getLast();
                }
                if (!again) {
                    listener.connected();
                }
                Thread.sleep(pace.retry());
            }
        }

        /**
         * @param old the settle index of an invoice that was paid before
         * @return whether LND ended it; otherwise it was quiet for long
         */
        private boolean hear(String query, long old) throws InterruptedException {
            try (var stream = calls.stream(Right.INVOICES, Call.get("/v1/invoices/subscribe?" + query), QUIET)) {
                if (settleIndex == 0) {
                    listener.connected();
                }
                for (var said = stream.next(QUIET); said != null; said = stream.next(QUIET)) {
                    var invoice = new LndInvoice(said.orThrow());
                    if (invoice.isPaid() && invoice.settleIndex() != old) {
                        tell(invoice);
                    }
                }
                return true;
            } catch (Unavailable e) {
                if (e.reason() != Reason.SLOW || calls.isClosed()) {
                    throw e;
                }
                return false;
            }
        }

        private void tell(LndInvoice invoice) {
            settleIndex = Math.max(settleIndex, invoice.settleIndex());
            if (invoice.isRequest()) {
                listener.paid(invoice.read(), new Position(settleIndex));
            }
        }
    }
}
