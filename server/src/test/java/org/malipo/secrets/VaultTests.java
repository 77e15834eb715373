package org.malipo.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is sealed opens in its own place only; keys can be changed, and a start without them is refused. */
@ServerTest
class VaultTests {
    private static final Place HERE = new Place("wallet", "seed", "1", "store");

    @Autowired
    Vault vault;

    @Autowired
    KeyRotation rotation;

    @Autowired
    SecretTable table;

    @Autowired
    Environment settings;

    @TempDir
    Path folder;

    @Test
    void opensWhatItSealed() {
        var sealed = vault.seal(HERE, "abandon abandon about");

        assertThat(sealed).doesNotContain("abandon").isNotEqualTo(vault.seal(HERE, "abandon abandon about"));
        assertThat(vault.open(HERE, sealed)).isEqualTo("abandon abandon about");
    }

    @Test
    void doesNotOpenInAnotherPlace() {
        var sealed = vault.seal(HERE, "abandon");

        for (var elsewhere : new Place[] {
            new Place("wallet", "seed", "2", "store"),
            new Place("wallet", "seed", "1", "thief"),
            new Place("webhook", "seed", "1", "store")
        }) {
            assertThatThrownBy(() -> vault.open(elsewhere, sealed)).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> vault.open(HERE, "s1:" + "x".repeat(36) + ":AAAA"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void opensEverythingAfterTheMasterKeyHasChanged() throws Exception {
        var sealed = vault.seal(HERE, "abandon");

        var added = rotation.prepare();
        assertThat(table.masterKeys())
                .filteredOn(SecretTable.KnownKey::active)
                .noneMatch(key -> key.keyId().equals(added));
        rotation.activate(added);
        rotation.rewrap();

        assertThat(table.notWrappedBy(added, 10)).isEmpty();
        assertThat(vault.open(HERE, sealed)).isEqualTo("abandon");
        var file = Path.of(settings.getRequiredProperty("malipo.config"), "secret.key");
        assertThat(Files.readAllLines(file))
                .hasSizeGreaterThan(1)
                .last()
                .asString()
                .contains(added);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new KeyFile(file).read().toString()).contains("[secret]").doesNotContain("malipo-key-v1");
    }

    @Test
    void refusesADatabaseWithoutItsKeyFile() {
        var id = activeKey();

        assertThatThrownBy(() -> ring(folder.resolve("none.key")))
                .isInstanceOf(KeyRefusal.class)
                .hasMessageStartingWith("This database was sealed with key " + id)
                .hasMessageEndingWith("Put its key file back.");
        assertThat(folder.resolve("none.key")).doesNotExist();
    }

    @Test
    void refusesAForeignKeyFile() {
        var file = new KeyFile(folder.resolve("foreign.key"));
        var foreign = MasterKey.random(new SecureRandom(), Instant.parse("2026-01-01T00:00:00Z"));
        file.write(List.of(foreign));

        assertThatThrownBy(() -> ring(file.path()))
                .isInstanceOf(KeyRefusal.class)
                .hasMessageContainingAll(activeKey(), foreign.id());
    }

    @Test
    void refusesAKeyFileThatOthersCanRead() throws Exception {
        var file = Files.copy(
                Path.of(settings.getRequiredProperty("malipo.config"), "secret.key"), folder.resolve("open.key"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> ring(file)).hasMessageContainingAll("can be read by others", "chmod 600");
    }

    private String activeKey() {
        return table.masterKeys().stream()
                .filter(SecretTable.KnownKey::active)
                .findFirst()
                .orElseThrow()
                .keyId();
    }

    private KeyRing ring(Path file) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("malipo.keyfile", file.toString())));
        return new KeyRing(table, Clock.systemUTC(), environment);
    }
}
