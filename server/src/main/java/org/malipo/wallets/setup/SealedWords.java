package org.malipo.wallets.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;

/**
 * Words on their way from one page to the next: sealed, so that they stand in no page and in no table while somebody compares
 * addresses or looks for pen and paper. Only this server opens them, only for the same store, and for an hour.
 */
@Component
public class SealedWords {
    static final Duration OPENS = Duration.ofHours(1);
    private static final String SEPARATOR = "\n";

    private final Vault vault;
    private final Clock clock;

    SealedWords(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** A seed that was opened. */
    public record Opened(Mnemonic mnemonic, String passphrase) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    public String seal(StoreId store, Mnemonic mnemonic, String passphrase) {
        return vault.seal(
                place(store), String.join(SEPARATOR, clock.instant().toString(), mnemonic.reveal(), passphrase));
    }

    /** {@return the words, or empty for what was not sealed here for this store, or too long ago} */
    public Optional<Opened> open(StoreId store, String sealed) {
        try {
            var parts = vault.open(place(store), sealed).split(SEPARATOR, 3);
            return clock.instant().isBefore(Instant.parse(parts[0]).plus(OPENS))
                    ? Optional.of(new Opened(Mnemonic.parse(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (MnemonicException | RuntimeException e) {
            return Optional.empty(); // whatever else stands in a form is no seed
        }
    }

    private static Place place(StoreId store) {
        return new Place("wallet_seed", "on_the_way", store.value(), store.value());
    }
}
