package org.malipo.ln.bolt11;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.AddressException;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;
import tools.jackson.databind.json.JsonMapper;

/** The examples of BOLT 11, valid and invalid ones. */
class Bolt11VectorTests {
    private static final PrivateKey KEY =
            PrivateKey.fromHex("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
    private static final String SECRET = "11".repeat(32);

    private record Example(String description, boolean valid, String invoice) {}

    private static List<Example> examples() throws IOException {
        try (var file = Objects.requireNonNull(Bolt11VectorTests.class.getResourceAsStream("/vectors/bolt-11.json"))) {
            return Arrays.asList(JsonMapper.shared().readValue(file, Example[].class));
        }
    }

    private static String invoice(String description) throws IOException {
        var found = examples().stream()
                .filter(example -> example.description.startsWith(description))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst().invoice;
    }

    @Test
    void readsValidOnesOnly() throws IOException {
        for (var example : examples()) {
            assertThat(isRead(example.invoice)).as(example.description).isEqualTo(example.valid);
        }
        assertThat(examples()).hasSize(28).filteredOn(Example::valid).hasSize(15);
    }

    private static boolean isRead(String text) {
        try {
            return Bolt11.decode(text) != null;
        } catch (Bolt11Exception e) {
            return false;
        }
    }

    /** The quotes in one description are its own. */
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bolt-11-fields.txt", delimiter = '|', quoteCharacter = '~')
    void readsTheirFields(
            String example,
            String network,
            @Nullable Long msat,
            long createdAt,
            long expiry,
            int lastExpiry,
            String description,
            @Nullable String fallback,
            @Nullable String hint,
            String features,
            @Nullable String metadata)
            throws Exception {
        var read = Bolt11.decode(invoice(example));

        assertThat(read.network().id()).isEqualTo(network);
        assertThat(read.amount().map(amount -> amount.value()).orElse(null)).isEqualTo(msat);
        assertThat(read.createdAt().getEpochSecond()).isEqualTo(createdAt);
        assertThat(read.expiry()).isEqualTo(Duration.ofSeconds(expiry));
        assertThat(read.minFinalCltvExpiryDelta()).isEqualTo(lastExpiry);
        assertThat(words(read.description())).isEqualTo(description);
        assertThat(read.fallbackAddresses()).isEqualTo(fallback == null ? List.of() : List.of(fallback));
        assertThat(hints(read)).isEqualTo(hint == null ? "" : hint);
        assertThat(read.features().bits()).hasToString("[" + features.replace(" ", ", ") + "]");
        assertThat(read.metadata().map(Object::toString).orElse(null)).isEqualTo(metadata);
        assertThat(read.paymentSecret()).isEqualTo(ByteVector32.fromValidHex(SECRET));
        assertThat(read.unknown()).isEmpty();
    }

    private static String words(Description description) {
        return switch (description) {
            case Description.Text(var text) -> text;
            case Description.Hash(var hash) -> hash.toHex();
        };
    }

    private static String hints(Bolt11 read) {
        return read.routeHints().stream()
                .flatMap(hint -> hint.hops().stream())
                .map(hop -> "%s %s %d %d %d"
                        .formatted(
                                hop.node().toHex(),
                                hop.channel(),
                                hop.feeBase().value(),
                                hop.feeProportionalMillionths(),
                                hop.cltvExpiryDelta()))
                .collect(joining(", "));
    }

    @Test
    void findsThePayeeBySignature() throws Exception {
        for (var example : examples().stream().filter(Example::valid).toList()) {
            var read = Bolt11.decode(example.invoice);

            var isOther = example.description.contains("high-S"); // the same recovery id means another key then
            assertThat(read.payee().equals(KEY.publicKey()))
                    .as(example.description)
                    .isNotEqualTo(isOther);
        }
    }

    @Test
    void signsAsTheExamplesAreSigned() throws Exception {
        var names = List.of(
                "Please make a donation",
                "Please send $3 for",
                "Please send 0.0025 BTC",
                "Now send $24",
                "On mainnet, with fallback (P2TR)",
                "On mainnet, with fallback address 1Rusty");
        for (var name : names) {
            var text = invoice(name);

            assertThat(signedAgain(Bolt11.decode(text)).text()).as(name).isEqualTo(text);
        }
    }

    /** Examples whose fields come in another order are signed with another signature and say the same. */
    @Test
    void signsWhatReadsAsTheExamplesDo() throws Exception {
        for (var example : examples().stream().filter(Example::valid).toList()) {
            var read = Bolt11.decode(example.invoice);

            var again = signedAgain(read);

            assertThat(again)
                    .as(example.description)
                    .usingRecursiveComparison()
                    .ignoringFields("text", "payee")
                    .isEqualTo(read);
            assertThat(again.payee()).isEqualTo(KEY.publicKey());
        }
    }

    private static Bolt11 signedAgain(Bolt11 read) throws AddressException {
        var draft = new Bolt11Draft(
                        read.network(), read.createdAt(), read.paymentHash(), read.paymentSecret(), read.description())
                .expiry(read.expiry())
                .minFinalCltvExpiryDelta(read.minFinalCltvExpiryDelta())
                .features(read.features());
        read.amount().ifPresent(draft::amount);
        read.metadata().ifPresent(draft::metadata);
        read.routeHints().forEach(draft::routeHint);
        for (var address : read.fallbackAddresses()) {
            draft.fallback(address);
        }
        return draft.sign(KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Unknown fields and invalid fixed-length fields          | FIELD
        Two distinct p fields in an otherwise valid invoice     | FIELD
        The same p field twice in an otherwise valid invoice    | FIELD
        Unknown required feature 100                            | FEATURE
        Bech32 checksum is invalid                              | CHECKSUM
        Malformed bech32 string (no 1)                          | PREFIX
        Malformed bech32 string (mixed case)                    | FORM
        Signature is not recoverable                            | SIGNATURE
        String is too short                                     | FORM
        Invalid multiplier                                      | AMOUNT
        Invalid sub-millisatoshi precision                      | AMOUNT
        Missing required s field                                | FIELD
        Non canonical signature (high-S) with 'n' field defined | SIGNATURE
        """, quoteCharacter = '~')
    void saysWhatIsWrong(String example, Reason reason) throws IOException {
        var text = invoice(example);

        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Bolt11.decode(text))
                .extracting(Bolt11Exception::reason)
                .isEqualTo(reason);
    }

    @Test
    void refusesFallbackAddressesThatAreNone() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/vectors/bolt-11-fallback.txt"))) {
            var text = new String(file.readAllBytes(), UTF_8);

            assertThatExceptionOfType(Bolt11Exception.class)
                    .isThrownBy(() -> Bolt11.decode(text))
                    .withMessage("A fallback address in the payment request has a wrong length.");
        }
    }
}
