package org.malipo.sandbox.p2p;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.filters.FilterHeader;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;

/**
 * Answers questions about compact filters (BIP 157). A question that breaks a rule ends the connection, as it does at
 * Bitcoin Core.
 */
final class FilterAnswers {
    private final Node node;
    private final PeerConnection connection;

    FilterAnswers(Node node, PeerConnection connection) {
        this.node = node;
        this.connection = connection;
    }

    void filters(Message.GetFilters question) throws ProtocolException, InterruptedException {
        var blocks = node.exclusively(
                () -> blocks(question.type(), question.startHeight(), question.stop(), MessageCodec.MAX_FILTERS));
        for (var block : blocks) {
            var filter = node.exclusively(() -> node.filters().of(block)).filter();
            connection.answer(
                    new Message.FilterData(BasicFilter.TYPE, block.hash(), new ByteVector(filter.toByteArray())));
        }
    }

    void headers(Message.GetFilterHeaders question) throws ProtocolException, InterruptedException {
        connection.answer(node.exclusively(() -> {
            var blocks = blocks(question.type(), question.startHeight(), question.stop(), MessageCodec.MAX_HEADERS);
            var hashes = blocks.stream()
                    .map(block -> node.filters().of(block).filter().hash())
                    .toList();
            var previous = headerBefore(blocks.getFirst());
            return new Message.FilterHeaders(BasicFilter.TYPE, question.stop(), previous, hashes);
        }));
    }

    void checkpoints(Message.GetFilterCheckpoints question) throws ProtocolException, InterruptedException {
        connection.answer(node.exclusively(() -> {
            var stop = stop(question.type(), question.stop());
            var headers = new ArrayList<ByteVector32>();
            for (var height = MessageCodec.MAX_FILTERS; height <= stop.height(); height += MessageCodec.MAX_FILTERS) {
                headers.add(node.filters().of(stop.ancestor(height)).header().value());
            }
            return new Message.FilterCheckpoints(BasicFilter.TYPE, question.stop(), List.copyOf(headers));
        }));
    }

    private ByteVector32 headerBefore(BlockEntry block) {
        var previous = block.previous();
        return previous == null
                ? FilterHeader.BEFORE_GENESIS.value()
                : node.filters().of(previous).header().value();
    }

    /** The blocks from a height to the last one wanted, in that order. */
    private List<BlockEntry> blocks(int type, int startHeight, BlockHash last, int most) throws ProtocolException {
        var stop = stop(type, last);
        if (startHeight < 0 || startHeight > stop.height() || stop.height() - startHeight >= most) {
            throw new ProtocolException("blocks " + Integer.toUnsignedString(startHeight) + " to " + stop.height()
                    + " are not between one and " + most);
        }
        var blocks = new ArrayList<BlockEntry>();
        for (@Nullable BlockEntry entry = stop;
                blocks.size() <= stop.height() - startHeight;
                entry = entry.previous()) {
            blocks.add(Objects.requireNonNull(entry));
        }
        Collections.reverse(blocks);
        return blocks;
    }

    private BlockEntry stop(int type, BlockHash last) throws ProtocolException {
        var stop = node.chain().find(last);
        if (type != BasicFilter.TYPE || stop == null || !node.filters().knows(stop)) {
            throw new ProtocolException("no filters of type " + type + " up to that block");
        }
        return stop;
    }
}
