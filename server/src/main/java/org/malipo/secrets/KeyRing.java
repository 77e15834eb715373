package org.malipo.secrets;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The master keys that this process holds. At start the file and the database are compared: a new database gets a key file
 * of its own; a database that was sealed with a key that is not here is refused, and a key file is never overwritten.
 */
@Component
class KeyRing {
    private final SecretTable table;
    private final Clock clock;
    private final KeyFile file;
    private volatile List<MasterKey> keys;

    KeyRing(SecretTable table, Clock clock, Environment environment) {
        this.table = table;
        this.clock = clock;
        var config = environment.getProperty("malipo.config", ".");
        this.file = new KeyFile(Path.of(environment.getProperty("malipo.keyfile", config + "/secret.key")));
        this.keys = load();
    }

    /** {@return the key that wraps new data keys} */
    MasterKey active() {
        var active = table.masterKeys().stream()
                .filter(SecretTable.KnownKey::active)
                .findFirst()
                .orElseThrow();
        return get(active.keyId());
    }

    /** @throws KeyRefusal if the key is not in the file */
    MasterKey get(String id) {
        return find(keys, id)
                .or(() -> {
                    keys = file.read(); // another process may have added it
                    return find(keys, id);
                })
                .orElseThrow(() -> missing(id));
    }

    /** {@return a new key, added to the file behind the others; nothing is sealed with it yet} */
    MasterKey prepare() {
        var added = MasterKey.random(new SecureRandom(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var all = new ArrayList<>(file.read());
        all.add(added);
        file.write(all);
        keys = List.copyOf(all);
        table.addMasterKey(added, false, clock.instant());
        return added;
    }

    private List<MasterKey> load() {
        var known = table.masterKeys();
        if (!file.exists()) {
            known.stream().filter(SecretTable.KnownKey::active).findFirst().ifPresent(key -> {
                throw missing(key.keyId());
            });
            file.write(
                    List.of(MasterKey.random(new SecureRandom(), clock.instant().truncatedTo(ChronoUnit.SECONDS))));
        }
        var held = file.read();
        if (known.isEmpty()) {
            table.addMasterKey(held.getFirst(), true, clock.instant());
        }
        known.forEach(key -> check(key, held));
        return held;
    }

    private void check(SecretTable.KnownKey known, List<MasterKey> held) {
        var key = find(held, known.keyId());
        if (key.isEmpty() && known.active()) {
            throw new KeyRefusal("This database was sealed with key " + known.keyId() + ", and the key file "
                    + file.path() + " holds " + held.getFirst().id() + ". Put the right key file in its place.");
        }
        if (key.isPresent() && !key.get().checkValue().equals(known.checkValue())) {
            throw new KeyRefusal("The key " + known.keyId() + " in " + file.path()
                    + " is not the one that this database was sealed with. Put the right key file in its place.");
        }
    }

    private KeyRefusal missing(String id) {
        return new KeyRefusal("This database was sealed with key " + id + ", which is not in " + file.path()
                + ". Put its key file back.");
    }

    private static Optional<MasterKey> find(List<MasterKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
