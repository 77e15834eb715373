package org.malipo.sandbox.lightning.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.sandbox.lightning.Refusal;

/** The three macaroons of a node. Those that somebody made out of them are not known. */
final class Macaroons {
    private static final int FORMAT = 2;
    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);
    private static final Set<Permission> READ =
            Stream.of(Permission.values()).filter(Permission::isRead).collect(Collectors.toSet());
    private static final Set<Permission> INVOICE = EnumSet.of(
            Permission.INVOICES_READ,
            Permission.INVOICES_WRITE,
            Permission.ADDRESS_READ,
            Permission.ADDRESS_WRITE,
            Permission.ONCHAIN_READ);

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Set<Permission>> known = new LinkedHashMap<>();

    Macaroons(byte[] rootKey) {
        add(rootKey, "admin", ALL);
        add(rootKey, "readonly", READ);
        add(rootKey, "invoice", INVOICE);
    }

    private void add(byte[] rootKey, String name, Set<Permission> permissions) {
        var macaroon = Macaroon.mint(rootKey, name, permissions);
        files.put(name + ".macaroon", macaroon);
        known.put(HexFormat.of().formatHex(macaroon), permissions);
    }

    /** Writes them where LND would, for the owner's eyes only. */
    void write(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.deleteIfExists(path);
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(path, file.getValue());
        }
    }

    /** @param given the values of the header */
    void check(List<String> given, Permission needed) throws Refusal {
        if (given.size() != 1) {
            throw Refusal.of("expected 1 macaroon, got " + given.size());
        }
        var permissions = known.get(given.getFirst().toLowerCase(Locale.ROOT));
        if (permissions == null) {
            throw Refusal.of(whyUnknown(given.getFirst()));
        }
        if (!permissions.contains(needed)) {
            throw Refusal.of("permission denied");
        }
    }

    private static String whyUnknown(String given) {
        try {
            var bytes = HexFormat.of().parseHex(given);
            return bytes.length > 0 && bytes[0] == FORMAT
                    ? "verification failed: signature mismatch after caveat verification"
                    : "cannot determine data format of binary-encoded macaroon";
        } catch (IllegalArgumentException _) {
            return "encoding/hex: invalid byte";
        }
    }
}
