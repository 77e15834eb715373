package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.ByteVector;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.filters.FilterHeader;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.sandbox.chain.BlockEntry;

/** Compact filters for light clients (BIP 157 and 158), from a raw socket. */
class FilterTests extends P2pFixture {
    @Test
    void saysThatItServesFilters() throws Exception {
        try (var peer = peer()) {
            assertThat(peer.handshake().offers(Message.Version.NODE_COMPACT_FILTERS))
                    .isTrue();
        }
    }

    @Test
    void aFilterKnowsWhatItsBlockPaysAndWhatItSpends() throws Exception {
        var spending = admitted(1);
        var spent = scene.node
                .chain()
                .block(scene.node.chain().at(1))
                .tx
                .getFirst()
                .txOut
                .getFirst()
                .publicKeyScript;
        BlockEntry block = exclusively(() -> scene.mine(1)).getFirst();
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilters(BasicFilter.TYPE, block.height(), block.hash()));

            var answer = peer.await(Message.FilterData.class);
            var filter = BasicFilter.read(answer.block(), answer.filter().toByteArray());

            assertThat(answer.block()).isEqualTo(block.hash());
            assertThat(filter.mayConcern(List.of(spent.toByteArray()))).isTrue();
            assertThat(filter.mayConcern(
                            List.of(spending.txOut.getFirst().publicKeyScript.toByteArray())))
                    .isTrue();
            assertThat(filter.mayConcern(List.of(new ByteVector("0014" + "ab".repeat(20)).toByteArray())))
                    .isFalse();
        }
    }

    @Test
    void givesFiltersInOrderAndHeadersThatCommitToThem() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilterHeaders(
                    BasicFilter.TYPE, 0, scene.tip().hash()));
            var headers = peer.await(Message.FilterHeaders.class);
            peer.send(new Message.GetFilters(BasicFilter.TYPE, 0, scene.tip().hash()));

            assertThat(headers.previous()).isEqualTo(FilterHeader.BEFORE_GENESIS.value());
            assertThat(headers.hashes()).hasSize(111);
            for (var height = 0; height <= 110; height++) {
                var data = peer.await(Message.FilterData.class);
                var filter = BasicFilter.read(data.block(), data.filter().toByteArray());
                assertThat(data.block()).isEqualTo(scene.node.chain().at(height).hash());
                assertThat(filter.hash()).isEqualTo(headers.hashes().get(height));
            }
        }
    }

    @Test
    void continuesTheChainOfHeadersFromTheBlockBefore() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilterHeaders(
                    BasicFilter.TYPE, 60, scene.tip().hash()));

            var headers = peer.await(Message.FilterHeaders.class);

            var header = new FilterHeader(headers.previous());
            for (var hash : headers.hashes()) {
                header = header.next(hash);
            }
            assertThat(header).isEqualTo(scene.node.filters().of(scene.tip()).header());
        }
    }

    @Test
    void givesACheckpointForEachThousandthBlock() throws Exception {
        exclusively(() -> scene.mine(900));
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilterCheckpoints(
                    BasicFilter.TYPE, scene.tip().hash()));

            var thousandth = scene.node.chain().at(1_000);
            assertThat(peer.await(Message.FilterCheckpoints.class).headers())
                    .containsExactly(
                            scene.node.filters().of(thousandth).header().value());
        }
    }

    @Test
    void stillAnswersForABlockThatAReorganisationLeftBehind() throws Exception {
        BlockEntry left = exclusively(() -> scene.mine(1)).getFirst();
        exclusively(() -> {
            scene.node.chain().invalidate(left);
            return scene.mine(2);
        });
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilters(BasicFilter.TYPE, left.height(), left.hash()));

            assertThat(peer.await(Message.FilterData.class).block()).isEqualTo(left.hash());
        }
    }

    /** As Bitcoin Core does with one who asks for what may not be asked. */
    @ParameterizedTest
    @CsvSource({"1, 0", "0, 111", "0, -1"})
    void endsTheConnectionOfOneWhoBreaksTheRules(int type, int startHeight) throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilters(type, startHeight, scene.tip().hash()));

            assertThatThrownBy(() -> peer.await(Message.FilterData.class)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesMoreThanAThousandFiltersAtOnce() throws Exception {
        exclusively(() -> scene.mine(900));
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetFilters(BasicFilter.TYPE, 0, scene.tip().hash()));

            assertThatThrownBy(() -> peer.await(Message.FilterData.class)).isInstanceOf(IOException.class);
        }
    }
}
