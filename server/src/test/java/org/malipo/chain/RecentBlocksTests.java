package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.chain.fees.NoFees;

/** What the last blocks were paid, as their coinbases show it. */
class RecentBlocksTests {
    private static final byte[] SCRIPT = {0x51};

    private ScriptedNode scripted;
    private Node node;
    private int coin;

    @BeforeEach
    void start() throws IOException {
        scripted = new ScriptedNode();
        node = scripted.asked();
    }

    @AfterEach
    void stop() throws IOException {
        node.rpc().close();
        scripted.close();
    }

    @Test
    void tellTheHighestForHasteTheMiddleForAnHourAndTheLowestForADay() throws NoFees {
        for (int rate : new int[] {90, 4, 5, 6, 9, 7, 8}) { // the first is no more among the last six
            mine(rate);
        }

        assertThat(blocks().ask().points())
                .hasSize(3)
                .hasEntrySatisfying(1, rate -> assertRate(rate, 9))
                .hasEntrySatisfying(6, rate -> assertRate(rate, 7))
                .hasEntrySatisfying(144, rate -> assertRate(rate, 4));
    }

    @Test
    void sayNothingWhereNobodyPaid() throws NoFees {
        scripted.mine(SCRIPT);
        assertThat(fault()).isEqualTo(new FeeFault(Kind.NO_ESTIMATE));

        mine(12);
        assertThat(blocks().ask().points()).allSatisfy((_, rate) -> assertRate(rate, 12));
    }

    @Test
    void areFetchedOnce() throws NoFees {
        mine(12);
        var blocks = blocks();
        blocks.ask();
        scripted.missingMethods.add("getblock");

        assertThat(blocks.ask().points()).allSatisfy((_, rate) -> assertRate(rate, 12));
    }

    @Test
    void areNotToldByANodeThatIsAway() throws IOException {
        scripted.close();

        assertThat(fault().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    private RecentBlocks blocks() {
        return new RecentBlocks(node);
    }

    private FeeFault fault() {
        return Objects.requireNonNull(catchThrowableOfType(NoFees.class, () -> blocks().ask()))
                .fault();
    }

    /** A block with one transaction, which pays this many satoshis for each of its virtual bytes. */
    private void mine(int rate) {
        var input = new TxIn(new OutPoint(new TxId("%064x".formatted(++coin)), 0), new byte[0], 0);
        var tx = new Transaction(2, List.of(input), List.of(new TxOut(new Satoshi(1_000), SCRIPT)), 0);
        scripted.chain.fees = (long) rate * Math.ceilDiv(tx.weight(), 4);
        scripted.mine(SCRIPT, tx);
        scripted.chain.fees = 0;
    }

    private static void assertRate(SatPerVbyte rate, int expected) {
        assertThat(rate.value().setScale(0, RoundingMode.HALF_UP)).isEqualTo(BigDecimal.valueOf(expected));
    }
}
