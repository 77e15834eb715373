package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.light.LightStatus;
import org.malipo.bitcoin.light.PeerAddress;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

/** Peers that lie, stall or talk nonsense: each is refused with the reason, and the payment is found all the same. */
class HostilePeerTests extends LightFixture {
    private static final MessageCodec CODEC = new MessageCodec(Network.REGTEST);
    private static final int PAID = 111;

    /** Syncs with the liar and the node, and demands that the payment is found and the liar gone. */
    private void refuses(String reason, Duration patience, HostilePeer.Lie lie) throws Exception {
        var hostile = opened(new HostilePeer(server.port(), lie));
        var sync = light(patience, hostile.port(), server.port());
        var address = new PeerAddress("127.0.0.1", hostile.port());

        LightStatus status = until(
                sync, now -> now.leftAlone().containsKey(address) && complete(1).test(now));

        assertThat(status.leftAlone().get(address)).contains(reason);
        assertThat(status.peers()).containsExactly(new PeerAddress("127.0.0.1", server.port()));
        assertThat(follower.blocks.keySet()).containsExactly(PAID);
    }

    private void refuses(String reason, HostilePeer.Lie lie) throws Exception {
        refuses(reason, Duration.ofSeconds(10), lie);
    }

    private Block paid() throws Exception {
        pay(1);
        mineElsewhere(4);
        return exclusively(() -> scene.node.chain().block(scene.node.chain().at(PAID)));
    }

    /** The filter that the block would have without the payment. */
    private static BasicFilter hiding(Block block) {
        return BasicFilter.of(new Block(block.header, block.tx.subList(0, 1)), List.of());
    }

    private static Message withFilterHash(Message.FilterHeaders truth, int height, ByteVector32 hash) {
        var hashes = new ArrayList<>(truth.hashes());
        var first = 115 - hashes.size() + 1;
        if (height >= first) {
            hashes.set(height - first, hash);
        }
        return new Message.FilterHeaders(truth.type(), truth.stop(), truth.previous(), hashes);
    }

    @Test
    void aFilterThatHidesAPayment() throws Exception {
        var block = paid();
        var filter = hiding(block);

        refuses(
                "hides 1 scripts that the block pays",
                truth -> CODEC.encode(
                        switch (truth) {
                            case Message.FilterHeaders headers -> withFilterHash(headers, PAID, filter.hash());
                            case Message.FilterData data
                            when data.block().equals(block.hash) ->
                                new Message.FilterData(0, block.hash, new ByteVector(filter.toByteArray()));
                            default -> truth;
                        }));
    }

    /** The spent script is revealed by the key that the input shows. */
    @Test
    void aFilterThatHidesASpend() throws Exception {
        follower.scripts = List.of();
        exclusively(() -> {
            var coin = scene.reward(1);
            var output = new TxOut(new Satoshi(coin.sats() - Scene.FEE), ELSEWHERE);
            scene.node.admission().admit(scene.pay(List.of(coin), List.of(output), TxIn.SEQUENCE_FINAL, 0));
            return 0;
        });
        mineElsewhere(5);
        var block =
                exclusively(() -> scene.node.chain().block(scene.node.chain().at(PAID)));
        var filter = BasicFilter.of(block, List.of());
        var hostile = opened(new HostilePeer(
                server.port(),
                truth -> CODEC.encode(
                        switch (truth) {
                            case Message.FilterHeaders headers -> withFilterHash(headers, PAID, filter.hash());
                            case Message.FilterData data
                            when data.block().equals(block.hash) ->
                                new Message.FilterData(0, block.hash, new ByteVector(filter.toByteArray()));
                            default -> truth;
                        })));
        var address = new PeerAddress("127.0.0.1", hostile.port());
        var sync = light(hostile.port(), server.port());

        var status = until(sync, now -> now.leftAlone().containsKey(address));

        assertThat(status.leftAlone().get(address)).contains("hides scripts that the block spends from");
    }

