package org.malipo.bitcoin.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;

/**
 * A wallet out of a file.
 * @param keys its keys in the order of the scheme, with their origins as far as the file tells them
 * @param source the program or format it comes from, for example {@code ColdCard}
 * @param original how the file wrote it, where that says the same in other words, for example a zpub; else null
 * @param label null where the file has none
 * @param birthHeight the block from which on the wallet can hold coins; null where the file does not say
 */
public record WalletFile(
        DerivationScheme scheme,
        List<AccountKey> keys,
        String source,
        @Nullable String original,
        @Nullable String label,
        @Nullable Integer birthHeight) {
    static WalletFile of(WalletText read, String source, String original) {
        var kept = !original.equals(read.scheme().print()) && says(original, read.scheme());
        return new WalletFile(read.scheme(), read.keys(), source, kept ? original : null, null, null);
    }

    /** A bare xpub means another wallet where a person types it than in a file, and is not kept. */
    private static boolean says(String original, DerivationScheme scheme) {
        try {
            return WalletText.typed(original, scheme.network()).scheme().equals(scheme);
        } catch (SchemeException e) {
            return false;
        }
    }

    WalletFile labelled(@Nullable String name) {
        return new WalletFile(scheme, keys, source, original, name, birthHeight);
    }

    WalletFile bornAt(@Nullable Integer height) {
        return new WalletFile(scheme, keys, source, original, label, height);
    }
}
