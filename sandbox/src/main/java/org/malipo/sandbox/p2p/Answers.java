package org.malipo.sandbox.p2p;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.mempool.MempoolEntry;

/** Answers what a peer asks for. The node's lock is held while looking, never while sending. */
final class Answers {
    private final Node node;
    private final PeerConnection connection;

    Answers(Node node, PeerConnection connection) {
        this.node = node;
        this.connection = connection;
    }

    Message headers(Message.GetHeaders question) {
        return node.exclusively(() -> new Message.Headers(headers(node.chain(), question)));
    }

    private static List<BlockHeader> headers(ChainState chain, Message.GetHeaders question) {
        if (question.locator().isEmpty()) {
            BlockEntry wanted = chain.find(question.stop());
            return wanted == null ? List.of() : List.of(wanted.header());
        }
        var headers = new ArrayList<BlockHeader>();
        int height = chain.lastCommon(question.locator()).height() + 1;
        while (height <= chain.tip().height() && headers.size() < MessageCodec.MAX_HEADERS) {
            BlockEntry entry = chain.at(height++);
            headers.add(entry.header());
            if (entry.hash().equals(question.stop())) {
                break;
            }
        }
        return headers;
    }

    void data(List<Inventory> items) throws InterruptedException {
        var missing = new ArrayList<Inventory>();
        for (Inventory item : items) {
            Optional<Message> answer = node.exclusively(() -> Optional.ofNullable(find(item)));
            if (answer.isEmpty()) {
                missing.add(item);
            } else {
                connection.answer(answer.get());
            }
        }
        if (!missing.isEmpty()) {
            connection.answer(new Message.NotFound(missing));
        }
    }

    private @Nullable Message find(Inventory item) {
        return switch (item.kind()) {
            case Inventory.BLOCK -> block(item.blockHash(), item.wantsWitness());
            case Inventory.TX -> transaction(node.mempool().find(item.txid()), item.wantsWitness());
            case Inventory.WTX -> transaction(findByWtxid(item.hash()), true);
            default -> null;
        };
    }

    private @Nullable MempoolEntry findByWtxid(ByteVector32 wtxid) {
        return node.mempool().findByWtxid(wtxid);
    }

    private @Nullable Message block(BlockHash hash, boolean withWitness) {
        BlockEntry entry = node.chain().find(hash);
        if (entry == null) {
            return null;
        }
        Block block = node.chain().block(entry);
        return new Message.BlockData(withWitness ? block : stripped(block));
    }

    private static Block stripped(Block block) {
        return new Block(block.header, block.tx.stream().map(Answers::stripped).toList());
    }

    private static @Nullable Message transaction(@Nullable MempoolEntry entry, boolean withWitness) {
        if (entry == null) {
            return null;
        }
        return new Message.Tx(withWitness ? entry.tx() : stripped(entry.tx()));
    }

    private static Transaction stripped(Transaction tx) {
        return tx.updateWitnesses(Collections.nCopies(tx.txIn.size(), new ScriptWitness()));
    }

    /** Lists the mempool, in as many messages as it takes. */
    void mempool(Function<MempoolEntry, Inventory> inventory, Predicate<MempoolEntry> wanted)
            throws InterruptedException {
        List<Inventory> items = node.exclusively(() ->
                node.mempool().all().stream().filter(wanted).map(inventory).toList());
        for (int from = 0; from < items.size(); from += MessageCodec.MAX_INVENTORY) {
            int to = Math.min(items.size(), from + MessageCodec.MAX_INVENTORY);
            connection.answer(new Message.Inv(items.subList(from, to)));
        }
    }
}
