package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PublicKey;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Hop;
import org.malipo.ln.bolt11.RouteHint;
import org.malipo.sandbox.chain.Regtest;

/** One node's channels, peers and money on the chain. */
public final class Channels {
    private static final int TXID_BYTES = 32;
    private static final int CONFIRMATIONS = 3;
    private static final long MIN_CHANNEL_SAT = 20_000;

    private final Core core;
    private final String node;
    private final Keys keys;
    private final Directory directory;

    Channels(Core core, String node, Keys keys, Directory directory) {
        this.core = core;
        this.node = node;
        this.keys = keys;
        this.directory = directory;
    }

    /** A channel as this node sees it at one moment. Amounts in millisatoshis. */
    public record View(
            Channel.Terms terms,
            long shortId,
            String peerKey,
            String peerAlias,
            int confirmationsLeft,
            boolean initiator,
            long localMsat,
            long remoteMsat,
            long unsettledMsat,
            long sentMsat,
            long receivedMsat,
            long updates) {
        public boolean open() {
            return confirmationsLeft == 0;
        }
    }

    /** A node that this one is connected to. */
    public record Peer(String name, String key) {}

    public ChainView.Tip tip() {
        return core.chain().tip();
    }

    /** {@return all of them, open and pending} */
    public List<View> list() {
        return core.exclusively(() -> {
            var height = core.chain().height();
            return core.state().channels().stream()
                    .filter(channel -> channel.isOf(node))
                    .map(channel -> view(channel, height))
                    .toList();
        });
    }

    private View view(Channel channel, int height) {
        var peer = channel.other(node);
        return new View(
                channel.terms(),
                channel.shortId().value(),
                named(peer).id(),
                peer,
                channel.confirmationsLeft(height),
                channel.terms().opener().equals(node),
                channel.localMsat(node),
                channel.remoteMsat(node),
                channel.unsettledMsat(),
                channel.sentMsat(node),
                channel.sentMsat(peer),
                channel.updates());
    }

    public List<Peer> peers() {
        return core.exclusively(() -> core.state().book(node).peers().stream()
                .map(name -> new Peer(name, named(name).id()))
                .toList());
    }

    public void connect(String key, String host) throws Refusal {
        core.exclusively(() -> {
            if (keys.id().toHex().equals(key)) {
                throw Refusal.of("cannot make connection to self");
            }
            var peer = directory.byKey(key);
            if (peer == null) {
                throw Refusal.of("dial tcp " + host + ": connect: connection refused");
            }
            if (isConnected(peer)) {
                throw Refusal.of("already connected to peer: " + key + "@" + host);
            }
            core.happen(new Event.PeerConnected(node, peer.name()));
            return peer;
        });
    }

    private boolean isConnected(SimulatedNode peer) {
        return core.state().book(node).peers().contains(peer.name());
    }

    /** Opens a channel that can be used after some blocks. Its funding is only claimed, but not for more than the node has. */
    public Channel.Terms open(String key, long capacitySat, long pushSat, boolean hidden) throws Refusal {
        return core.exclusively(() -> {
            var peer = directory.byKey(key);
            if (peer == null || !isConnected(peer)) {
                throw Refusal.of("peer " + key + " is not online");
            }
            if (capacitySat < MIN_CHANNEL_SAT) {
                throw Refusal.of("channel is too small, the minimum channel size is: " + MIN_CHANNEL_SAT + " SAT");
            }
            if (pushSat < 0 || pushSat >= capacitySat) {
                throw Refusal.of(
                        "amount pushed to remote peer for initial state must be below the local funding amount");
            }
            var available = funds().confirmed();
            if (available < capacitySat) {
                throw Refusal.of(
                        "not enough witness outputs to create funding transaction, need %s only have %s available"
                                .formatted(btc(capacitySat), btc(available)));
            }
            var terms = new Channel.Terms(
                    core.state().channels().size(),
                    node,
                    peer.name(),
                    capacitySat,
                    pushSat,
                    hidden,
                    randomTxid(),
                    0,
                    core.chain().height(),
                    CONFIRMATIONS);
            core.happen(new Event.ChannelOpened(terms));
            return terms;
        });
    }

    private static String btc(long sats) {
        return BigDecimal.valueOf(sats, 8).toPlainString() + " BTC";
    }

    private static String randomTxid() {
        var bytes = new byte[TXID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** {@return an address of the regtest chain that pays this node} */
    public String newAddress() {
        return core.exclusively(() -> {
            var script = keys.script(core.state().book(node).addresses());
            core.happen(new Event.AddressGiven(node));
            return address(script);
        });
    }

    private static String address(ByteVector script) {
        return Objects.requireNonNull(Bitcoin.addressFromPublicKeyScript(Regtest.GENESIS_HASH, script.toByteArray())
                .getRight());
    }

    /** {@return what is on the node's addresses, less what channels took} */
    public ChainView.Funds funds() {
        return core.exclusively(() -> {
            var funds = core.chain().funds(keys.scripts(core.state().book(node).addresses()));
            return new ChainView.Funds(Math.max(0, funds.confirmed() - spentSat()), funds.unconfirmed());
        });
    }

    private long spentSat() {
        return core.state().channels().stream()
                .map(Channel::terms)
                .filter(terms -> terms.opener().equals(node) && terms.confirmations() > 0)
                .mapToLong(Channel.Terms::capacitySat)
                .sum();
    }

    /** {@return the ways through channels that are not announced}  Only under the core's lock. */
    List<RouteHint> privateWays() {
        var height = core.chain().height();
        return core.state().channels().stream()
                .filter(channel -> channel.isOf(node) && channel.terms().hidden() && channel.isOpenAt(height))
                .map(channel -> RouteHint.of(new Hop(
                        PublicKey.parse(HexFormat.of()
                                .parseHex(named(channel.other(node)).id())),
                        channel.shortId(),
                        new Msat(Channel.FEE_BASE_MSAT),
                        Channel.FEE_MILLIONTHS,
                        Channel.CLTV_DELTA)))
                .toList();
    }

    private SimulatedNode named(String name) {
        return Objects.requireNonNull(directory.byName(name));
    }
}
