package org.malipo.sandbox.lightning.rest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.lightning.Refusal;
import tools.jackson.databind.JsonNode;

/** What was asked: the variables of the path, the query and the body's members, by LND's names. */
final class Call {
    private static final int HASH_DIGITS = 64;
    private static final long MAX_SAT = 2_100_000_000_000_000L;

    private final Map<String, String> words;
    private final JsonNode body;

    /** @param words of path and query */
    Call(Map<String, String> words, JsonNode body) {
        this.words = Map.copyOf(words);
        this.body = body;
    }

    /** Refuses members of the body that the call does not know, as LND does. */
    void refuseOthers(Set<String> known) throws Refusal {
        for (var name : body.propertyNames()) {
            if (!known.contains(name)) {
                throw invalid("unknown field \"" + name + "\"");
            }
        }
    }

    JsonNode member(String name) {
        return body.path(name);
    }

    String text(String name) {
        return Objects.requireNonNullElse(value(name), "");
    }

    private @Nullable String value(String name) {
        var member = body.path(name);
        if (!member.isMissingNode() && !member.isNull()) {
            return member.asString();
        }
        return words.get(name);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    int smallNumber(String name) throws Refusal {
        var number = number(name);
        if (number != (int) number) {
            throw invalid("invalid value for int32 field " + name + ": " + number);
        }
        return (int) number;
    }

    /** {@return 0 if it is not given} */
    long number(String name) throws Refusal {
        var text = text(name);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw invalid("invalid value for int64 field " + name + ": \"" + text + "\"");
        }
    }

    /**
     * {@return an amount that is given in either unit, 0 if it is not given}
     * @param sat the name of the member that has satoshis
     */
    long msat(String sat, String msat) throws Refusal {
        if (number(sat) != 0 && number(msat) != 0) {
            throw Refusal.of("sat and msat arguments are mutually exclusive");
        }
        if (Math.abs(number(sat)) > MAX_SAT) {
            throw Refusal.of("amount of " + number(sat) + " sat is more than there is");
        }
        return number(msat) != 0 ? number(msat) : number(sat) * Json.MSAT;
    }

    /** {@return bytes in hex, null if there are none; in the body they are Base64, of either alphabet} */
    @Nullable
    String bytes(String name) throws Refusal {
        var text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var usual = text.replace('-', '+').replace('_', '/');
            return HexFormat.of().formatHex(Base64.getDecoder().decode(usual));
        } catch (IllegalArgumentException _) {
            throw invalid("invalid value for bytes field " + name + ": \"" + text + "\"");
        }
    }

    /** {@return 32 bytes in hex, null if there are none} */
    @Nullable
    String hash(String name) throws Refusal {
        var hex = bytes(name);
        if (hex != null && hex.length() != HASH_DIGITS) {
            throw Refusal.of("invalid hash length of " + hex.length() / 2 + ", want 32");
        }
        return hex;
    }

    /** {@return 32 bytes that the path has in hex} */
    String hexHash(String name) throws Refusal {
        var text = text(name);
        try {
            var bytes = HexFormat.of().parseHex(text);
            if (bytes.length * 2 != HASH_DIGITS) {
                throw Refusal.of("invalid hash string length of " + text.length() + ", want " + HASH_DIGITS);
            }
            return HexFormat.of().formatHex(bytes);
        } catch (IllegalArgumentException _) {
            throw Refusal.of("encoding/hex: invalid byte in \"" + text + "\"");
        }
    }

    private static Refusal invalid(String why) {
        return new Refusal(Refusal.Code.INVALID_ARGUMENT, "proto: " + why);
    }
}
