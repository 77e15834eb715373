package org.malipo.bitcoin.p2p;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;

/**
 * Names one transaction or block in {@code inv}, {@code getdata} and {@code notfound}.
 *
 * @param hash in the byte order of the wire
 */
public record Inventory(int type, ByteVector32 hash) {
    public static final int TX = 1;
    public static final int BLOCK = 2;
    /** A transaction named by the hash of all its bytes, witnesses included (BIP 339). */
    public static final int WTX = 5;
    /** Asks for the form with witnesses (BIP 144). */
    public static final int WITNESS = 1 << 30;

    public static Inventory tx(TxId txid) {
        return new Inventory(TX, new TxHash(txid).value);
    }

    public static Inventory witnessTx(TxId txid) {
        return new Inventory(TX | WITNESS, new TxHash(txid).value);
    }

    public static Inventory block(BlockHash hash) {
        return new Inventory(BLOCK, hash.value);
    }

    public static Inventory witnessBlock(BlockHash hash) {
        return new Inventory(BLOCK | WITNESS, hash.value);
    }

    /** {@return the type without the flag that asks for witnesses} */
    public int kind() {
        return type & ~WITNESS;
    }

    public boolean wantsWitness() {
        return (type & WITNESS) != 0 || type == WTX;
    }

    /** {@return the transaction's id; only meaningful for {@link #TX}} */
    public TxId txid() {
        return new TxId(new TxHash(hash));
    }

    /** {@return the block's hash; only meaningful for {@link #BLOCK}} */
    public BlockHash blockHash() {
        return new BlockHash(hash);
    }
}
