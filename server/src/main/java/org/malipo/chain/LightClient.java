package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.fees.FeeSource;
import org.malipo.chain.fees.NoFees;

/**
 * Several peers of which none is trusted, and no node of one's own: headers and compact filters (BIP 157) tell which blocks
 * matter. Peers answer no questions, so what a node would be asked stays open here.
 */
final class LightClient implements ChainSource {
    static final String USER_AGENT = "/malipo/";

    private final Network network;
    private final NodeSettings settings;
    private final Path folder;
    private final Clock clock;
    private volatile @Nullable LightSession session;

    /** @param folder for the headers; shared with no other process */
    LightClient(Network network, NodeSettings settings, Path folder, Clock clock) {
        this.network = network;
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Network network() {
        return network;
    }

    /** Connections are made again by the client itself; what is left to try again is the disk and the database. */
    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public void follow(Tracking tracking) throws SourceAway, InterruptedException {
        requireNetwork(tracking.parts().blocks());
        try (var files = LightFiles.open(folder)) {
            var opened = new LightSession(
                    tracking, settings.light(network, USER_AGENT), settings.birthheight(), files, clock);
            session = opened;
            opened.run();
        } catch (IOException | UncheckedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which closes files that are being read
            }
            throw new SourceAway("The headers in " + folder + " can't be kept: " + e.getMessage() + ".");
        } finally {
            session = null;
        }
    }

    private void requireNetwork(BlockTable blocks) {
        var first = blocks.at(network, 0);
        if (first.isPresent() && !first.get().equals(network.genesis())) {
            throw new WrongNetwork("What the database knows of " + network.id() + " is of another chain.");
        }
    }

    /** Only the leader of the network has peers; it finds what others could not send in the database. */
    @Override
    public BroadcastResult send(Transaction tx) {
        var current = session;
        return current == null
                ? new BroadcastResult.Unknown(tx.txid, "No peer is connected here; it is offered as soon as one is.")
                : current.send(tx);
    }

    @Override
    public boolean tellsOutcome() {
        return false;
    }

    @Override
    public List<FeeSource> fees() {
        return List.of();
    }

    @Override
    public RelayPolicy relayPolicy() throws NoFees {
        throw new NoFees(FeeFault.Kind.NO_ESTIMATE);
    }

    @Override
    public Optional<String> refusal(Transaction tx) {
        return Optional.empty();
    }

    @Override
    public Optional<TestFaucet> faucet() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // the leader's thread closes what it opened
    }
}
