package org.malipo.bitcoin;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payment link (BIP 21): {@code bitcoin:ADDRESS?amount=0.0001&label=…}.
 * @param address empty where the link can be paid by another method only, for example Lightning
 * @param amount null where the payer chooses
 * @param parameters the other parameters, decoded, names in lower case, in the order of the link
 */
public record PaymentLink(String address, @Nullable Satoshi amount, Map<String, String> parameters) {
    private static final String SCHEME = "bitcoin:";
    private static final String AMOUNT = "amount";
    private static final String LIGHTNING = "lightning";
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,8}(\\.[0-9]{0,8})?|\\.[0-9]{1,8}");
    private static final long MAX_SATS = 2_100_000_000_000_000L;

    public PaymentLink {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** {@return a link that pays any amount to {@code address}} */
    public static PaymentLink to(String address) {
        return new PaymentLink(address, null, Map.of());
    }

    public PaymentLink amount(@Nullable Satoshi newAmount) {
        return new PaymentLink(address, newAmount, parameters);
    }

    /** {@return the link with one more parameter, not yet percent-encoded} */
    public PaymentLink with(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new PaymentLink(address, amount, more);
    }

    public Optional<String> label() {
        return Optional.ofNullable(parameters.get("label"));
    }

    public Optional<String> message() {
        return Optional.ofNullable(parameters.get("message"));
    }

    /** {@return the BOLT 11 text, or the LNURL, that pays the same over Lightning} */
    public Optional<String> lightning() {
        return Optional.ofNullable(parameters.get(LIGHTNING));
    }

    /** {@return where a payjoin (BIP 78) is proposed} */
    public Optional<String> payjoin() {
        return Optional.ofNullable(parameters.get("pj"));
    }

    /**
     * Reads a link or a bare address. Unknown parameters are kept, unless their name starts with {@code req-}: then the
     * link must not be paid by who does not know them.
     */
    public static PaymentLink parse(String text, Network network) throws PaymentLinkException {
        var trimmed = text.strip();
        if (!trimmed.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return to(checkedAddress(trimmed, network));
        }
        var rest = trimmed.substring(SCHEME.length());
        var question = rest.indexOf('?');
        var parameters = question < 0 ? new LinkedHashMap<String, String>() : query(rest.substring(question + 1));
        var amount = amount(parameters.remove(AMOUNT));
        var address = question < 0 ? rest : rest.substring(0, question);
        if (address.isEmpty() && parameters.containsKey(LIGHTNING)) {
            return new PaymentLink("", amount, parameters);
        }
        return new PaymentLink(checkedAddress(address, network), amount, parameters);
    }

    /** {@return the link as a URI: plain decimals, no trailing zeros} */
    public String print() {
        return print(SCHEME, address, parameters);
    }

    /**
     * {@return the link for a QR code: what may be written in capitals is, because capitals make a smaller code}
     * Base58 addresses keep their case.
     */
    public String printForQr() {
        if (!address.isEmpty() && !Addresses.looksLikeSegwit(address)) {
            return print(SCHEME, address, capitalLightning());
        }
        return print(SCHEME.toUpperCase(Locale.ROOT), address.toUpperCase(Locale.ROOT), capitalLightning());
    }

    private Map<String, String> capitalLightning() {
        var copy = new LinkedHashMap<>(parameters);
        copy.computeIfPresent(LIGHTNING, (_, value) -> value.toUpperCase(Locale.ROOT));
        return copy;
    }

    private String print(String scheme, String printedAddress, Map<String, String> printedParameters) {
        var link = new StringBuilder(scheme).append(printedAddress);
        var separator = '?';
        if (amount != null) {
            link.append(separator).append(AMOUNT).append('=').append(decimal(amount));
            separator = '&';
        }
        for (var parameter : printedParameters.entrySet()) {
            link.append(separator).append(parameter.getKey()).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return link.toString();
    }

    private static String decimal(Satoshi amount) {
        return BigDecimal.valueOf(amount.toLong(), 8).stripTrailingZeros().toPlainString();
    }

    private static String checkedAddress(String address, Network network) throws PaymentLinkException {
        try {
            Addresses.toScript(address, network);
            return address;
        } catch (AddressException e) {
            throw new PaymentLinkException(e.getMessage());
        }
    }

    private static LinkedHashMap<String, String> query(String text) throws PaymentLinkException {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : text.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            var equals = part.indexOf('=');
            var name = decode(equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (name.startsWith("req-")) {
                throw new PaymentLinkException("The link demands something that is not known here: " + shortened(name));
            }
            if (parameters.put(name, equals < 0 ? "" : decode(part.substring(equals + 1))) != null) {
                throw new PaymentLinkException("The link says one thing twice: " + shortened(name));
            }
        }
        return parameters;
    }

    private static @Nullable Satoshi amount(@Nullable String text) throws PaymentLinkException {
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new PaymentLinkException("The amount of the link is not a number of bitcoins");
        }
        var sats = new BigDecimal(text).movePointRight(8).longValueExact();
        if (sats > MAX_SATS) {
            throw new PaymentLinkException("The amount of the link is more than there are bitcoins");
        }
        return new Satoshi(sats);
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** BIP 21 percent-encodes as RFC 3986 does: a plus is a plus, a blank is %20. */
    private static String decode(String text) throws PaymentLinkException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new PaymentLinkException("The link has a broken percent sign");
        }
    }

    /** What RFC 3986 allows in a query stays readable, so that a payjoin address looks like one. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%3F", "?")
                .replace("%40", "@")
                .replace("%2C", ",")
                .replace("%7E", "~");
    }
}
