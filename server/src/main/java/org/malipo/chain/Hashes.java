package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Ids of transactions and blocks as tables, events and people have them: in the order in which they are printed. */
final class Hashes {
    private Hashes() {}

    static byte[] bytes(TxId txid) {
        return txid.value.toByteArray();
    }

    static byte[] bytes(BlockHash hash) {
        return new BlockId(hash).value.toByteArray();
    }

    static BlockHash block(byte[] printed) {
        return new BlockHash(new BlockId(printed));
    }

    /** @throws IllegalArgumentException if it is not 64 hexadecimal digits */
    static BlockHash block(String printed) {
        return new BlockHash(new BlockId(new ByteVector32(printed)));
    }

    static String hex(BlockHash hash) {
        return new BlockId(hash).value.toHex();
    }

    static String hex(TxId txid) {
        return txid.value.toHex();
    }

    static SqlArray array(Collection<TxId> txids) {
        return SqlArray.bytes(txids, Hashes::bytes);
    }

    static Set<TxId> txids(Collection<byte[]> printed) {
        return printed.stream().map(TxId::new).collect(Collectors.toSet());
    }
}
