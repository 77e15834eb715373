package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.Regtest;

/** The conversation with peers, from a raw socket. */
class P2pServerTests extends P2pFixture {
    @Test
    void shakesHands() throws Exception {
        try (var peer = peer()) {
            Message.Version version = peer.handshake();

            assertThat(version.startHeight()).isEqualTo(110);
            assertThat(version.offers(Message.Version.NODE_NETWORK | Message.Version.NODE_WITNESS))
                    .isTrue();
            assertThat(server.peers()).hasSize(1);
        }
    }

    @Test
    void answersPing() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.Ping(42));

            assertThat(peer.await(Message.Pong.class).nonce()).isEqualTo(42);
        }
    }

    @Test
    void givesHeadersAfterTheLocator() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            var unknown = new BlockHash("11".repeat(32));
            peer.send(new Message.GetHeaders(
                    List.of(unknown, scene.node.chain().at(100).hash()), NO_STOP));

            var headers = peer.await(Message.Headers.class).headers();

            assertThat(headers).hasSize(10);
            assertThat(headers.getLast().hash).isEqualTo(scene.tip().hash());
        }
    }

    @Test
    void startsAtGenesisWhenNothingIsInCommon() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetHeaders(List.of(new BlockHash("11".repeat(32))), NO_STOP));

            assertThat(peer.await(Message.Headers.class).headers().getFirst().hashPreviousBlock)
                    .isEqualTo(Regtest.GENESIS_HASH);
        }
    }

    @Test
    void givesBlocksWithAndWithoutWitnesses() throws Exception {
        admitted(1);
        BlockEntry entry = exclusively(() -> scene.mine(1)).getFirst();
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.GetData(List.of(Inventory.witnessBlock(entry.hash()))));
            Block full = peer.await(Message.BlockData.class).block();
            peer.send(new Message.GetData(List.of(Inventory.block(entry.hash()))));
            Block stripped = peer.await(Message.BlockData.class).block();

            assertThat(Block.write(full)).isEqualTo(scene.node.chain().blockBytes(entry));
            assertThat(stripped.tx).noneMatch(tx -> tx.getHasWitness());
            assertThat(stripped.tx.getLast().txid).isEqualTo(full.tx.getLast().txid);
        }
    }

    @Test
    void saysWhatItDoesNotHave() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            var wanted = Inventory.witnessBlock(new BlockHash("11".repeat(32)));
            peer.send(new Message.GetData(List.of(wanted)));

            assertThat(peer.await(Message.NotFound.class).items()).containsExactly(wanted);
        }
    }

    @Test
    void announcesATransactionAtOnceAndServesIt() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            Transaction tx = admitted(1);

            Inventory item = peer.await(Message.Inv.class).items().getFirst();
            assertThat(item).isEqualTo(Inventory.tx(tx.txid));
            peer.send(new Message.GetData(List.of(Inventory.witnessTx(tx.txid))));
            assertThat(peer.await(Message.Tx.class).tx()).isEqualTo(tx);
        }
    }

    @Test
    void announcesByWtxidToWhoeverWantsThat() throws Exception {
        try (var peer = peer()) {
            peer.handshake(new Message.WtxidRelay());
            Transaction tx = admitted(1);

            Inventory item = peer.await(Message.Inv.class).items().getFirst();
            assertThat(item.kind()).isEqualTo(Inventory.WTX);
            peer.send(new Message.GetData(List.of(item)));
            assertThat(peer.await(Message.Tx.class).tx()).isEqualTo(tx);
        }
    }

    @Test
    void keepsCheapTransactionsFromWhoeverFiltersThem() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.FeeFilter(50_000));
            peer.roundTrip();
            admitted(1);
            Transaction dear = scene.spend(scene.reward(2), 20 * Scene.FEE);
            exclusively(() -> scene.node.admission().admit(dear));

            assertThat(peer.await(Message.Inv.class).items()).containsExactly(Inventory.tx(dear.txid));
        }
    }

    @Test
    void listsTheMempool() throws Exception {
        Transaction first = admitted(1);
        Transaction second = admitted(2);
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.Mempool());

            assertThat(peer.await(Message.Inv.class).items())
                    .containsExactly(Inventory.tx(first.txid), Inventory.tx(second.txid));
        }
    }

    @Test
    void takesATransactionAndTellsOthers() throws Exception {
        try (var sender = peer();
                var other = peer()) {
            sender.handshake();
            other.handshake();
            Transaction tx = scene.spend(scene.reward(1), Scene.FEE);
            sender.send(new Message.Inv(List.of(Inventory.tx(tx.txid))));
            assertThat(sender.await(Message.GetData.class).items()).containsExactly(Inventory.witnessTx(tx.txid));
            sender.send(new Message.Tx(tx));

            assertThat(other.await(Message.Inv.class).items()).containsExactly(Inventory.tx(tx.txid));
        }
    }

    @Test
    void takesABlockAndAnnouncesItByItsHeader() throws Exception {
        try (var miner = peer();
                var other = peer()) {
            miner.handshake();
            other.handshake();
            other.send(new Message.SendHeaders());
            other.roundTrip();
            Block block = scene.block(scene.tip());
            miner.send(new Message.BlockData(block));

            assertThat(other.await(Message.Headers.class).headers()).containsExactly(block.header);
            assertThat(scene.tip().hash()).isEqualTo(block.hash);
        }
    }

    @Test
    void announcesAReorganisationFromTheFork() throws Exception {
        try (var peer = peer()) {
            peer.handshake();
            peer.send(new Message.SendHeaders());
            peer.roundTrip();
            BlockEntry fork = scene.tip();
            exclusively(() -> scene.mine(1));
            peer.await(Message.Headers.class);

            BlockEntry tip = exclusively(() -> scene.branch(fork, 2));

            var headers = peer.await(Message.Headers.class).headers();
            assertThat(headers).hasSize(2);
            assertThat(headers.getFirst().hashPreviousBlock).isEqualTo(fork.hash());
            assertThat(headers.getLast().hash).isEqualTo(tip.hash());
        }
    }
}
