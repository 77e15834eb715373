package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Transaction;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Hop;
import org.malipo.ln.bolt11.RouteHint;
import org.malipo.sandbox.chain.Regtest;

/** One node's channels, peers and money on the chain. */
public final class Channels {
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
            return core.state().channels().stream()
                    .filter(channel -> channel.isOf(node))
                    .map(this::view)
                    .toList();
        });
    }

    private View view(Channel channel) {
        var peer = channel.other(node);
        return new View(
                channel.terms(),
                channel.shortId(core.chain()).value(),
                named(peer).id(),
                peer,
                channel.confirmationsLeft(core.chain()),
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

    /** What a new channel is to be. */
    public record Order(String peerKey, long capacitySat, long pushSat, boolean hidden, long satPerVbyte) {}

    /** Opens a channel that can be used when its funding has been confirmed. */
    public Channel.Terms open(Order order) throws Refusal {
        return core.exclusively(() -> {
            var peer = checked(order);
            var output = Funding.output(keys.id(), peer.keys().id(), order.capacitySat());
            var change = keys.script(core.state().book(node).addresses());
            var tx = Funding.build(coins(), output, change, Math.max(1, order.satPerVbyte()));
            core.chain().check(tx);
            var terms = new Channel.Terms(
                    core.state().channels().size(),
                    node,
                    peer.name(),
                    order.capacitySat(),
                    order.pushSat(),
                    order.hidden(),
                    tx.txid.toString(),
                    Funding.OUTPUT,
                    core.chain().height(),
                    CONFIRMATIONS);
            core.happen(new Event.AddressGiven(node));
            core.happen(new Event.ChannelOpened(terms, new ByteVector(Transaction.write(tx)).toHex()));
            core.chain().broadcast(tx);
            return terms;
        });
    }

    private SimulatedNode checked(Order order) throws Refusal {
        var peer = directory.byKey(order.peerKey());
        if (peer == null || !isConnected(peer)) {
            throw Refusal.of("peer " + order.peerKey() + " is not online");
        }
        if (order.capacitySat() < MIN_CHANNEL_SAT) {
            throw Refusal.of("channel is too small, the minimum channel size is: " + MIN_CHANNEL_SAT + " SAT");
        }
        if (order.pushSat() < 0 || order.pushSat() >= order.capacitySat()) {
            throw Refusal.of("amount pushed to remote peer for initial state must be below the local funding amount");
        }
        return peer;
    }

    private List<Funding.OwnCoin> coins() {
        var scripts = scripts();
        return core.chain().coins(scripts.keySet()).stream()
                .map(coin -> new Funding.OwnCoin(
                        coin.outPoint(),
                        coin.output(),
                        Objects.requireNonNull(scripts.get(coin.output().publicKeyScript))))
                .sorted(Comparator.comparingLong(Funding.OwnCoin::sats).reversed())
                .toList();
    }

    private Map<ByteVector, PrivateKey> scripts() {
        return keys.scripts(core.state().book(node).addresses());
    }

    /** Broadcasts what the end of the process kept from being broadcast. */
    void resume() {
        core.exclusively(() -> {
            core.state().channels().stream()
                    .filter(channel -> channel.terms().opener().equals(node))
                    .map(Channel::fundingTx)
                    .filter(Objects::nonNull)
                    .forEach(tx -> core.chain().broadcast(Transaction.read(tx)));
            return node;
        });
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

    /** {@return what is on the node's addresses} */
    public ChainView.Funds funds() {
        return core.exclusively(() -> core.chain().funds(scripts().keySet()));
    }

    /** {@return the ways through channels that are not announced}  Only under the core's lock. */
    List<RouteHint> privateWays() {
        return core.state().channels().stream()
                .filter(channel -> channel.isOf(node) && channel.terms().hidden() && channel.isOpen(core.chain()))
                .map(channel -> RouteHint.of(new Hop(
                        PublicKey.parse(HexFormat.of()
                                .parseHex(named(channel.other(node)).id())),
                        channel.shortId(core.chain()),
                        new Msat(Channel.FEE_BASE_MSAT),
                        Channel.FEE_MILLIONTHS,
                        Channel.CLTV_DELTA)))
                .toList();
    }

    private SimulatedNode named(String name) {
        return Objects.requireNonNull(directory.byName(name));
    }
}
