package org.malipo.sandbox.p2p;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.p2p.BlockLocator;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.Submission;
import org.malipo.sandbox.chain.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes transactions and blocks from a peer. */
final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final BlockHash NO_STOP = new BlockHash(new byte[32]);

    private final Node node;
    private final PeerConnection connection;
    private final KnownInventory known;

    Intake(Node node, PeerConnection connection, KnownInventory known) {
        this.node = node;
        this.connection = connection;
        this.known = known;
    }

    void offered(List<Inventory> items, boolean byWtxid) throws InterruptedException {
        List<Inventory> wanted = node.exclusively(() -> items.stream()
                .filter(item -> isNew(item, byWtxid))
                .map(Intake::request)
                .toList());
        if (!wanted.isEmpty()) {
            connection.answer(new Message.GetData(wanted));
        }
    }

    private boolean isNew(Inventory item, boolean byWtxid) {
        return switch (item.kind()) {
            case Inventory.BLOCK -> node.chain().find(item.blockHash()) == null;
            case Inventory.TX ->
                !byWtxid
                        && node.mempool().find(item.txid()) == null
                        && node.chain().place(item.txid()) == null;
            case Inventory.WTX -> node.mempool().findByWtxid(item.hash()) == null;
            default -> false;
        };
    }

    private static Inventory request(Inventory item) {
        return item.kind() == Inventory.WTX ? item : new Inventory(item.kind() | Inventory.WITNESS, item.hash());
    }

    void headers(List<BlockHeader> headers) throws InterruptedException {
        var wanted = new ArrayList<Inventory>();
        for (BlockHeader header : headers) {
            boolean isNew = node.exclusively(() -> node.chain().find(header.hash) == null);
            if (isNew && header.checkProofOfWork()) {
                wanted.add(Inventory.witnessBlock(header.hash));
            }
        }
        if (!wanted.isEmpty()) {
            connection.answer(new Message.GetData(wanted));
        }
    }

    void transaction(Transaction tx) {
        known.add(Witness.hashOf(tx));
        boolean admitted = node.exclusively(() -> admit(tx));
        log.debug("Transaction {} from {} is {}", tx.txid, connection.address(), admitted ? "admitted" : "refused");
    }

    private boolean admit(Transaction tx) {
        try {
            node.admission().admit(tx);
            return true;
        } catch (Refused e) {
            log.debug("Transaction {} is refused: {}", tx.txid, e.text());
            return false;
        }
    }

    /**
     * A block that breaks a rule ends the connection; one whose parent we lack makes us ask for the headers between.
     */
    void block(Block block) throws ProtocolException, InterruptedException {
        if (!block.checkProofOfWork()) {
            throw new ProtocolException("block %s has no proof of work".formatted(block.blockId));
        }
        known.add(block.hash.value);
        switch (node.exclusively(() -> node.chain().submit(block))) {
            case Submission.Accepted _, Submission.Known _ -> {}
            case Submission.MissingParent() -> connection.answer(new Message.GetHeaders(locator(), NO_STOP));
            case Submission.Invalid(var why) ->
                throw new ProtocolException("block %s is invalid: %s".formatted(block.blockId, why.text()));
        }
    }

    private List<BlockHash> locator() {
        ChainState chain = node.chain();
        return node.exclusively(() -> BlockLocator.heights(chain.tip().height())
                .mapToObj(height -> chain.at(height).hash())
                .toList());
    }
}
