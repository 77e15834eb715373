package org.malipo.ln.bolt12;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.ByteVector64;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PublicKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import tools.jackson.databind.json.JsonMapper;

/** Offers (BOLT 12): its examples, and texts that are none. */
class OfferTests {
    private static final PublicKey ALICE =
            PublicKey.fromHex("02eec7245d6b7d2ccb30380bfbe2a3648cd7a942653f5aa340edcea1f283686619");

    private static String resource(String name) throws IOException {
        try (var file = Objects.requireNonNull(OfferTests.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static Offer example(String start) throws Exception {
        var text = resource("/vectors/bolt-12-offers.txt")
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
        return Offer.decode(text.split("\\|", -1)[2]);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bolt-12-offers.txt", delimiter = '|')
    void readsExamples(String description, String kind, String text) throws Bolt12Exception {
        if (kind.equals("valid")) {
            var isUnnamed = description.startsWith("with no issuer_id");
            var offer = Offer.decode(text);

            assertThat(offer.issuerId().isEmpty()).isEqualTo(isUnnamed);
            offer.issuerId().ifPresent(issuer -> assertThat(issuer).isEqualTo(ALICE));
            assertThat(offer.description().orElse("Test vectors")).isEqualTo("Test vectors");
        } else {
            assertThatExceptionOfType(Bolt12Exception.class)
                    .isThrownBy(() -> Offer.decode(text))
                    .withMessageStartingWith(kind);
        }
    }

    @Test
    void readsWhatExamplesSay() throws Exception {
        assertThat(example("for testnet").chains().getFirst().value.toHex())
                .isEqualTo("43497fd7f826957108f4a30fd9cec3aeba79972084e90ead01ea330900000000");
        assertThat(example("for testnet").isFor(Network.MAINNET)).isFalse();
        assertThat(example("for bitcoin (redundant)").isFor(Network.MAINNET)).isTrue();
        assertThat(example("for bitcoin or liquidv1").isFor(Network.MAINNET)).isTrue();
        assertThat(example("Minimal").isFor(Network.MAINNET)).isTrue();
        assertThat(example("Minimal").isFor(Network.REGTEST)).isFalse();
        assertThat(example("with amount").price()).contains(new Offer.Price.InBitcoin(new Msat(10_000)));
        assertThat(example("with currency").price()).contains(new Offer.Price.InCurrency("USD", 10_000));
        assertThat(example("with expiry").expiresAt()).contains(Instant.ofEpochSecond(0x7a4297d8L));
        assertThat(example("with expiry").isExpired(Instant.parse("2034-12-31T00:00:00Z")))
                .isFalse();
        assertThat(example("with expiry").isExpired(Instant.parse("2035-01-02T00:00:00Z")))
                .isTrue();
        assertThat(example("with issuer").issuer()).contains("https://bolt12.org BOLT12 industries");
        assertThat(example("with quantity").quantityMax()).contains(5L);
        assertThat(example("with unlimited").quantityMax()).contains(0L);
        assertThat(example("with single").quantityMax()).contains(1L);
        assertThat(example("with feature").features().toHex()).isEqualTo("08000000000000000000000000");
    }

    @Test
    void readsPaths() throws Exception {
        var path = example("with blinded path").paths().getFirst();

        assertThat(path.first().toHex())
                .isEqualTo("0324653eac434488002cc06bbfb7f10fe18991e35f9fe4302dbea6d2353dc0ab1c");
        assertThat(path.pathKey().toHex()).isEqualTo("02".repeat(33));
        assertThat(path.hops())
                .extracting(hop -> hop.encrypted().toHex())
                .containsExactly("00".repeat(16), "11".repeat(8));
        assertThat(example("same, with").paths().getFirst().first().toHex()).isEqualTo("00000000000000002a");
        assertThat(example("... and").paths()).hasSize(2);
        assertThat(example("... and").paths().getLast().first().toHex()).isEqualTo("010000010000020003");
    }

    /** What the examples for paths and types of fields mean to show: in them, lengths are wrong already. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        KEY KEY 00                                 | A path leads nowhere.
        KEY KEY 01 KEY 0005 00000000               | The text is incomplete: a field is cut off.
        KEY KEY 02 KEY 0000                        | The text is incomplete: a field is cut off.
        03 BAD KEY 01 KEY 0000                     | A node is named by what is no key.
        KEY 02 BAD 01 KEY 0000                     | A node is named by what is no key.
        KEY KEY 01 02 BAD 0000                     | A node is named by what is no key.
        05 BAD KEY 01 KEY 0000                     | A path starts nowhere.
        KEY KEY 01 KEY 0000 00                     | The text is incomplete: a field is cut off.
        """)
    void refusesPathsToNowhere(String path, String message) {
        var value = path.replace("KEY", ALICE.toHex())
                .replace("BAD", "00".repeat(32))
                .replace(" ", "");

        refuses("10" + "%02x".formatted(value.length() / 2) + value, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        4e00                             | Field 78 is unknown here, and may not be ignored.
        5100                             | Field 81 is unknown here, and may not be ignored.
        fe3b9aca0200                     | Field 1000000002 is unknown here, and may not be ignored.
        fe7735940100                     | Field 2000000001 is unknown here, and may not be ignored.
        ffffffffffffffffff00             | Field 18446744073709551615 is unknown here, and may not be ignored.
        fd002100                         | A number is written longer than it must be.
        fe0000002100                     | A number is written longer than it must be.
        21fd000100                       | A number is written longer than it must be.
        21ffffffffffffffffff             | The text is incomplete: a field is cut off.
        21002100                         | The fields are out of order, or one is there twice.
        """)
    void refusesFields(String more, String message) {
        refuses("1621" + ALICE.toHex() + more, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0800 0a0178                      | The offer has a price of nothing.
        080200ff 0a0178                  | The number in field 8 can't be read.
        0808ffffffffffffffff 0a0178      | The number in field 8 can't be read.
        08087fffffffffffffff 0a0178      | The offer asks for more bitcoin than there are.
        0603757364 080101 0a0178         | The offer is priced in what is no currency.
        0200                             | The offer does not say for which network it is.
        0c0110                           | The offer requires a feature that is unknown here.
        """)
    void refusesTerms(String terms, String message) {
        refuses(terms.replace(" ", "") + "1621" + ALICE.toHex(), message);
    }

    private static void refuses(String hex, String message) {
        var text = text(HexFormat.of().parseHex(hex));

        assertThatExceptionOfType(Bolt12Exception.class)
                .isThrownBy(() -> Offer.decode(text))
                .withMessage(message);
    }

    private static String text(byte[] bytes) {
        return Bech32.encodeBytes("lno", bytes, Bech32.Encoding.Beck32WithoutChecksum);
    }

    private record Format(String comment, boolean valid, String string) {}

    @Test
    void joinsPieces() throws IOException {
        var formats = JsonMapper.shared().readValue(resource("/vectors/bolt-12-format.json"), Format[].class);
        assertThat(formats).hasSize(11);
        for (var format : formats) {
            assertThat(isRead(format.string)).as(format.comment).isEqualTo(format.valid);
        }
    }

    private static boolean isRead(String text) {
        try {
            return Offer.decode(text) != null;
        } catch (Bolt12Exception e) {
            assertThat(e).hasMessageMatching("(?s)(The|This|A|Field) .{10,}\\.").hasMessageNotContaining("Exception");
            return false;
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bolt-12-signature.txt", delimiter = '|')
    void countsWhatIsSigned(String hex, String root) throws Bolt12Exception {
        assertThat(Merkle.root(fields(HexFormat.of().parseHex(hex)))).isEqualTo(ByteVector32.fromValidHex(root));
    }

    /** The one signed example of BOLT 12. */
    @Test
    void agreesWithASignature() throws Exception {
        var text =
                Bolt12Text.read(resource("/vectors/bolt-12-invoice-request.txt").strip());
        var fields = fields(text.bytes().toByteArray());
        var payer = TlvStream.key(fields.get(5).value().toByteArray());

        var digest = Crypto.taggedHash(Merkle.root(fields).toByteArray(), "lightninginvoice_requestsignature");

        assertThat(text.prefix()).isEqualTo("lnr");
        assertThat(Merkle.root(fields).toHex())
                .isEqualTo("608407c18ad9a94d9ea2bcdbe170b6c20c462a7833a197621c916f78cf18e624");
        assertThat(digest.toHex()).isEqualTo("aefe3aa88a69772c246dcaef75ed3e7566c08ecc4e9f995233526a5651fc34cd");
        var signature = new ByteVector64(fields.getLast().value().toByteArray());
        assertThat(Crypto.verifySignatureSchnorr(digest, signature, payer.xOnly()))
                .isTrue();
    }

    private static List<Tlv> fields(byte[] bytes) throws Bolt12Exception {
        var fields = new ArrayList<Tlv>();
        var reader = new TlvReader(bytes);
        while (reader.hasMore()) {
            fields.add(reader.next());
        }
        return fields;
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 60) String text) {
        isRead(text);
        isRead("lno1" + text);
    }

    @Property(tries = 2_000)
    void anyFieldsAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
        isRead(text(bytes));
    }
}
