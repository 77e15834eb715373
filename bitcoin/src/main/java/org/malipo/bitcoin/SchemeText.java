package org.malipo.bitcoin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.KeyExpression.Extended;
import org.malipo.bitcoin.KeyExpression.Steps;
import org.malipo.bitcoin.ScriptExpression.Multisig;
import org.malipo.bitcoin.ScriptExpression.PublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.ScriptHash;
import org.malipo.bitcoin.ScriptExpression.Taproot;
import org.malipo.bitcoin.ScriptExpression.WitnessPublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.WitnessScriptHash;

/**
 * The short text of a derivation scheme: {@code XPUB-[p2sh]}, {@code 2-of-XPUB1-XPUB2-[legacy]}.
 * @param threshold null where one key signs alone
 */
record SchemeText(@Nullable Integer threshold, List<TypedKey> keys, Set<Option> options) {
    private static final Pattern THRESHOLD = Pattern.compile("([0-9]{1,2})-of-(.*)");
    private static final Pattern KEY = Pattern.compile("(?:\\[([^\\[\\]]*)])?([0-9A-Za-z]+)");

    enum Option {
        LEGACY,
        KEEPORDER,
        P2SH,
        TAPROOT;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A key as it was typed, with its origin where one was given. */
    record TypedKey(@Nullable KeyOrigin origin, ExtendedKey key) {}

    /** Reads the text, which has no blanks any more. Says nothing of networks and of SLIP-132 prefixes. */
    static SchemeText parse(String text) throws SchemeException {
        var multisig = THRESHOLD.matcher(text);
        var threshold = multisig.matches() ? Integer.valueOf(multisig.group(1)) : null;
        var keys = new ArrayList<TypedKey>();
        var options = EnumSet.noneOf(Option.class);
        for (var part : (threshold == null ? text : multisig.group(2)).split("-", -1)) {
            if (part.startsWith("[") && part.endsWith("]")) {
                addOption(options, part.substring(1, part.length() - 1));
            } else if (options.isEmpty()) {
                keys.add(key(part));
            } else {
                throw new SchemeException("Options stand after the last key");
            }
        }
        var scheme = new SchemeText(threshold, List.copyOf(keys), options);
        scheme.check();
        return scheme;
    }

    private static TypedKey key(String part) throws SchemeException {
        var match = KEY.matcher(part);
        if (!match.matches()) {
            throw new SchemeException("This is not a derivation scheme: a key is written as xpub…");
        }
        var origin = match.group(1) == null ? null : KeyOrigin.parse(match.group(1));
        return new TypedKey(origin, ExtendedKey.parse(match.group(2)));
    }

    private static void addOption(Set<Option> options, String text) throws SchemeException {
        var name = text.toLowerCase(Locale.ROOT);
        var option = Arrays.stream(Option.values())
                .filter(candidate -> candidate.text().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new SchemeException("The option '" + shortened(name) + "' is not supported by this network"));
        if (!options.add(option)) {
            throw new SchemeException("The option '" + name + "' is given twice");
        }
    }

    private static String shortened(String name) {
        return name.length() > 30 ? name.substring(0, 30) + "…" : name;
    }

    private void check() throws SchemeException {
        refuseTogether(Option.LEGACY, Option.P2SH);
        refuseTogether(Option.TAPROOT, Option.P2SH);
        refuseTogether(Option.TAPROOT, Option.LEGACY);
        refuseTogether(Option.TAPROOT, Option.KEEPORDER);
        if (threshold == null) {
            checkSingle();
            return;
        }
        if (has(Option.TAPROOT)) {
            throw new SchemeException("A taproot multisig can't be written in this way");
        }
        MultisigLimits.check(threshold, keys.size(), mostKeys());
    }

    private void checkSingle() throws SchemeException {
        if (keys.size() != 1) {
            throw new SchemeException("Several keys are written as M-of-XPUB1-XPUB2");
        }
        if (has(Option.KEEPORDER)) {
            throw new SchemeException("The option 'keeporder' belongs to several keys");
        }
    }

    private int mostKeys() {
        return has(Option.LEGACY) ? MultisigLimits.MAX_P2SH_KEYS : MultisigLimits.MAX_KEYS;
    }

    private void refuseTogether(Option one, Option other) throws SchemeException {
        if (has(one) && has(other)) {
            throw new SchemeException("The options '" + one.text() + "' and '" + other.text() + "' exclude each other");
        }
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    boolean namesScript() {
        return has(Option.LEGACY) || has(Option.P2SH) || has(Option.TAPROOT);
    }

    SchemeText withOption(Option option) {
        var more = EnumSet.of(option);
        more.addAll(options);
        return new SchemeText(threshold, keys, more);
    }

    /** {@return the scripts that this describes; the version bytes of the keys are not looked at} */
    ScriptExpression expression() {
        var parsed = keys.stream()
                .<KeyExpression>map(
                        typed -> new Extended(typed.origin(), typed.key().key(), Steps.ACCOUNT))
                .toList();
        return threshold == null
                ? single(parsed.getFirst())
                : wrapped(new Multisig(threshold, parsed, !has(Option.KEEPORDER)));
    }

    private ScriptExpression single(KeyExpression key) {
        if (has(Option.LEGACY)) {
            return new PublicKeyHash(key);
        }
        if (has(Option.TAPROOT)) {
            return new Taproot(key);
        }
        var segwit = new WitnessPublicKeyHash(key);
        return has(Option.P2SH) ? new ScriptHash(segwit) : segwit;
    }

    private ScriptExpression wrapped(Multisig multisig) {
        if (has(Option.LEGACY)) {
            return new ScriptHash(multisig);
        }
        var segwit = new WitnessScriptHash(multisig);
        return has(Option.P2SH) ? new ScriptHash(segwit) : segwit;
    }
}
