package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.PrivateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The seed, the keys handed out so far and their scripts. What was handed out is on disk before anybody learns of it.
 */
final class WalletKeys {
    private static final int SEED_BYTES = 32;

    private final Path file;
    private final Properties stored = new Properties();
    private final Map<String, ExtendedPrivateKey> branches = new HashMap<>();
    private final Map<ByteVector, KeyPlace> scripts = new HashMap<>();

    WalletKeys(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                load();
            } else {
                createSeed();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createSeed() throws IOException {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        stored.setProperty("seed", HexFormat.of().formatHex(seed));
        save();
    }

    private void load() throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        for (AddressType type : AddressType.values()) {
            for (int branch : new int[] {KeyPlace.RECEIVING, KeyPlace.CHANGE}) {
                int next = next(type, branch);
                for (int index = 0; index < next; index++) {
                    remember(new KeyPlace(type, branch, index));
                }
            }
        }
    }

    /** {@return the script of a key that was never handed out before} */
    ByteVector newScript(AddressType type, int branch) {
        int index = next(type, branch);
        stored.setProperty(counter(type, branch), Integer.toString(index + 1));
        try {
            save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return remember(new KeyPlace(type, branch, index));
    }

    @Nullable
    KeyPlace find(ByteVector script) {
        return scripts.get(script);
    }

    PrivateKey privateKey(KeyPlace place) {
        return branches.computeIfAbsent(counter(place.type(), place.branch()), _ -> branch(place))
                .derivePrivateKey((long) place.index())
                .getPrivateKey();
    }

    private ExtendedPrivateKey branch(KeyPlace place) {
        byte[] seed = HexFormat.of().parseHex(stored.getProperty("seed"));
        String path = "m/%d'/1'/0'/%d".formatted(place.type().purpose, place.branch());
        return DeterministicWallet.generate(seed).derivePrivateKey(path);
    }

    private ByteVector remember(KeyPlace place) {
        ByteVector script = place.type().script(privateKey(place).publicKey());
        scripts.put(script, place);
        return script;
    }

    private int next(AddressType type, int branch) {
        return Integer.parseInt(stored.getProperty(counter(type, branch), "0"));
    }

    private static String counter(AddressType type, int branch) {
        return "next." + type.coreName() + "." + branch;
    }

    private void save() throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var writer = Files.newBufferedWriter(draft)) {
            stored.store(writer, "Wallet of a regtest node. The seed guards no real money.");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
