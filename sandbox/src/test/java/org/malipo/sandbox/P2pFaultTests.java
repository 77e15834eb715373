package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.sandbox.chain.BlockEntry;

/** Peers that send rubbish or do not read. */
class P2pFaultTests extends P2pFixture {
    @Test
    void endsTheConnectionOnMalformedMessages() throws Exception {
        byte[] honest = RawPeer.encode(new Message.Ping(1));
        byte[] foreign = honest.clone();
        foreign[0] ^= 1;
        byte[] corrupt = honest.clone();
        corrupt[24] ^= 1;
        byte[] oversized = honest.clone();
        ByteBuffer.wrap(oversized).order(ByteOrder.LITTLE_ENDIAN).putInt(16, 40_000_000);
        byte[] cut = RawPeer.encodeRaw("headers", new byte[] {(byte) 0xfd, 0, 8});
        byte[] endless = RawPeer.encodeRaw("inv", new byte[] {(byte) 0xfe, -1, -1, -1, 0x7f});
        byte[] notABlock = RawPeer.encodeRaw("block", new byte[60]);
        byte[] withoutWork = RawPeer.encodeRaw("block", new byte[81]);

        for (byte[] bad : List.of(foreign, corrupt, oversized, cut, endless, notABlock, withoutWork)) {
            try (var peer = peer()) {
                peer.handshake();
                peer.sendBytes(bad);

                assertThat(peer.awaitEnd()).isTrue();
            }
        }
        try (var peer = peer()) {
            assertThat(peer.handshake().startHeight())
                    .as("others are still served")
                    .isEqualTo(110);
        }
    }

    @Test
    void endsTheConnectionOnAnInvalidBlock() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            Block honest = scene.block(scene.tip());
            peer.send(new Message.BlockData(
                    Scene.solved(new Block(honest.header.setHashMerkleRoot(ByteVector32.One), honest.tx))));

            assertThat(peer.awaitEnd()).isTrue();
            assertThat(scene.tip().height()).isEqualTo(110);
        }
    }

    @Test
    void endsTheConnectionOfWhoeverDoesNotBeginWithVersion() throws Exception {
        try (var peer = peer()) {
            peer.send(new Message.Ping(1));

            assertThat(peer.awaitEnd()).isTrue();
        }
    }

    @Test
    void servesOthersWhileAPeerDoesNotRead() throws Exception {
        try (var deaf = peer();
                var other = peer()) {
            deaf.handshake();
            other.handshake();
            BlockEntry entry = scene.node.chain().at(1);
            var manyTimes = Collections.nCopies(50_000, Inventory.witnessBlock(entry.hash()));
            deaf.send(new Message.GetData(manyTimes));
            Transaction tx = admitted(1);

            assertThat(other.await(Message.Inv.class).items())
                    .as("others hear of news while one does not read")
                    .containsExactly(Inventory.tx(tx.txid));
        }
    }
}
