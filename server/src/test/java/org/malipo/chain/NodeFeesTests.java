package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.malipo.chain.ChainFixture.NETWORK;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeEstimate.Source;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.chain.fees.FeeCurve;
import org.malipo.chain.fees.NoFees;
import org.malipo.outbound.LoopbackHttp;
import org.malipo.testing.TestClock;

/** What a node can say of fee rates. */
class NodeFeesTests {
    private final LoopbackHttp http = new LoopbackHttp();
    private ScriptedNode scripted;
    private Node node;

    @BeforeEach
    void start() throws IOException {
        scripted = new ScriptedNode();
        node = scripted.asked();
    }

    @AfterEach
    void stop() throws IOException {
        node.rpc().close();
        scripted.close();
        http.close();
    }

    @Test
    void estimatesForEachWaitThatItKnows() throws NoFees {
        scripted.feeRates.putAll(Map.of(1, new BigDecimal("0.00020001"), 6, new BigDecimal("0.00012345")));

        assertThat(fees().ask())
                .isEqualTo(FeeCurve.of(Map.of(
                        1, new SatPerVbyte(new BigDecimal("20.001")), 6, new SatPerVbyte(new BigDecimal("12.345")))));
    }

    @Test
    void mayHaveNoEstimate() {
        assertThat(fault()).isEqualTo(new FeeFault(Kind.NO_ESTIMATE));
    }

    @Test
    void isNotBelievedWhenItSaysZero() {
        scripted.feeRates.put(6, BigDecimal.ZERO);

        assertThat(fault()).isEqualTo(new FeeFault(Kind.NOT_POSITIVE, "0"));
    }

    @Test
    void isAskedInTheOldWayWhereItLacksTheNew() throws NoFees {
        scripted.missingMethods.add("estimatesmartfee");
        scripted.feeRates.put(6, new BigDecimal("0.0001"));

        assertThat(fees().ask()).isEqualTo(FeeCurve.of(Map.of(6, SatPerVbyte.of(10))));
    }

    @Test
    void mayNameTheRateAsBcoinDoes() throws NoFees {
        scripted.feeName = "fee";
        scripted.feeRates.putAll(Map.of(2, new BigDecimal("0.0001"), 6, BigDecimal.ONE.negate()));

        assertThat(fees().ask()).isEqualTo(FeeCurve.of(Map.of(2, SatPerVbyte.of(10))));
    }

    @Test
    void replacesWhateverPaysLessOnceItSaysSoNoMore() {
        assertThat(node.relayPolicy().orElseThrow().fullRbf()).isFalse();

        scripted.mempoolInfo = Map.of("mempoolminfee", new BigDecimal("0.000001"), "limitclustercount", 64);

        assertThat(node.relayPolicy()).contains(new RelayPolicy(rate("0.1"), SatPerVbyte.of(1), true));
    }

    @Test
    void tellsThatItIsAway() throws IOException {
        scripted.close();

        assertThat(fault().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void isAskedInTheBackground() {
        scripted.feeRates.put(6, new BigDecimal("0.0001"));
        var sources = new Sources(
                new ChainSettings(Map.of(NETWORK, scripted.settings())), new TestClock(), Path.of("unused"));
        var estimator = new FeeEstimator(sources, new FeeSources(FeeSettings.NONE, http.client(), new TestClock()));

        assertThat(estimator.estimate(NETWORK, 6).source()).isEqualTo(Source.FALLBACK);

        estimator.start();
        ChainFixture.await("an estimate", () -> estimator.estimate(NETWORK, 6).source() == Source.NODE);
        estimator.stop();
        sources.close();
        assertThat(estimator.estimate(NETWORK, 6).rate()).isEqualTo(SatPerVbyte.of(10));
    }

    private static SatPerVbyte rate(String satPerVbyte) {
        return new SatPerVbyte(new BigDecimal(satPerVbyte));
    }

    private NodeFees fees() {
        return new NodeFees(node);
    }

    private FeeFault fault() {
        return Objects.requireNonNull(catchThrowableOfType(NoFees.class, () -> fees().ask()))
                .fault();
    }
}
