package org.malipo.bitcoin;

import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.KeyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Derivation paths as text: no leading {@code m/}, hardened steps marked {@code '} and read also as {@code h}. */
public final class KeyPaths {
    private static final Pattern STEP = Pattern.compile("([0-9]{1,10})(['hH]?)");

    private KeyPaths() {}

    /** @throws SchemeException if a step is not a number below 2³¹ */
    public static KeyPath parse(String text) throws SchemeException {
        var steps = new ArrayList<Long>();
        if (!text.isEmpty()) {
            for (var step : text.split("/", -1)) {
                steps.add(step(step));
            }
        }
        return new KeyPath(steps);
    }

    public static String print(KeyPath path) {
        return path.path.stream().map(KeyPaths::print).collect(Collectors.joining("/"));
    }

    static String print(long step) {
        return DeterministicWallet.isHardened(step)
                ? step - DeterministicWallet.hardenedKeyIndex + "'"
                : Long.toString(step);
    }

    /** {@return one step, with the top bit set where it is hardened} */
    static long step(String text) throws SchemeException {
        var match = STEP.matcher(text);
        if (!match.matches()) {
            throw new SchemeException("A derivation path has steps such as 0 or 84'");
        }
        var number = Long.parseLong(match.group(1));
        if (number >= DeterministicWallet.hardenedKeyIndex) {
            throw new SchemeException("A step of a derivation path is at most 2147483647");
        }
        return match.group(2).isEmpty() ? number : DeterministicWallet.hardened(number);
    }

    static boolean anyHardened(List<Long> steps) {
        return steps.stream().anyMatch(DeterministicWallet::isHardened);
    }
}
