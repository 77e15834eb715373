package org.malipo.wallets.setup;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;

/**
 * Words on their way from one page to the next: sealed, so that they stand in no page and in no table while somebody compares
 * addresses or looks for pen and paper. Only this server opens them, and only for the same store.
 */
@Component
public class SealedWords {
    private static final String SEPARATOR = "\n";

    private final Vault vault;

    SealedWords(Vault vault) {
        this.vault = vault;
    }

    /** A seed that was opened. */
    public record Opened(Mnemonic mnemonic, String passphrase) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    public String seal(StoreId store, Mnemonic mnemonic, String passphrase) {
        return vault.seal(place(store), mnemonic.reveal() + SEPARATOR + passphrase);
    }

    /** {@return the words, or empty for what was not sealed here for this store} */
    public Optional<Opened> open(StoreId store, String sealed) {
        try {
            var parts = vault.open(place(store), sealed).split(SEPARATOR, 2);
            return Optional.of(new Opened(Mnemonic.parse(parts[0]), parts.length > 1 ? parts[1] : ""));
        } catch (MnemonicException | RuntimeException e) {
            return Optional.empty(); // whatever else stands in a form is no seed
        }
    }

    private static Place place(StoreId store) {
        return new Place("wallet_seed", "on_the_way", store.value(), store.value());
    }
}
