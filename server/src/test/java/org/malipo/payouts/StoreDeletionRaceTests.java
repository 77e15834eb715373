package org.malipo.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.problem.ProblemException;
import org.malipo.stores.StoreDeletion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A payout and the deletion of its store at the same moment: whoever comes second is refused. */
@PayoutTest
class StoreDeletionRaceTests extends PayoutCase {
    @Autowired
    Payouts payouts;

    @Autowired
    PullPayments pullPayments;

    @Autowired
    StoreDeletion deletion;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void keepsTheStoreInWhichAPayoutIsBeingMade() {
        var deleting = meanwhile(() -> make(), () -> delete());

        assertThat(refusal(deleting)).isEqualTo("store-in-use");
        assertThat(payoutsOfStore()).isOne();
        assertThat(deletion.obstacles(store.id())).hasSize(1);
    }

    @Test
    void makesNoPayoutInAStoreThatIsBeingDeleted() {
        var making = meanwhile(() -> delete(), () -> make());

        assertThat(refusal(making)).isEqualTo("store-not-found");
        assertThat(payoutsOfStore()).isZero();
    }

    @Test
    void claimsNothingInAStoreThatIsBeingDeleted() {
        var from = new PullPaymentId(granted("1", "BTC"));

        var claiming = meanwhile(() -> delete(), () -> payouts.claim(pullPayments.get(from), claim()));

        assertThat(refusal(claiming)).isEqualTo("store-not-found");
        assertThat(pullPayments.get(from).claimed()).isZero();
    }

    @Test
    void bringsNoPayoutBackInAStoreThatIsBeingDeleted() {
        var payout = make().id();
        payouts.mark(payout, PayoutState.CANCELLED, null);

        var reviving = meanwhile(() -> delete(), () -> payouts.mark(payout, PayoutState.AWAITING_APPROVAL, null));

        assertThat(refusal(reviving)).isEqualTo("store-not-found");
        assertThat(payouts.get(payout).state()).isEqualTo(PayoutState.CANCELLED);
    }

    /** Does the one, and before that is committed the other, which ends or waits. */
    private <T> Future<T> meanwhile(Callable<?> first, Callable<T> second) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Objects.requireNonNull(transaction.execute(_ -> {
                done(first);
                var other = threads.submit(second);
                await().until(() -> other.isDone() || somebodyWaits());
                return other;
            }));
        }
    }

    private static void done(Callable<?> work) {
        try {
            work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Payout make() {
        return payouts.make(store, claim());
    }

    private static Claim claim() {
        return new Claim("BTC-CHAIN", freshAddress(), new BigDecimal("0.1"), false, null);
    }

    private boolean delete() {
        deletion.delete(store.id());
        return true;
    }

    private static String refusal(Future<?> refused) {
        var code = new StringBuilder();
        assertThatThrownBy(refused::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> code.append(problem.problem().code()));
        return code.toString();
    }

    private int payoutsOfStore() {
        return jdbc.sql("select count(*) from payout where store_id = :store")
                .param("store", store.id().value())
                .query(Integer.class)
                .single();
    }
}
