package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The witness commitment in a coinbase (BIP 141). */
public final class Witness {
    /** OP_RETURN, a push of 36 bytes, and the marker that tells it from other data. */
    private static final ByteVector COMMITMENT_PREFIX = ByteVector.fromHex("6a24aa21a9ed");

    private static final int COMMITMENT_BYTES = 38;

    /** The reserved value that a miner puts into the coinbase's witness. */
    public static final ScriptWitness RESERVED = new ScriptWitness(List.of(ByteVector32.Zeroes));

    private Witness() {}

    /** {@return the wtxid in the byte order in which it is hashed (BIP 141)} */
    public static ByteVector32 hashOf(Transaction tx) {
        return tx.getHasWitness() ? new ByteVector32(Crypto.hash256(Transaction.write(tx))) : tx.hash.value;
    }

    /**
     * @param transactions of a block, the coinbase first; its own hash counts as zero
     */
    public static TxOut commitment(List<Transaction> transactions) {
        byte[] hash = commitmentHash(transactions, ByteVector32.Zeroes);
        return new TxOut(new Satoshi(0), COMMITMENT_PREFIX.concat(hash));
    }

    private static byte[] commitmentHash(List<Transaction> transactions, ByteVector reserved) {
        var hashes = new ArrayList<ByteVector32>(transactions.size());
        hashes.add(ByteVector32.Zeroes);
        transactions.stream().skip(1).map(Witness::hashOf).forEach(hashes::add);
        return Crypto.hash256(MerkleTree.computeRoot(hashes).concat(reserved));
    }

    static void check(List<Transaction> transactions) throws Refused {
        Transaction coinbase = transactions.getFirst();
        ByteVector committed = find(coinbase);
        if (committed == null) {
            TransactionRules.refuseIf(transactions.stream().anyMatch(Transaction::getHasWitness), "unexpected-witness");
            return;
        }
        List<ByteVector> stack = coinbase.txIn.getFirst().witness.stack;
        TransactionRules.refuseIf(stack.size() != 1 || stack.getFirst().size() != 32, "bad-witness-nonce-size");
        byte[] expected = commitmentHash(transactions, stack.getFirst());
        TransactionRules.refuseIf(!committed.contentEquals(expected), "bad-witness-merkle-match");
    }

    /** {@return the 32 bytes of the last output that looks like a commitment} */
    private static @Nullable ByteVector find(Transaction coinbase) {
        for (TxOut output : coinbase.txOut.reversed()) {
            ByteVector script = output.publicKeyScript;
            if (script.size() >= COMMITMENT_BYTES
                    && script.take(COMMITMENT_PREFIX.size()).equals(COMMITMENT_PREFIX)) {
                return script.slice(COMMITMENT_PREFIX.size(), COMMITMENT_BYTES);
            }
        }
        return null;
    }
}
