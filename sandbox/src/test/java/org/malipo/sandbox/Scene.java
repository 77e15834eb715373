package org.malipo.sandbox;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.CoinbaseHeight;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.chain.Submission;
import org.malipo.sandbox.chain.Witness;

/**
 * A node in a folder of its own, and a key outside its wallet that owns coins, makes transactions and mines blocks of
 * any kind.
 */
final class Scene implements AutoCloseable {
    static final long FEE = 1_000;

    final Node node;
    private final PrivateKey key = new PrivateKey(ByteVector32.fromValidHex("01".repeat(32)));
    final ByteVector script = new ByteVector(Script.write(Script.pay2wpkh(key.publicKey())));
    private long extraNonce;

    /** An output of the key's. */
    record Coin(OutPoint outPoint, TxOut output) {
        long sats() {
            return output.amount.toLong();
        }
    }

    Scene(Path folder) throws IOException {
        node = new Node(folder, Clock.systemUTC());
    }

    /** Mines blocks from the mempool to the key. */
    List<BlockEntry> mine(int count) throws Refused {
        var entries = new ArrayList<BlockEntry>();
        for (int i = 0; i < count; i++) {
            entries.add(node.miner().mine(script));
        }
        return entries;
    }

    BlockEntry tip() {
        return node.chain().tip();
    }

    /** {@return the reward of an active block of the key's} */
    Coin reward(int height) {
        Transaction coinbase = node.chain().block(node.chain().at(height)).tx.getFirst();
        return output(coinbase, 0);
    }

    static Coin output(Transaction tx, int index) {
        return new Coin(new OutPoint(tx, index), tx.txOut.get(index));
    }

    /** {@return a transaction that returns the coin to the key, less the fee} */
    Transaction spend(Coin coin, long feeSats) {
        return spend(List.of(coin), feeSats, 0xfffffffdL, 0);
    }

    Transaction spend(List<Coin> coins, long feeSats, long sequence, long lockTime) {
        long in = coins.stream().mapToLong(Coin::sats).sum();
        return pay(coins, List.of(new TxOut(new Satoshi(in - feeSats), script)), sequence, lockTime);
    }

    Transaction pay(List<Coin> coins, List<TxOut> outputs, long sequence, long lockTime) {
        var inputs =
                coins.stream().map(coin -> new TxIn(coin.outPoint(), sequence)).toList();
        var tx = new Transaction(2, inputs, outputs, lockTime);
        for (int i = 0; i < coins.size(); i++) {
            byte[] signature = tx.signInput(
                    i,
                    Script.pay2pkh(key.publicKey()),
                    SigHash.SIGHASH_ALL,
                    coins.get(i).output().amount,
                    SigVersion.SIGVERSION_WITNESS_V0,
                    key);
            tx = tx.updateWitness(i, Script.witnessPay2wpkh(key.publicKey(), new ByteVector(signature)));
        }
        return tx;
    }

    /** {@return an honest block on any parent, with these transactions} */
    Block block(BlockEntry parent, Transaction... transactions) {
        int height = parent.height() + 1;
        return blockWith(parent, coinbase(height, Regtest.subsidySats(height), List.of(transactions)), transactions);
    }

    Block blockWith(BlockEntry parent, Transaction coinbase, Transaction... transactions) {
        var all = new ArrayList<Transaction>();
        all.add(coinbase);
        all.addAll(List.of(transactions));
        List<ByteVector32> hashes = all.stream().map(tx -> tx.hash.value).toList();
        long time = Math.max(parent.medianTimePast() + 1, System.currentTimeMillis() / 1_000);
        return solved(new Block(
                new BlockHeader(0x20000000L, parent.hash(), MerkleTree.computeRoot(hashes), time, Regtest.BITS, 0),
                all));
    }

    static Block solved(Block block) {
        var header = block.header;
        while (!header.checkProofOfWork()) {
            header = header.setNonce(header.nonce + 1);
        }
        return new Block(header, block.tx);
    }

    Transaction coinbase(int height, long sats, List<Transaction> transactions) {
        var bare = bareCoinbase(height, sats);
        var all = new ArrayList<Transaction>();
        all.add(bare);
        all.addAll(transactions);
        return bare.addOutput(Witness.commitment(all));
    }

    Transaction bareCoinbase(int height, long sats) {
        var start =
                List.of(CoinbaseHeight.push(height), new OP_PUSHDATA(Script.encodeNumber(1_000_000 + extraNonce++)));
        var nowhere = new OutPoint(new TxHash(ByteVector32.Zeroes), 0xffffffffL);
        var input = new TxIn(nowhere, start, TxIn.SEQUENCE_FINAL).updateWitness(Witness.RESERVED);
        return new Transaction(2, List.of(input), List.of(new TxOut(new Satoshi(sats), script)), 0);
    }

    /** Submits as many blocks as asked for on a parent. {@return the last one} */
    BlockEntry branch(BlockEntry parent, int length) {
        BlockEntry last = parent;
        for (int i = 0; i < length; i++) {
            last = accepted(block(last));
        }
        return last;
    }

    BlockEntry accepted(Block block) {
        return switch (node.chain().submit(block)) {
            case Submission.Accepted(var entry) -> entry;
            case Submission.Known(var entry) -> entry;
            case Submission.MissingParent() -> throw new AssertionError("the parent is missing");
            case Submission.Invalid(var why) -> throw new AssertionError(why.text());
        };
    }

    /** {@return why the block is refused, or "accepted"} */
    String verdict(Block block) {
        return switch (node.chain().submit(block)) {
            case Submission.Accepted _ -> "accepted";
            case Submission.Known _ -> "known";
            case Submission.MissingParent() -> "missing parent";
            case Submission.Invalid(var why) -> why.reason();
        };
    }

    /** {@return why the mempool refuses the transaction, or "admitted"} */
    String verdict(Transaction tx) {
        try {
            node.admission().admit(tx);
            return "admitted";
        } catch (Refused e) {
            return e.reason();
        }
    }

    boolean waits(Transaction tx) {
        return node.mempool().find(tx.txid) != null;
    }

    @Override
    public void close() {
        node.close();
    }
}
