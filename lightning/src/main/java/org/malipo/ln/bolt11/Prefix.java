package org.malipo.ln.bolt11;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;

/** The part of a payment request that people can read: {@code lnbc2500u} is 2500 millionths of a bitcoin on mainnet. */
record Prefix(Network network, Optional<Msat> amount) {
    private static final Pattern FORM = Pattern.compile("ln(bcrt|bc|tbs|tb)([0-9].*)?");
    private static final Pattern AMOUNT = Pattern.compile("([1-9][0-9]{0,19})([munp]?)");
    private static final int MSAT_DECIMALS = 11;

    /** A letter and how many decimals it moves the point of an amount in BTC. */
    private record Unit(String letter, int decimals) {}

    private static final List<Unit> UNITS =
            List.of(new Unit("", 0), new Unit("m", 3), new Unit("u", 6), new Unit("n", 9), new Unit("p", 12));

    static Prefix read(String text) throws Bolt11Exception {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Bolt11Exception(Reason.PREFIX, "This is no payment request of a network that is known here.");
        }
        var amount = parts.group(2);
        return new Prefix(network(parts.group(1)), amount == null ? Optional.empty() : Optional.of(amount(amount)));
    }

    private static Network network(String currency) {
        return switch (currency) {
            case "bc" -> Network.MAINNET;
            case "tbs" -> Network.SIGNET;
            case "bcrt" -> Network.REGTEST;
            default -> Network.TESTNET4;
        };
    }

    private static Msat amount(String text) throws Bolt11Exception {
        var parts = AMOUNT.matcher(text);
        if (!parts.matches()) {
            throw new Bolt11Exception(Reason.AMOUNT, "The amount of the payment request can't be read.");
        }
        var unit = UNITS.stream()
                .filter(u -> u.letter.equals(parts.group(2)))
                .findFirst()
                .orElseThrow();
        var msat = new BigDecimal(parts.group(1)).movePointRight(MSAT_DECIMALS - unit.decimals);
        if (msat.stripTrailingZeros().scale() > 0) {
            throw new Bolt11Exception(
                    Reason.AMOUNT, "The payment request asks for a fraction of a millisatoshi, which can't be paid.");
        }
        if (msat.compareTo(BigDecimal.valueOf(Msat.MAX.value())) > 0) {
            throw new Bolt11Exception(Reason.AMOUNT, "The payment request asks for more bitcoin than there are.");
        }
        return new Msat(msat.longValueExact());
    }

    String write() {
        return "ln" + currency() + amount.map(Prefix::shortest).orElse("");
    }

    private String currency() {
        return network == Network.SIGNET ? "tbs" : network.hrp();
    }

    private static String shortest(Msat amount) {
        var btc = BigDecimal.valueOf(amount.value(), MSAT_DECIMALS).stripTrailingZeros();
        var unit = UNITS.stream()
                .filter(u -> btc.scale() <= u.decimals)
                .findFirst()
                .orElseThrow();
        return btc.movePointRight(unit.decimals).toBigInteger() + unit.letter;
    }
}
