package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever happens to chain and mempool, the index holds what the node holds, and the balance is the sum of the coins and
 * of the history.
 */
@ChainTest
class RandomChainTests {
    private static final int SCRIPTS = 20;

    @Autowired
    private ChainFixture given;

    private final ScriptedChain chain = new ScriptedChain();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void holdsWhatTheNodeHolds(long seed) {
        given.reset(SCRIPTS);
        given.begin();
        var random = new Random(seed);
        for (var step = 0; step < 60; step++) {
            act(random);
            assertConsistent("seed " + seed + ", step " + step);
        }
    }

    private void act(Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> send(random);
            case 4, 5, 6 -> mine(random);
            case 7 -> replace(random);
            case 8 -> evict(random);
            default -> reorganise(random);
        }
    }

    /** Somebody pays somebody, from a new coin or from one of ours, confirmed or not. */
    private void send(Random random) {
        var coins = unspent();
        var coin = coins.isEmpty() || random.nextBoolean()
                ? Wallet.strangersCoin()
                : coins.get(random.nextInt(coins.size()));
        accept(Wallet.spend(List.of(coin), outputs(random)));
    }

    private void replace(Random random) {
        var waiting = List.copyOf(chain.mempool());
        if (!waiting.isEmpty()) {
            var loser = waiting.get(random.nextInt(waiting.size()));
            accept(Wallet.spend(List.of(loser.txIn.getFirst().outPoint), outputs(random)));
        }
    }

    private void accept(Transaction tx) {
        chain.accept(tx);
        given.arrive(tx);
    }

    private void mine(Random random) {
        var waiting = List.copyOf(chain.mempool());
        var some = waiting.subList(0, waiting.isEmpty() ? 0 : random.nextInt(waiting.size() + 1));
        var script = random.nextBoolean() ? Wallet.STRANGER : Wallet.script(0, random.nextInt(SCRIPTS));
        given.connect(chain.mine(script, some.toArray(Transaction[]::new)));
    }

    private void evict(Random random) {
        var waiting = List.copyOf(chain.mempool());
        if (!waiting.isEmpty()) {
            var tx = waiting.get(random.nextInt(waiting.size()));
            chain.evict(tx.txid);
            given.index.drop(ChainFixture.LEASE, ChainFixture.NETWORK, tx.txid, TransactionState.EVICTED);
        }
    }

    /** What was in the blocks may come back in others, be replaced there, or wait. */
    private void reorganise(Random random) {
        var depth = random.nextInt(Math.min(4, chain.height()) + 1);
        chain.rewind(depth);
        given.index.disconnect(ChainFixture.LEASE, ChainFixture.NETWORK, chain.height());
        for (var i = 0; i <= depth; i++) {
            mine(random);
        }
        forgetWhatTheNodeForgot();
    }

    /** As the check at each block does. */
    private void forgetWhatTheNodeForgot() {
        var waiting = new HashSet<>(chain.mempool());
        for (var tx :
                given.parts.transactions().loose(ChainFixture.NETWORK, TransactionState.UNCONFIRMED, Instant.EPOCH)) {
            if (!waiting.contains(tx)) {
                given.index.drop(ChainFixture.LEASE, ChainFixture.NETWORK, tx.txid, TransactionState.EVICTED);
            }
        }
        waiting.forEach(given::arrive);
    }

    private static TxOut[] outputs(Random random) {
        var outputs = new ArrayList<TxOut>();
        for (var i = 0; i <= random.nextInt(3); i++) {
            var script = random.nextInt(3) == 0 ? Wallet.STRANGER : Wallet.script(0, random.nextInt(SCRIPTS));
            outputs.add(Wallet.to(script, 1 + random.nextInt(10_000)));
        }
        return outputs.toArray(TxOut[]::new);
    }

    private void assertConsistent(String when) {
        var view = given.view();
        var coins =
                view.coins().stream().mapToLong(coin -> coin.amount().value()).sum();

        assertThat(view.coins().stream().map(coin -> Hashes.hex(coin.txid()) + ":" + coin.vout()))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(unspent().stream()
                        .map(coin -> Hashes.hex(coin.txid) + ":" + coin.index)
                        .toList());
        assertThat(view.history().stream()
                        .collect(Collectors.toMap(
                                GroupTransaction::txid, tx -> tx.change().value())))
                .as(when)
                .isEqualTo(history());
        assertThat(view.balance().total()).as(when).isEqualTo(new Sats(coins));
        assertThat(view.balance().available().plus(view.balance().immature()))
                .as(when)
                .isEqualTo(new Sats(coins));
    }

    /** Our coins as the node has them: outputs of its chain and mempool that nothing there spends. */
    private List<OutPoint> unspent() {
        var spent = new HashSet<OutPoint>();
        live().forEach(tx -> tx.txIn.forEach(in -> spent.add(in.outPoint)));
        return ours().keySet().stream().filter(coin -> !spent.contains(coin)).toList();
    }

    /** What each transaction of the node's chain and mempool brings us or takes from us. */
    private Map<TxId, Long> history() {
        var ours = ours();
        var history = new HashMap<TxId, Long>();
        ours.forEach((coin, out) -> history.merge(coin.txid, out.amount.toLong(), Long::sum));
        for (var tx : live()) {
            for (var in : tx.txIn) {
                var spent = ours.get(in.outPoint);
                if (spent != null) {
                    history.merge(tx.txid, -spent.amount.toLong(), Long::sum);
                }
            }
        }
        return history;
    }

    private Map<OutPoint, TxOut> ours() {
        var scripts =
                Wallet.scripts(SCRIPTS).stream().map(WatchedScript::script).collect(Collectors.toSet());
        var ours = new HashMap<OutPoint, TxOut>();
        for (var tx : live()) {
            for (var vout = 0; vout < tx.txOut.size(); vout++) {
                if (scripts.contains(tx.txOut.get(vout).publicKeyScript)) {
                    ours.put(Wallet.output(tx, vout), tx.txOut.get(vout));
                }
            }
        }
        return ours;
    }

    private Collection<Transaction> live() {
        var all = new ArrayList<>(chain.confirmed().values());
        all.addAll(chain.mempool());
        return all;
    }
}
