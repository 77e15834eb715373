package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.chain.TransactionState;
import org.malipo.money.Sats;

/** A payment that is one of two transactions. */
class PayjoinPaymentTests {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final TxId ORIGINAL = txid("01");
    private static final TxId COINJOIN = txid("02");
    private static final TxId STRANGE = txid("03");

    /** Of an invoice that needs no confirmation. */
    private static Payment promise() {
        return new Payment(
                PaymentMethodId.BTC_CHAIN,
                ORIGINAL,
                1,
                "address",
                new Sats(1_000),
                Sats.ZERO,
                PaymentStatus.PROCESSING,
                NOW,
                false,
                0,
                null,
                null,
                null,
                false,
                new PayjoinPayment(ORIGINAL, new Sats(1_000), COINJOIN, new Sats(900), List.of(), false));
    }

    private static CoinFact fact(TxId txid, TransactionState state, @Nullable TxId replacedBy) {
        return new CoinFact(
                txid, 1, ByteVector.empty, new Sats(50_000), state, false, null, replacedBy, NOW.plusSeconds(9));
    }

    private static Payment told(Payment payment, CoinFact fact) {
        return payment.updated(fact, NOW).countedAt(100, NOW, false);
    }

    private static TxId txid(String two) {
        return new TxId(new ByteVector32(two.repeat(32)));
    }

    @Test
    void neverSettlesOnThePromiseAlone() {
        assertThat(promise().countedAt(100, NOW, false).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(told(promise(), fact(ORIGINAL, TransactionState.UNCONFIRMED, null))
                        .status())
                .isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void isWhicheverTheNetworkHas() {
        var joined = told(promise(), fact(COINJOIN, TransactionState.UNCONFIRMED, null));
        assertThat(List.of(joined.txid(), joined.value())).isEqualTo(List.of(COINJOIN, new Sats(900)));

        assertThat(told(joined, fact(ORIGINAL, TransactionState.REPLACED, COINJOIN)))
                .isEqualTo(joined);
        assertThat(told(joined, fact(ORIGINAL, TransactionState.EVICTED, null))).isEqualTo(joined);

        var back = told(joined, fact(ORIGINAL, TransactionState.CONFIRMED, null));
        assertThat(List.of(back.txid(), back.value())).isEqualTo(List.of(ORIGINAL, new Sats(1_000)));
    }

    /** Which of the two is told of first, is chance. */
    @Test
    void countsWhileOneReplacesTheOther() {
        var seen = told(promise(), fact(ORIGINAL, TransactionState.UNCONFIRMED, null));

        var moved = told(seen, fact(ORIGINAL, TransactionState.REPLACED, COINJOIN));

        assertThat(moved.isAccounted()).isTrue();
        assertThat(moved.txid()).isEqualTo(COINJOIN);
        assertThat(told(moved, fact(COINJOIN, TransactionState.REPLACED, STRANGE))
                        .isAccounted())
                .isFalse();
    }

    @Test
    void isTakenBackIfNeitherCouldBeSent() {
        assertThat(promise().notSent(NOW).countedAt(100, NOW, false).status()).isEqualTo(PaymentStatus.INVALID);
        var seen = told(promise(), fact(ORIGINAL, TransactionState.UNCONFIRMED, null));
        assertThat(seen.notSent(NOW)).isEqualTo(seen);
        assertThat(told(promise().notSent(NOW), fact(COINJOIN, TransactionState.CONFIRMED, null))
                        .isAccounted())
                .isTrue();
    }
}
