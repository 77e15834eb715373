package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * What the sender allows (BIP 78, query of the request).
 * @param version of the protocol; only 1 is known
 * @param feeOutput the output that may shrink for the fee
 * @param maxContribution how far it may
 * @param minFeeRate what the sender wants at least
 * @param outputSubstitution whether our output may be changed, also made smaller
 */
public record PayjoinParameters(
        int version,
        OptionalInt feeOutput,
        Optional<Satoshi> maxContribution,
        Optional<SatPerVbyte> minFeeRate,
        boolean outputSubstitution) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern RATE = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,8})?");

    /** Reads the query; what makes no sense counts as not said, but an unreadable version as an unknown one. */
    public static PayjoinParameters parse(Map<String, String> query) {
        var version = query.getOrDefault("v", "1").strip();
        var feeOutput = number(query.get("additionalfeeoutputindex"));
        return new PayjoinParameters(
                NUMBER.matcher(version).matches() ? Integer.parseInt(version) : 0,
                feeOutput.map(OptionalInt::of).orElse(OptionalInt.empty()),
                number(query.get("maxadditionalfeecontribution")).map(sats -> new Satoshi(sats)),
                rate(query.get("minfeerate")),
                !"true"
                        .equals(query.getOrDefault("disableoutputsubstitution", "")
                                .toLowerCase(Locale.ROOT)));
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> NUMBER.matcher(given).matches())
                .map(Integer::valueOf);
    }

    private static Optional<SatPerVbyte> rate(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> RATE.matcher(given).matches())
                .map(given -> new SatPerVbyte(new BigDecimal(given)));
    }

    public boolean isSupported() {
        return version == 1;
    }
}
