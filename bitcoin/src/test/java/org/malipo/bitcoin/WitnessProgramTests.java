package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Bech32;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The two codes in which segwit addresses are written: Bech32 (BIP 173) and Bech32m (BIP 350). */
class WitnessProgramTests {
    private static final Pattern ESCAPED = Pattern.compile("\\\\x([0-9A-F]{2})");

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0173-bech32.txt", delimiter = '|')
    void readsBech32(String kind, String text, @Nullable String reason) {
        assertThat(isWritten(text, Bech32.Encoding.Bech32)).as(reason).isEqualTo(kind.equals("valid"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0350-bech32m.txt", delimiter = '|')
    void readsBech32m(String kind, String text, @Nullable String reason) {
        assertThat(isWritten(text, Bech32.Encoding.Bech32m)).as(reason).isEqualTo(kind.equals("valid"));
        assertThat(isWritten(text, Bech32.Encoding.Bech32)).isFalse();
    }

    private static boolean isWritten(String escaped, Bech32.Encoding encoding) {
        return encoding(unescaped(escaped)).filter(encoding::equals).isPresent();
    }

    private static Optional<Bech32.Encoding> encoding(String text) {
        try {
            return Optional.of(WitnessProgram.decode(text).getThird());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }
}
