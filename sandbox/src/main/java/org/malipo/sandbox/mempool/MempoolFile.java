package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.Transaction;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.malipo.sandbox.chain.RecordFile;
import org.malipo.sandbox.chain.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every transaction that was let in, so that the mempool survives a restart. Only a start shortens the file; what does
 * not fit any more is dropped then.
 */
public final class MempoolFile implements MempoolListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MempoolFile.class);
    private static final byte TRANSACTION = 2;

    private final RecordFile file;
    private final List<Kept> found;

    /** A transaction of an earlier run. {@code cameAt} is in unix seconds. */
    private record Kept(Transaction tx, long cameAt) {
        static Kept read(byte[] record) {
            var buffer = ByteBuffer.wrap(record);
            long cameAt = buffer.getLong();
            return new Kept(Transaction.read(Arrays.copyOfRange(record, Long.BYTES, record.length)), cameAt);
        }

        static byte[] write(MempoolEntry entry) {
            byte[] tx = Transaction.write(entry.tx());
            return ByteBuffer.allocate(Long.BYTES + tx.length)
                    .putLong(entry.time())
                    .put(tx)
                    .array();
        }
    }

    private MempoolFile(RecordFile file, List<Kept> found) {
        this.file = file;
        this.found = found;
    }

    public static MempoolFile open(Path path) {
        var found = new ArrayList<Kept>();
        return new MempoolFile(
                RecordFile.open(path, (kind, _, payload) -> {
                    if (kind == TRANSACTION) {
                        found.add(Kept.read(payload));
                    }
                }),
                found);
    }

    /** Fills the mempool again; from now on the file follows it. */
    public void restore(Mempool mempool, Admission admission) {
        file.clear();
        mempool.addListener(this);
        for (Kept kept : found) {
            try {
                admission.readmit(kept.tx(), kept.cameAt());
            } catch (Refused e) {
                log.debug("Transaction {} does not return to the mempool: {}", kept.tx().txid, e.text());
            }
        }
        found.clear();
    }

    @Override
    public void added(MempoolEntry entry) {
        file.append(TRANSACTION, Kept.write(entry));
    }

    @Override
    public void close() {
        file.close();
    }
}
