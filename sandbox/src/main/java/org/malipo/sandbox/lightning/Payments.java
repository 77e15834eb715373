package org.malipo.sandbox.lightning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;

/** The payments of one node. */
public final class Payments {
    private static final DateTimeFormatter GO_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000 UTC'");

    private final Core core;
    private final String node;
    private final Directory directory;
    private final Faults faults;

    Payments(Core core, String node, Directory directory, Faults faults) {
        this.core = core;
        this.node = node;
        this.directory = directory;
        this.faults = faults;
    }

    /** What becomes of one payment; news of others are among it. */
    public record Watch(String hash, Feed.Subscription<Payment> news) implements AutoCloseable {
        /** Waits for the next step. {@return empty if there will be none} */
        public Optional<Payment> next() throws InterruptedException {
            var item = news.take();
            while (item.isPresent() && !item.get().hash().equals(hash)) {
                item = news.take();
            }
            return item;
        }

        @Override
        public void close() {
            news.close();
        }
    }

    /** Starts a payment. {@return what becomes of it, step by step} */
    public Watch send(PaymentOrder order) throws Refusal {
        var request = decode(order.bolt11());
        var amount = amount(request, order.amountMsat());
        var payee = payee(request);
        return core.exclusively(() -> {
            refuseSecond(request);
            var watch =
                    new Watch(request.paymentHash().toHex(), core.payments(node).subscribe());
            start(order, request, amount, payee);
            return watch;
        });
    }

    private Bolt11 decode(String text) throws Refusal {
        try {
            var request = Bolt11.decode(text);
            if (request.network() != Network.REGTEST) {
                throw Refusal.of("invoice not for current active network 'regtest'");
            }
            if (request.isExpired(Instant.ofEpochSecond(core.seconds()))) {
                throw Refusal.of("invoice expired. Valid until "
                        + GO_TIME.format(request.expiresAt().atOffset(ZoneOffset.UTC)));
            }
            return request;
        } catch (Bolt11Exception e) {
            throw Refusal.of("invalid payment request: " + e.getMessage());
        }
    }

    private static long amount(Bolt11 request, long given) throws Refusal {
        if (request.amount().isPresent() && given != 0) {
            throw Refusal.of("amount must not be specified when paying a non-zero amount invoice");
        }
        if (request.amount().isEmpty() && given <= 0) {
            throw Refusal.of("amount must be specified when paying a zero amount invoice");
        }
        return request.amount().map(Msat::value).orElse(given);
    }

    private @Nullable SimulatedNode payee(Bolt11 request) throws Refusal {
        var payee = directory.byKey(request.payee().toHex());
        if (payee != null && payee.name().equals(node)) {
            throw Refusal.of("self-payments not allowed");
        }
        return payee;
    }

    private void refuseSecond(Bolt11 request) throws Refusal {
        var known = book().payment(request.paymentHash().toHex());
        if (known == null) {
            return;
        }
        switch (known.status()) {
            case SUCCEEDED -> throw new Refusal(Refusal.Code.ALREADY_EXISTS, "invoice is already paid");
            case IN_FLIGHT -> throw new Refusal(Refusal.Code.ALREADY_EXISTS, "payment is in transition");
            case FAILED -> {}
        }
    }

    private void start(PaymentOrder order, Bolt11 request, long amount, @Nullable SimulatedNode payee) {
        var hash = request.paymentHash().toHex();
        var open = core.state().channels().stream()
                .filter(channel -> channel.isOpen(core.chain()))
                .toList();
        var route = Optional.ofNullable(payee)
                .flatMap(to -> Routes.find(open, core.chain(), node, to.name(), amount))
                .filter(hops -> hops.getFirst().amountMsat() - amount <= order.maxFeeMsat());
        core.happen(new Event.PaymentStarted(
                node,
                new Payment.Terms(
                        hash,
                        book().nextPaymentIndex(),
                        order.bolt11(),
                        amount,
                        route.orElse(List.of()),
                        payee == null ? null : payee.name(),
                        core.nanos())));
        if (route.isEmpty()) {
            core.happen(new Event.PaymentFailed(node, hash, whyNoRoute(open, amount), core.nanos()));
            return;
        }
        faults.nextPayment().ifPresentOrElse(fault -> later(hash, fault), () -> deliver(hash));
    }

    private FailureReason whyNoRoute(List<Channel> open, long amount) {
        var balance = open.stream()
                .filter(channel -> channel.isOf(node))
                .mapToLong(channel -> channel.localMsat(node))
                .sum();
        return balance < amount ? FailureReason.INSUFFICIENT_BALANCE : FailureReason.NO_ROUTE;
    }

    /** Hands a payment that is under way to the payee. Only under the core's lock. */
    private void deliver(String hash) {
        var payment = core.state().payment(node, hash);
        var request = read(payment);
        var payee = Objects.requireNonNull(directory.byKey(request.payee().toHex()));
        payee.invoices().receive(node, payment, request.paymentSecret().toHex());
    }

    private static Bolt11 read(Payment payment) {
        try {
            return Bolt11.decode(payment.terms().bolt11());
        } catch (Bolt11Exception e) {
            throw new IllegalStateException("a payment of what can't be read was started", e);
        }
    }

    private void later(String hash, Faults.SlowPayment fault) {
        Thread.startVirtualThread(() -> {
            if (pause(fault.delay())) {
                core.exclusively(() -> {
                    end(hash, fault);
                    return hash;
                });
            }
        });
    }

    private void end(String hash, Faults.SlowPayment fault) {
        if (core.isClosed()) {
            return;
        }
        if (fault.reason() == FailureReason.NONE) {
            deliver(hash);
        } else {
            core.happen(new Event.PaymentFailed(node, hash, fault.reason(), core.nanos()));
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Goes on with payments that the end of the process cut short. */
    void resume() {
        core.exclusively(() -> {
            book().payments().stream()
                    .filter(payment -> !payment.isFinal() && !isHeld(payment))
                    .forEach(payment -> deliver(payment.hash()));
            return node;
        });
    }

    private boolean isHeld(Payment payment) {
        var payee = payment.terms().payee();
        var invoice = payee == null ? null : core.state().book(payee).invoice(payment.hash());
        return invoice != null && invoice.state() == Invoice.State.ACCEPTED && node.equals(invoice.payer());
    }

    /** {@return what becomes of a payment from here on, beginning with how it stands} */
    public Watch track(String hash) throws Refusal {
        return core.exclusively(() -> {
            var payment = book().payment(hash);
            if (payment == null) {
                throw new Refusal(Refusal.Code.NOT_FOUND, "payment isn't initiated");
            }
            var subscription = core.payments(node).subscribe();
            subscription.add(payment);
            return new Watch(hash, subscription);
        });
    }

    /** {@return oldest first} */
    public List<Payment> list(boolean withIncomplete, Page page) {
        return core.exclusively(() -> page.of(
                book().payments().stream()
                        .filter(payment -> withIncomplete || payment.status() == Payment.Status.SUCCEEDED)
                        .toList(),
                payment -> payment.terms().index()));
    }

    private Book book() {
        return core.state().book(node);
    }
}
