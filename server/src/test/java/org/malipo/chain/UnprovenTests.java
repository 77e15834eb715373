package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnprovenTests {
    private final Unproven unproven = new Unproven();

    /** {@return one that takes a little more than a quarter of the room} */
    private static Transaction large(int number) {
        var output = new TxOut(new Satoshi(1_000), new ByteVector(new byte[Unproven.MOST_BYTES / 4]));
        return new Transaction(2, List.of(), List.of(output), number);
    }

    @Test
    void givesOutWhatWaitsOnce() {
        var tx = large(1);
        unproven.add(tx);

        assertThat(unproven.take(tx.txid)).isEqualTo(tx);
        assertThat(unproven.take(tx.txid)).isNull();
    }

    @Test
    void forgetsTheOldestWhenTheyTakeTooMuchRoom() {
        var all = List.of(large(1), large(2), large(3), large(4));
        all.forEach(unproven::add);

        assertThat(unproven.take(all.getFirst().txid)).isNull();
        assertThat(unproven.take(all.get(1).txid)).isNotNull();
    }

    @Test
    void countsOneThatComesAgainOnce() {
        var all = List.of(large(1), large(2), large(1), large(3));
        all.forEach(unproven::add);

        assertThat(unproven.take(all.getFirst().txid)).isNotNull();
        assertThat(unproven.take(all.get(1).txid)).isNotNull();
        assertThat(unproven.take(all.getLast().txid)).isNotNull();
    }
}