    @Test
    void aFilterThatIsNotTheOneItsHeaderNames() throws Exception {
        var block = paid();
        var filter = hiding(block);
        var hostile = opened(new HostilePeer(
                server.port(),
                truth -> CODEC.encode(
                        truth instanceof Message.FilterData data && data.block().equals(block.hash)
                                ? new Message.FilterData(0, block.hash, new ByteVector(filter.toByteArray()))
                                : truth)));
        var address = new PeerAddress("127.0.0.1", hostile.port());
        var alone = light(hostile.port());

        var status = until(alone, now -> now.leftAlone().containsKey(address));

        assertThat(status.leftAlone().get(address)).contains("not the one its header names");
        assertThat(follower.blocks).isEmpty();
        assertThat(follower.chain).containsOnlyKeys(0);
    }

    @Test
    void aFilterHeaderOfNoFilter() throws Exception {
        paid();
        var invented = new ByteVector32("77".repeat(32));

        refuses(
                "not the one its header names",
                truth -> CODEC.encode(
                        truth instanceof Message.FilterHeaders headers
                                ? withFilterHash(headers, PAID, invented)
                                : truth));
    }

    @Test
    void aHeaderWithoutProofOfWork() throws Exception {
        paid();

        refuses("no proof of work", truth -> {
            if (!(truth instanceof Message.Headers(var headers)) || headers.isEmpty()) {
                return CODEC.encode(truth);
            }
            var last = headers.getLast();
            while (last.checkProofOfWork()) {
                last = last.setNonce(last.nonce + 1);
            }
            var altered = new ArrayList<>(headers);
            altered.set(headers.size() - 1, last);
            return CODEC.encode(new Message.Headers(altered));
        });
    }

    @Test
    void headersThatAreNoChain() throws Exception {
        paid();

        refuses(
                "do not follow one another",
                truth -> CODEC.encode(
                        truth instanceof Message.Headers(var headers) && !headers.isEmpty()
                                ? new Message.Headers(List.of(headers.getLast(), headers.getFirst()))
                                : truth));
    }

    @Test
    void aBlockThatLacksTheTransactionItsHeaderNames() throws Exception {
        var paid = paid();
        var hostile = opened(new HostilePeer(
                server.port(),
                truth -> CODEC.encode(
                        truth instanceof Message.BlockData(var block)
                                ? new Message.BlockData(new Block(block.header, block.tx.subList(0, 1)))
                                : truth)));
        var address = new PeerAddress("127.0.0.1", hostile.port());
        var alone = light(hostile.port());

        var status = until(alone, now -> now.leftAlone().containsKey(address));
        alone.close();
        until(light(server.port()), complete(1));

        assertThat(status.leftAlone().get(address)).contains("does not hold the transactions");
        assertThat(follower.blocks.get(PAID)).isEqualTo(paid);
    }

    @Test
    void oneThatNeverAnswers() throws Exception {
        paid();

        refuses(
                "did not answer in time",
                Duration.ofSeconds(1),
                truth -> truth instanceof Message.FilterHeaders || truth instanceof Message.Headers
                        ? new byte[0]
                        : CODEC.encode(truth));
    }

    @Test
    void oneThatTalksNonsense() throws Exception {
        paid();

        refuses(
                "no Bitcoin message",
                truth -> truth instanceof Message.Headers
                        ? "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)
                        : CODEC.encode(truth));
    }

    /** One that was alone and hid a payment is found out as soon as an honest peer contradicts it. */
    @Test
    void aLonePeerThatHidAPaymentIsFoundOutLater() throws Exception {
        var block = paid();
        var filter = hiding(block);
        var hostile = opened(new HostilePeer(
                server.port(),
                truth -> CODEC.encode(
                        switch (truth) {
                            case Message.FilterHeaders headers -> withFilterHash(headers, PAID, filter.hash());
                            case Message.FilterData data
                            when data.block().equals(block.hash) ->
                                new Message.FilterData(0, block.hash, new ByteVector(filter.toByteArray()));
                            default -> truth;
                        })));
        var alone = light(hostile.port());
        var fooled = until(alone, complete(1));
        assertThat(fooled.isUnconfirmed()).isTrue();
        assertThat(follower.blocks).isEmpty();
        alone.close();

        var both = light(hostile.port(), server.port());
        var address = new PeerAddress("127.0.0.1", hostile.port());
        until(both, now -> now.leftAlone().containsKey(address) && complete(1).test(now));

        assertThat(follower.disconnected).containsExactly(PAID - 1);
        assertThat(follower.blocks.keySet()).containsExactly(PAID);
    }
}
