package org.malipo.sandbox.lightning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.Node;

/** The nodes and their channels over one folder. It goes on where it was, whatever ended the process. */
public final class LightningNetwork implements Directory, AutoCloseable {
    private static final int SEED_BYTES = 32;

    private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
    private final Core core;

    private LightningNetwork(Core core) {
        this.core = core;
    }

    /** Opens the folder, creating what is missing. */
    public static LightningNetwork open(Path folder, Node chain, Clock clock) throws IOException {
        return open(folder, chain, clock, Topology.USUAL);
    }

    static LightningNetwork open(Path folder, Node chain, Clock clock, Topology topology) throws IOException {
        Files.createDirectories(folder);
        var seed = seed(folder.resolve("seed.hex"));
        var state = new State();
        var journal = Journal.open(folder.resolve("journal.dat"), state::apply);
        var network = new LightningNetwork(new Core(state, journal, new ChainView(chain), clock));
        network.build(seed, topology);
        return network;
    }

    private void build(byte[] seed, Topology topology) {
        topology.nodes().forEach(name -> nodes.put(name, new SimulatedNode(core, name, new Keys(seed, name), this)));
        core.exclusively(() -> {
            var made = core.state().channels().size();
            topology.channels().stream().skip(made).forEach(terms -> core.happen(new Event.ChannelOpened(terms, null)));
            return made;
        });
        nodes.values().forEach(node -> {
            node.channels().resume();
            node.payments().resume();
        });
    }

    private static byte[] seed(Path file) throws IOException {
        if (Files.exists(file)) {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        }
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(seed));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return seed;
    }

    public List<SimulatedNode> nodes() {
        return List.copyOf(nodes.values());
    }

    public SimulatedNode node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("there is no node " + name);
        }
        return node;
    }

    @Override
    public @Nullable SimulatedNode byKey(String key) {
        return nodes.values().stream()
                .filter(node -> node.id().equals(key))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable SimulatedNode byName(String name) {
        return nodes.get(name);
    }

    @Override
    public void close() {
        core.close();
    }
}
