package org.malipo.operations.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, from the archive that lies on the class path. They are unpacked beside their place and moved there
 * when all is written, with a list of the files; a folder without its whole list is made again.
 */
final class PostgresBundle {
    private static final String LIST = "malipo-files";

    private PostgresBundle() {}

    /** {@return the folder that has {@code bin/postgres}, unpacked below {@code folder} if it was not yet} */
    static Path unpackInto(Path folder) {
        var archive = "/postgres-" + system() + "-" + processor() + ".txz";
        try {
            var target = folder.resolve("bin-" + hash(archive).substring(0, 12));
            if (!isWhole(target)) {
                unpack(archive, folder, target);
            }
            return target;
        } catch (IOException e) {
            throw new PostgresRefusal("PostgreSQL's programs could not be unpacked into " + folder + ": " + e, e);
        }
    }

    private static void unpack(String archive, Path folder, Path target) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        FileSystemUtils.deleteRecursively(part);
        FileSystemUtils.deleteRecursively(target);
        Files.createDirectories(part);
        var files = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, part, files);
            }
        }
        files.add("end");
        Files.write(part.resolve(LIST), files);
        sync(part.resolve(LIST));
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path part, List<String> files)
            throws IOException {
        var path = part.resolve(entry.getName()).normalize();
        if (!path.startsWith(part)) {
            throw new IOException("The archive names a file outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
            files.add(Files.size(path) + " " + part.relativize(path));
        }
    }

    private static EnumSet<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
        if ((mode & 0100) != 0) {
            permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
        }
        return permissions;
    }

    private static boolean isWhole(Path target) throws IOException {
        var list = target.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return false;
        }
        var lines = Files.readAllLines(list);
        if (lines.isEmpty() || !lines.getLast().equals("end")) {
            return false;
        }
        for (var line : lines.subList(0, lines.size() - 1)) {
            var parts = line.split(" ", 2);
            var file = target.resolve(parts[1]);
            if (!Files.isRegularFile(file) || Files.size(file) != Long.parseLong(parts[0])) {
                return false;
            }
        }
        return true;
    }

    private static String hash(String archive) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(open(archive), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static InputStream open(String archive) {
        var in = PostgresBundle.class.getResourceAsStream(archive);
        if (in == null) {
            throw new PostgresRefusal("This release brings no PostgreSQL for this machine (" + archive
                    + "). Set DATABASE_URL to a PostgreSQL of your own.");
        }
        return in;
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
