package org.malipo.idempotency;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.malipo.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one transaction of a request with a key. All that its handler changes joins it, and the answer is stored in it. There are
 * never more of them than half the connections, since each may need a second one for what it does {@link #apart}.
 */
@Component
public class KeyedTransaction {
    private static final Object OPEN = KeyedTransaction.class;

    private final PlatformTransactionManager transactions;
    private final TransactionTemplate suspended;
    private final Semaphore places;

    public KeyedTransaction(
            PlatformTransactionManager transactions,
            @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
        this.transactions = transactions;
        this.suspended = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NOT_SUPPORTED));
        this.places = new Semaphore(Math.max(1, connections / 2));
    }

    /** What is done in the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(TransactionStatus status) throws Exception;
    }

    /**
     * Does what must commit by itself, at once and for good, even if the request is refused afterwards: such as taking an
     * address. Outside of a request with a key, this is a plain call.
     */
    public <T> T apart(Supplier<T> work) {
        if (TransactionSynchronizationManager.hasResource(OPEN)) {
            return suspended.execute(_ -> work.get());
        }
        return work.get();
    }

    /** Rolls back if the work throws or says so, and throws what it throws. */
    <T> T run(Duration wait, Work<T> work) throws Exception {
        if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ProblemException(new TooManyAtOnce());
        }
        TransactionSynchronizationManager.bindResource(OPEN, this);
        try {
            return commit(work);
        } finally {
            TransactionSynchronizationManager.unbindResource(OPEN);
            places.release();
        }
    }

    private <T> T commit(Work<T> work) throws Exception {
        var status = transactions.getTransaction(new DefaultTransactionDefinition());
        T result;
        try {
            result = work.run(status);
        } catch (Exception | Error failure) {
            rollBack(status, failure);
            throw failure;
        }
        transactions.commit(status);
        return result;
    }

    private void rollBack(TransactionStatus status, Throwable failure) {
        try {
            transactions.rollback(status);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
