package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.malipo.outbox.Event;

class TransactionFactTests {
    private static final String PAYMENT = "aa".repeat(32);
    private static final String COIN = "bb".repeat(32);
    private static final String WINNER = "cc".repeat(32);

    @Test
    void readsWhatATransactionPaysAndSpends() {
        var event = event("""
                {"network":"regtest","txid":"%s","state":"replaced","signalsRbf":true,"blockHeight":null,"blockHash":null,
                 "seenAt":1700000000,"replacedBy":"%s",
                 "outputs":[{"vout":1,"script":"0014","sats":5000,"group":"shop","branch":1,"index":7}],
                 "spends":[{"txid":"%s","vout":3,"script":"0015","sats":6000,"group":"till"}],"later":"told"}
                """.formatted(PAYMENT, WINNER, COIN));

        var fact = TransactionFact.of(event);

        assertThat(fact)
                .isEqualTo(new TransactionFact(
                        Network.REGTEST,
                        new TxId(PAYMENT),
                        TransactionState.REPLACED,
                        true,
                        null,
                        new TxId(WINNER),
                        Instant.ofEpochSecond(1_700_000_000),
                        List.of(new TransactionFact.Output(
                                new OutPoint(new TxId(PAYMENT), 1),
                                new ByteVector("0014"),
                                new Sats(5_000),
                                "shop",
                                1,
                                7)),
                        List.of(new TransactionFact.Output(
                                new OutPoint(new TxId(COIN), 3),
                                new ByteVector("0015"),
                                new Sats(6_000),
                                "till",
                                0,
                                0))));
        assertThat(fact.groups()).containsExactlyInAnyOrder("shop", "till");
    }

    @Test
    void keepsTheOrderOfWhatItIsTold() {
        var facts = List.of(confirmed("regtest", PAYMENT), confirmed("signet", COIN), confirmed("regtest", WINNER));

        var byNetwork = TransactionFact.byNetwork(facts);

        assertThat(byNetwork.get(Network.REGTEST))
                .extracting(TransactionFact::txid)
                .containsExactly(new TxId(PAYMENT), new TxId(WINNER));
        assertThat(byNetwork.get(Network.SIGNET))
                .extracting(TransactionFact::blockHeight)
                .containsExactly(12);
    }

    private static Event confirmed(String network, String txid) {
        return event("""
                {"network":"%s","txid":"%s","state":"confirmed","signalsRbf":false,"blockHeight":12,
                 "seenAt":0,"outputs":[],"spends":[]}
                """.formatted(network, txid));
    }

    private static Event event(String payload) {
        return new Event(1, TransactionFact.TYPE, null, PAYMENT, payload, Instant.EPOCH);
    }
}
