package org.malipo.ln.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.node.InvoiceListener;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.Position;

/** Listens in a thread of its own and keeps what it hears. */
final class Heard implements InvoiceListener, AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    record Payment(NodeInvoice invoice, Optional<Position> position) {}

    private final BlockingQueue<Payment> payments = new LinkedBlockingQueue<>();
    private final Semaphore connected = new Semaphore(0);
    private final FutureTask<Void> task;
    private final Thread thread;

    private Heard(LightningNode node, @Nullable Position after) {
        task = new FutureTask<>(() -> {
            node.listen(after, this);
            return null;
        });
        thread = Thread.ofPlatform().daemon().unstarted(task);
    }

    /** Begins to listen, and waits until nothing can be missed any more. */
    static Heard on(LightningNode node, @Nullable Position after) throws InterruptedException {
        var heard = new Heard(node, after);
        heard.thread.start();
        assertThat(heard.connected.tryAcquire(PATIENCE_SECONDS, SECONDS))
                .as("listens")
                .isTrue();
        return heard;
    }

    @Override
    public void connected() {
        connected.release();
    }

    @Override
    public void paid(NodeInvoice invoice, @Nullable Position position) {
        payments.add(new Payment(invoice, Optional.ofNullable(position)));
    }

    /** {@return the next payment} */
    Payment next() throws InterruptedException {
        return Objects.requireNonNull(payments.poll(PATIENCE_SECONDS, SECONDS), "nothing was heard");
    }

    /** Waits for the payment of this invoice, whatever else is heard before. */
    Payment await(String id) throws InterruptedException {
        var payment = next();
        while (!payment.invoice().id().equals(id)) {
            payment = next();
        }
        return payment;
    }

    /** {@return whether listening ended because it was interrupted} */
    boolean endsWhenInterrupted() throws Exception {
        thread.interrupt();
        try {
            task.get(PATIENCE_SECONDS, SECONDS);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof InterruptedException;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
