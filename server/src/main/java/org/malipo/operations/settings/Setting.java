package org.malipo.operations.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator may set.
 *
 * @param name lower case with dots; {@code <n>} stands for a network, {@code <module>} for a module
 * @param standard what holds when it is not set, in words for people; null if nothing does
 * @param secret never printed
 */
public record Setting(String name, Kind kind, @Nullable String standard, boolean secret, String meaning) {
    boolean isNamed(String property) {
        return pattern().matcher(property).matches();
    }

    private Pattern pattern() {
        var text = Pattern.quote(name)
                .replace("<n>", "\\E(mainnet|testnet4|signet|regtest)\\Q")
                .replace("<module>", "\\E[a-z]+\\Q");
        return Pattern.compile(text + "(\\[\\d+])?");
    }
}
