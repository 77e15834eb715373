package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.malipo.sandbox.chain.RecordFile;
import org.malipo.sandbox.chain.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every transaction that was let in, so that the mempool survives a restart. Only a start shortens the file; what does not fit any more is dropped then. */
public final class MempoolFile implements MempoolListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MempoolFile.class);
    private static final byte TRANSACTION = 1;

    private final RecordFile file;
    private final List<Transaction> found;

    private MempoolFile(RecordFile file, List<Transaction> found) {
        this.file = file;
        this.found = found;
    }

    public static MempoolFile open(Path path) {
        var found = new ArrayList<Transaction>();
        return new MempoolFile(RecordFile.open(path, (_, _, payload) -> found.add(Transaction.read(payload))), found);
    }

    /** Fills the mempool again; from now on the file follows it. */
    public void restore(Mempool mempool, Admission admission) {
        file.clear();
        mempool.addListener(this);
        for (Transaction tx : found) {
            try {
                admission.readmit(tx);
            } catch (Refused e) {
                log.debug("Transaction {} does not return to the mempool: {}", tx.txid, e.text());
            }
        }
        found.clear();
    }

    @Override
    public void added(MempoolEntry entry) {
        file.append(TRANSACTION, Transaction.write(entry.tx()));
    }

    @Override
    public void close() {
        file.close();
    }
}
