package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.NodeSettings;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;

/** The sandbox's node in this process, and all that a batch of seeds does to its chain and its mempool. */
final class FuzzNode implements AutoCloseable {
    /** Whoever shows it may spend what is sent to {@link #ANYONE}: strangers need no keys. */
    private static final byte[] OPEN = {0x51};

    static final ByteVector ANYONE = new ByteVector(Script.write(Script.pay2wsh(OPEN)));
    static final ScriptWitness ANYONES_WITNESS = new ScriptWitness(List.of(new ByteVector(OPEN)));

    private static final long COIN_SATS = 1_000_000;

    private final Path folder;
    private final Node node;
    private final P2pServer p2p;
    private final RpcServer rpc;
    private final Map<TxId, Instant> admitted = new HashMap<>();
    private final Set<TxId> returned = new HashSet<>();
    private int base;
    private @Nullable BlockHash otherBranch;

    /**
     * What the node holds.
     *
     * @param base height of the last of the first blocks, which concern nobody
     * @param pool in the order of arrival
     * @param admitted when it first had what it had in its mempool
     */
    record Content(int base, List<Block> blocks, List<MempoolEntry> pool, Map<TxId, Instant> admitted) {
        int tipHeight() {
            return base + blocks.size();
        }
    }

    /** Which blocks and which unconfirmed transactions it has. */
    record State(BlockHash tip, Set<TxId> pool) {}

    FuzzNode(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        node = new Node(folder, clock);
        p2p = new P2pServer(node, 0);
        rpc = RpcInterface.serve(node, p2p, () -> {}, new RpcServer.Settings(0, cookie(), null, null));
        p2p.start();
        rpc.start();
    }

    private Path cookie() {
        return folder.resolve(".cookie");
    }

    NodeSettings settings() {
        return new NodeSettings(
                true,
                "127.0.0.1:" + p2p.port(),
                new NodeSettings.Rpc(URI.create("http://127.0.0.1:" + rpc.port()), cookie(), null, null, null),
                -1,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5));
    }

    /** Makes coins that anyone may spend. {@return the transaction whose outputs they are} What follows is above them. */
    Transaction fund(int coins) {
        return node.exclusively(() -> {
            while (node.chain().tip().height() < Regtest.COINBASE_MATURITY) {
                connect(ANYONE, List.of());
            }
            var reward = node.chain().block(node.chain().at(1)).tx.getFirst();
            var input = new TxIn(new OutPoint(reward, 0), List.<ScriptElt>of(), TxIn.SEQUENCE_FINAL)
                    .updateWitness(ANYONES_WITNESS);
            var outputs = Collections.nCopies(coins, new TxOut(new Satoshi(COIN_SATS), ANYONE));
            var funding = new Transaction(2, List.of(input), outputs, 0);
            connect(ANYONE, List.of(funding));
            base = node.chain().tip().height();
            return funding;
        });
    }

    /** {@return what tells whether anything has changed} */
    State state() {
        return node.exclusively(() -> {
            var pool = new HashSet<TxId>();
            node.mempool().all().forEach(entry -> pool.add(entry.txid()));
            return new State(node.chain().tip().hash(), pool);
        });
    }

    Content content() {
        return node.exclusively(() -> {
            var blocks = new ArrayList<Block>();
            for (int height = base + 1; height <= node.chain().tip().height(); height++) {
                blocks.add(node.chain().block(node.chain().at(height)));
            }
            return new Content(base, blocks, List.copyOf(node.mempool().all()), Map.copyOf(admitted));
        });
    }

    BlockHash tip() {
        return node.exclusively(() -> node.chain().tip().hash());
    }

    /** {@return how many blocks may leave the chain} */
    int depth() {
        return node.exclusively(() -> node.chain().tip().height() - base);
    }

    @Nullable
    MempoolEntry find(TxId txid) {
        return node.exclusively(() -> Optional.ofNullable(node.mempool().find(txid)))
                .orElse(null);
    }

    /** {@return whether the mempool took it} */
    boolean admit(Transaction tx) {
        return node.exclusively(() -> {
            try {
                node.admission().admit(tx);
                if (admitted.putIfAbsent(tx.txid, node.clock().instant()) != null) {
                    returned.add(tx.txid);
                }
                return true;
            } catch (Refused _) {
                return false;
            }
        });
    }

    /** {@return whether it would be let in} */
    boolean wouldAdmit(Transaction tx) {
        return node.exclusively(() -> {
            try {
                node.admission().check(tx);
                return true;
            } catch (Refused _) {
                return false;
            }
        });
    }

    /** {@return whether it came a second time: a node does not tell the same peer of it again} */
    boolean isReturned(TxId txid) {
        return returned.contains(txid);
    }

    void evict(TxId txid) {
        node.exclusively(() -> {
            var entry = node.mempool().find(txid);
            if (entry != null) {
                node.mempool().evict(entry);
            }
            return node;
        });
    }

    /** {@return what leaves if this one does, itself included} */
    List<MempoolEntry> family(MempoolEntry entry) {
        return node.exclusively(() -> {
            var family = new ArrayList<MempoolEntry>();
            family.add(entry);
            family.addAll(node.mempool().descendants(entry));
            return family;
        });
    }

    boolean isSpendable(OutPoint point) {
        return node.exclusively(() -> {
            var coin = node.chain().coins().find(point);
            return coin != null && coin.isMatureAt(node.chain().tip().height() + 1);
        });
    }

    /** Mines exactly these. */
    void mine(ByteVector payTo, List<Transaction> transactions) {
        node.exclusively(() -> {
            connect(payTo, transactions);
            return node;
        });
    }

    private void connect(ByteVector payTo, List<Transaction> transactions) {
        try {
            node.miner().connect(node.miner().solve(payTo, transactions));
        } catch (Refused e) {
            throw new IllegalStateException("A block of the test's own is refused: " + e.getMessage(), e);
        }
    }

    /** Takes the last blocks out of the chain and has {@code mineMore} make a better branch, in one go or block by block. */
    void reorganise(int depth, boolean atOnce, Runnable mineMore) {
        Node.Task<Node, RuntimeException> whole = () -> {
            var first = node.chain().at(node.chain().tip().height() - depth + 1);
            node.chain().invalidate(first);
            mineMore.run();
            node.chain().reconsider(first);
            otherBranch = first.hash();
            return node;
        };
        if (atOnce) {
            node.exclusively(whole);
        } else {
            whole.run();
        }
    }

    /** Goes back to the branch that was left last, if there is one and it is not too long ago. */
    boolean goBack(Runnable mineOne) {
        return node.exclusively(() -> {
            var first = otherBranch == null ? null : node.chain().find(otherBranch);
            if (first == null || node.chain().isActive(first)) {
                return false;
            }
            int height = node.chain().tip().height();
            BlockEntry left = node.chain().at(first.height());
            node.chain().invalidate(left);
            while (node.chain().tip().height() <= height) {
                mineOne.run();
            }
            node.chain().reconsider(left);
            otherBranch = left.hash();
            return true;
        });
    }

    /** Ends the connections of all peers. */
    void cut() {
        p2p.disconnectAll();
    }

    @Override
    public void close() throws IOException {
        rpc.close();
        p2p.close();
        node.close();
    }
}
