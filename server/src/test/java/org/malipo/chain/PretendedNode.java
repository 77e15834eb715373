package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The node that the application sends to, as long as a test wants there to be one, and what the process that follows the
 * chain hears of it. No signature is checked there.
 */
@TestComponent
public class PretendedNode {
    /** What a transaction pays that comes from strangers, in satoshis. */
    public static final long FEE = ScriptedEntries.FEE;

    private final ChainFixture given;
    private final Chain chain;
    private final Broadcaster broadcaster;
    private final JdbcTemplate jdbc;
    private final int port;
    private @Nullable ScriptedNode node;

    PretendedNode(
            ChainFixture given,
            Chain chain,
            Broadcaster broadcaster,
            JdbcTemplate jdbc,
            @Value("${test.node.port}") int port) {
        this.given = given;
        this.chain = chain;
        this.broadcaster = broadcaster;
        this.jdbc = jdbc;
        this.port = port;
    }

    /** Is there, with a few blocks that the chain's index knows. */
    public void start() {
        try {
            node = new ScriptedNode(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.execute("truncate chain_network, chain_block, chain_broadcast, chain_withdrawn");
        given.begin();
        mine();
        mine();
        ChainFixture.await(
                "statuses of the chain before to be forgotten",
                () -> chain.status(ChainFixture.NETWORK).height() == given.tip().height());
    }

    public void stop() {
        try {
            node().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void comeBack() {
        try {
            node().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a transaction that pays a script, in a new block} */
    public Transaction fund(byte[] script, long sats) {
        var tx = Wallet.spend(List.of(Wallet.strangersCoin()), Wallet.to(script, sats));
        mine(tx);
        return tx;
    }

    /** {@return a transaction that pays a script, in the mempool} */
    public Transaction pay(byte[] script, long sats) {
        var tx = Wallet.spend(List.of(Wallet.strangersCoin()), Wallet.to(script, sats));
        node().chain.accept(tx);
        hear(tx);
        return tx;
    }

    /** {@return a transaction that pays a script, in the mempool: the last of so many of strangers, each on the one before} */
    public Transaction payAfter(int others, byte[] script, long sats) {
        var coin = Wallet.strangersCoin();
        for (int i = 0; i < others; i++) {
            var next = Wallet.spend(List.of(coin), Wallet.to(Wallet.STRANGER, 1_000_000 - i));
            node().chain.accept(next);
            coin = Wallet.output(next, 0);
        }
        var tx = Wallet.spend(List.of(coin), Wallet.to(script, sats));
        node().chain.accept(tx);
        hear(tx);
        return tx;
    }

    /** {@return a transaction of a stranger that spends the same coins} */
    public Transaction conflicting(Transaction tx) {
        return Wallet.spend(tx.txIn.stream().map(input -> input.outPoint).toList(), Wallet.to(Wallet.STRANGER, 1_000));
    }

    /** {@return the script of a stranger} */
    public static ByteVector stranger() {
        return new ByteVector(Wallet.STRANGER);
    }

    public void accept(Transaction tx) {
        node().chain.accept(tx);
    }

    /** The chain's index is told of it. */
    public void hear(Transaction tx) {
        given.arrive(tx);
    }

    public void mine(Transaction... transactions) {
        Block block = node().chain.mine(Wallet.STRANGER, transactions);
        given.connect(block);
    }

    /** The last block leaves the chain. */
    public void rewind() {
        node().chain.rewind(1);
        given.index.disconnect(
                ChainFixture.LEASE, ChainFixture.NETWORK, given.tip().height() - 1);
    }

    /** It is in the mempool no more, and the index has noticed. */
    public void forget(Transaction tx) {
        node().chain.evict(tx.txid);
        given.index.drop(ChainFixture.LEASE, ChainFixture.NETWORK, tx.txid, TransactionState.EVICTED);
    }

    /** Refuses everything in these words from now on, whatever it is. */
    public void refuse(String words) {
        node().chain.refusal = words;
    }

    /** Knows no such call from now on. */
    public void isWithout(String method) {
        node().missingMethods.add(method);
    }

    /** {@return how often it was asked so} */
    public int calls(String method) {
        return node().calls.getOrDefault(method, 0);
    }

    public void takeReplacements() {
        node().chain.takesReplacements = true;
    }

    /** What the chain does each minute about what is of unknown outcome. */
    public void offerUnknown() {
        broadcaster.offerUnknown();
    }

    /** {@return whether it was ever in the mempool or in a block} */
    public boolean hasHadIt(TxId txid) {
        return node().chain.known(txid) != null;
    }

    public Collection<Transaction> mempool() {
        return node().chain.mempool();
    }

    public Transaction transaction(TxId txid) {
        return Objects.requireNonNull(node().chain.transaction(txid));
    }

    private ScriptedNode node() {
        return Objects.requireNonNull(node);
    }
}
