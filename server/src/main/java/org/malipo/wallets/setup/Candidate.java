package org.malipo.wallets.setup;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.WalletOutcome.PreviewAddress;

/**
 * A wallet that was recognised and is not saved yet.
 *
 * @param source how it came here, as {@link WalletConfig} keeps it
 * @param original what was given, where that says the same in other words; else null
 * @param label what the file calls it; null where it does not say
 */
public record Candidate(
        DerivationScheme scheme,
        List<AccountKey> keys,
        String source,
        @Nullable String original,
        @Nullable String label) {
    private static final int COMPARED = 10;

    public Candidate {
        keys = List.copyOf(keys);
    }

    static Candidate of(WalletText read, String source, String typed) {
        var canonical = read.scheme().print();
        return new Candidate(read.scheme(), read.keys(), source, typed.equals(canonical) ? null : typed, null);
    }

    /** {@return the first addresses to receive, for comparing with those that the merchant's own wallet shows} */
    public List<PreviewAddress> addresses() {
        return addresses(scheme);
    }

    /** {@return the first addresses to receive of a wallet, for comparing with those that its signers' devices show} */
    public static List<PreviewAddress> addresses(DerivationScheme scheme) {
        return IntStream.range(0, COMPARED)
                .mapToObj(index -> new PreviewAddress(
                        scheme.keyPath(Branch.DEPOSIT, index).orElse(null),
                        index,
                        scheme.address(Branch.DEPOSIT, index)))
                .toList();
    }

    /** {@return the same key with other addresses, for whoever sees that these are not theirs} */
    public Candidate as(ScriptType type) throws SchemeException {
        var changed = DerivationScheme.parse(type.scheme(keys.getFirst().xpub()), scheme.network());
        return new Candidate(changed, keys, source, null, label);
    }

    /** {@return the same, which came another way} What was given was not typed by anybody then. */
    Candidate from(String another) {
        return new Candidate(scheme, keys, another, null, label);
    }

    /** {@return what a store keeps of it} Several people can only sign one after the other if it is known whose each key is. */
    public WalletConfig config(@Nullable String name) {
        return new WalletConfig(
                scheme.print(),
                original,
                keys.stream().map(Candidate::settings).toList(),
                null,
                name,
                source,
                false,
                scheme.isMultisig() && keys.stream().allMatch(key -> key.origin() != null),
                !scheme.isTaproot());
    }

    private static KeySettings settings(AccountKey key) {
        var origin = key.origin();
        return origin == null
                ? new KeySettings(null, null, key.xpub(), null)
                : new KeySettings(origin.fingerprint(), origin.printPath(), key.xpub(), null);
    }
}
