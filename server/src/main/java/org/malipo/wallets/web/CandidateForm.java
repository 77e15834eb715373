package org.malipo.wallets.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.wallets.setup.Candidate;

/**
 * A wallet that was recognised, on its way through the page where its addresses are compared. Holds public keys only, and is
 * read anew when it comes back.
 *
 * @param key each as descriptors write them, {@code [73c5da0a/84'/0'/0']xpub…}
 */
public record CandidateForm(
        @Nullable String derivation,
        @Nullable String original,
        @Nullable String source,
        @Nullable String label,
        @Nullable List<String> key) {
    private static final Pattern KEY = Pattern.compile("(?:\\[([^\\]]*)])?([0-9A-Za-z]{1,200})");
    private static final int LONGEST_SOURCE = 300;

    static CandidateForm of(Candidate candidate) {
        return new CandidateForm(
                candidate.scheme().print(),
                Objects.requireNonNullElse(candidate.original(), ""),
                candidate.source(),
                Objects.requireNonNullElse(candidate.label(), ""),
                candidate.keys().stream().map(CandidateForm::written).toList());
    }

    private static String written(AccountKey key) {
        return (key.origin() == null ? "" : "[" + key.origin().print() + "]") + key.xpub();
    }

    /** @throws SchemeException if somebody has changed it so that it can't be read */
    Candidate toCandidate(Network network) throws SchemeException {
        var scheme = DerivationScheme.parse(Objects.requireNonNullElse(derivation, ""), network);
        var keys = new ArrayList<AccountKey>();
        for (var written : key == null ? List.<String>of() : key) {
            keys.add(read(written, network));
        }
        return new Candidate(
                scheme, keys.isEmpty() ? scheme.keys() : keys, source(), blankToNull(original), blankToNull(label));
    }

    private static AccountKey read(String written, Network network) throws SchemeException {
        var match = KEY.matcher(written);
        if (!match.matches()) {
            throw new SchemeException("This is not an extended public key, or it has a typing error");
        }
        var origin = match.group(1) == null ? null : KeyOrigin.parse(match.group(1));
        return new AccountKey(ExtendedKey.parse(match.group(2)).print(network), origin);
    }

    @Override
    public String source() {
        var text = source == null || source.isBlank() ? "ManualDerivationScheme" : source.strip();
        return text.length() <= LONGEST_SOURCE ? text : text.substring(0, LONGEST_SOURCE);
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
