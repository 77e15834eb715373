package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A tracker that follows a scripted node over real sockets. */
abstract class TrackerCase {
    @Autowired
    ChainFixture given;

    final ScriptedNode node = newNode();

    static ScriptedNode newNode() {
        try {
            return new ScriptedNode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void reset() {
        given.reset(100);
        for (var i = 0; i < 3; i++) {
            node.chain.mine(Wallet.STRANGER);
        }
    }

    @AfterEach
    void stop() throws IOException {
        given.stop();
        node.close();
    }

    void start() {
        given.start(node);
        given.awaitReady(tip());
    }

    BlockHash tip() {
        return node.chain.tip().hash;
    }

    List<Transaction> mineWithPayments(int blocks) {
        var payments = new ArrayList<Transaction>();
        for (var i = 0; i < blocks; i++) {
            payments.add(Wallet.pay(i, 1_000 + i));
            node.mine(i % 2 == 0 ? Wallet.STRANGER : Wallet.script(0, 90), payments.getLast());
        }
        return payments;
    }

    /** Forgets what was found, and indexes the node's whole chain and mempool anew. */
    void assertSameAsFreshIndex() {
        given.stop();
        var followed = confirmed(given.view());
        given.forget();
        given.begin();
        node.chain.active().stream().skip(1).forEach(given::connect);
        node.chain.mempool().forEach(given::arrive);

        assertThat(followed).isEqualTo(confirmed(given.view()));
    }

    /** The times at which things were seen differ, rightly. */
    static List<Object> confirmed(ChainFixture.View view) {
        return List.of(
                view.balance(),
                view.coins().stream()
                        .map(coin -> coin.txid() + ":" + coin.vout() + " " + coin.confirmations())
                        .sorted()
                        .toList(),
                view.history().stream()
                        .map(tx -> tx.txid() + " " + tx.change() + " " + tx.blockHash())
                        .sorted()
                        .toList());
    }
}
