package org.malipo.access.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of authenticator apps, with the examples of RFC 6238, appendix B. */
class TotpTests {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void computesTheExamplesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30, 8)).isEqualTo(code);
    }

    @Test
    void takesCodesAsPeopleTypeThem() {
        assertThat(Totp.stepOf(SECRET, "081 804", NOW)).hasValue(37_037_036);
        assertThat(Totp.stepOf(SECRET, "081-804 ", NOW)).hasValue(37_037_036);
    }

    @Test
    void forgivesAClockThatIsHalfAMinuteOff() {
        assertThat(Totp.stepOf(SECRET, "081804", NOW.plus(Duration.ofSeconds(30))))
                .hasValue(37_037_036);
        assertThat(Totp.stepOf(SECRET, "081804", NOW.minus(Duration.ofSeconds(30))))
                .hasValue(37_037_036);
        assertThat(Totp.stepOf(SECRET, "081804", NOW.plus(Duration.ofSeconds(60))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "081805", "07081804", "08180", "abcdef"})
    void refusesEverythingElse(String typed) {
        assertThat(Totp.stepOf(SECRET, typed, NOW)).isEmpty();
    }

    @Test
    void writesTheSecretForPeople() {
        assertThat(Base32.grouped(Base32.encode(SECRET), " ")).isEqualTo("gezd gnbv gy3t qojq gezd gnbv gy3t qojq");
    }
}
