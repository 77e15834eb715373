package org.malipo.ln.bolt11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.malipo.ln.bolt11.Drafts.KEY;
import static org.malipo.ln.bolt11.Drafts.NOW;
import static org.malipo.ln.bolt11.Drafts.draft;
import static org.malipo.ln.bolt11.Drafts.field;
import static org.malipo.ln.bolt11.Drafts.groups;
import static org.malipo.ln.bolt11.Drafts.hash;
import static org.malipo.ln.bolt11.Drafts.kept;
import static org.malipo.ln.bolt11.Drafts.signed;
import static org.malipo.ln.bolt11.Drafts.usualAnd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;

/** Payment requests beyond the examples of BOLT 11. */
class Bolt11Tests {
    private static final Description COFFEE = new Description.Text("coffee");

    @ParameterizedTest
    @CsvSource({
        "1, lnbcrt10p",
        "10, lnbcrt100p",
        "100, lnbcrt1n",
        "123000, lnbcrt1230n",
        "100000, lnbcrt1u",
        "2500000000, lnbcrt25m",
        "100000000000, lnbcrt1",
        "2100000000000000000, lnbcrt21000000"
    })
    void writesTheShortestAmount(long msat, String prefix) {
        var text = draft(COFFEE).amount(new Msat(msat)).sign(KEY).text();

        assertThat(text.substring(0, text.lastIndexOf('1'))).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lnbc0",
                "lnbc0m",
                "lnbc01m",
                "lnbc-1m",
                "lnbc1.5m",
                "lnbc1k",
                "lnbc1mm",
                "lnbcm",
                "lnbc1p",
                "lnbc21000001",
                "lnbc99999999999999999999",
                "lnbc999999999999999999999p",
                "lnbc١m",
                "lnbcrt2m2"
            })
    void refusesAmounts(String prefix) {
        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Prefix.read(prefix))
                .satisfies(e -> assertThat(e.reason()).isIn(Reason.AMOUNT, Reason.PREFIX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lnbca", "lnltc1m", "lnb", "ln", "bc", "lnbcrtx", "lno"})
    void refusesOtherNetworks(String prefix) {
        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Prefix.read(prefix))
                .extracting(Bolt11Exception::reason)
                .isEqualTo(Reason.PREFIX);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void keepsTheNetwork(Network network) throws Bolt11Exception {
        var signed = new Bolt11Draft(network, NOW, Drafts.bytes("aa"), Drafts.bytes("bb"), COFFEE).sign(KEY);

        assertThat(Bolt11.decode(signed.text()).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightning:%s", "LIGHTNING:%s", " %s\n"})
    void readsLinks(String form) throws Bolt11Exception {
        var signed = draft(COFFEE).sign(KEY);

        assertThat(Bolt11.decode(form.formatted(signed.text()))).isEqualTo(signed);
        assertThat(Bolt11.decode(form.formatted(signed.printForQr()))).isEqualTo(signed);
    }

    @Test
    void knowsWhenItExpires() {
        var signed = draft(COFFEE).expiry(Duration.ofMinutes(5)).sign(KEY);

        assertThat(signed.expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(signed.isExpired(NOW.plusSeconds(299))).isFalse();
        assertThat(signed.isExpired(NOW.plusSeconds(300))).isTrue();
    }

    @Test
    void keepsWhatItDoesNotKnow() throws Bolt11Exception {
        var read = Bolt11.decode(signed(
                "lnbcrt",
                usualAnd(
                        field(Tag.FALLBACK, groups(19, 1, 2)),
                        Groups.joined(groups(2, 0, 3), groups(7, 8, 9)),
                        field(Tag.FALLBACK, groups()))));

        assertThat(read.unknown()).containsExactly(kept(9, 19, 1, 2), kept(2, 7, 8, 9), kept(9));
        assertThat(read.fallbackAddresses()).isEmpty();
    }

    @Test
    void takesTheNamedPayeeIfItSigned() throws Bolt11Exception {
        var payee = field(Tag.PAYEE, Groups.ofBytes(KEY.publicKey().value.toByteArray()));

        assertThat(Bolt11.decode(signed("lnbcrt", usualAnd(payee))).payee()).isEqualTo(KEY.publicKey());
    }

    static Stream<Arguments> refused() {
        var other = "02eec7245d6b7d2ccb30380bfbe2a3648cd7a942653f5aa340edcea1f283686619";
        var stranger = Groups.ofBytes(HexFormat.of().parseHex(other));
        var noKey = Groups.ofBytes(HexFormat.of().parseHex("02" + "00".repeat(32)));
        return Stream.of(
                Arguments.of("The signature of the payment request is wrong.", field(Tag.PAYEE, stranger)),
                Arguments.of("The payment request names a node by what is no key.", field(Tag.PAYEE, noKey)),
                Arguments.of("The payee in the payment request has a wrong length.", field(Tag.PAYEE, groups(1, 2, 3))),
                Arguments.of(
                        "The payment request has more than one payment secret.", field(Tag.PAYMENT_SECRET, hash("bb"))),
                Arguments.of("The payment request has more than one payment hash.", field(Tag.PAYMENT_HASH, groups())),
                Arguments.of("The payment request has more than one description.", field(Tag.DESCRIPTION, groups())),
                Arguments.of(
                        "The payment request has both a description and the hash of one.",
                        field(Tag.DESCRIPTION_HASH, hash("cc"))),
                Arguments.of(
                        "The payment request has more than one expiry.",
                        Groups.joined(field(Tag.EXPIRY, groups(1)), field(Tag.EXPIRY, groups(1)))),
                Arguments.of(
                        "The payment request has more than one list of features.",
                        Groups.joined(field(Tag.FEATURES, groups(2)), field(Tag.FEATURES, groups(2)))),
                Arguments.of(
                        "The payment request has more than one metadata of the payment.",
                        Groups.joined(field(Tag.METADATA, groups()), field(Tag.METADATA, groups()))),
                Arguments.of(
                        "The expiry in the payment request is written with leading zeros.",
                        field(Tag.EXPIRY, groups(0, 1))),
                Arguments.of(
                        "The expiry in the payment request is beyond all bounds.",
                        field(Tag.EXPIRY, groups(1, 0, 0, 0, 0, 0, 0, 0))),
                Arguments.of(
                        "The smallest expiry of the last hop in the payment request is beyond all bounds.",
                        field(Tag.MIN_FINAL_CLTV_EXPIRY_DELTA, groups(1, 0, 0, 0, 0, 0, 0))),
                Arguments.of(
                        "The payment request writes its features in a form that is not allowed.",
                        field(Tag.FEATURES, groups(0, 8, 8, 0))),
                Arguments.of("The payee requires feature 4, which is unknown here.", field(Tag.FEATURES, groups(16))),
                Arguments.of(
                        "The payee takes payments in parts, but no secret that would keep them together.",
                        field(Tag.FEATURES, Features.of(9, 17).write())),
                Arguments.of(
                        "A route hint in the payment request has a wrong length.", field(Tag.ROUTE_HINT, groups())),
                Arguments.of(
                        "A route hint in the payment request has a wrong length.",
                        field(Tag.ROUTE_HINT, Groups.ofBytes(new byte[50]))),
                Arguments.of(
                        "The payment request names a node by what is no key.",
                        field(Tag.ROUTE_HINT, Groups.ofBytes(new byte[51]))),
                Arguments.of(
                        "A fallback address in the payment request has a wrong length.",
                        field(Tag.FALLBACK, Groups.joined(groups(1), Groups.ofBytes(new byte[20])))),
                Arguments.of("A field of the payment request is cut off.", groups(Tag.METADATA.type(), 0, 2, 0)),
                Arguments.of("A field of the payment request is cut off.", groups(Tag.METADATA.type(), 0)),
                Arguments.of(
                        "A field of the payment request has something behind its end.",
                        field(Tag.METADATA, groups(31, 31))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String message, Groups more) {
        var text = signed("lnbcrt", usualAnd(more));

        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Bolt11.decode(text))
                .withMessage(message);
    }

    @Test
    void refusesDescriptionsThatAreNoText() {
        var fields = usualAnd();
        fields[2] = field(Tag.DESCRIPTION, Groups.ofBytes(new byte[] {(byte) 0xff}));

        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Bolt11.decode(signed("lnbcrt", fields)))
                .withMessage("The description in the payment request is no text.");
    }

    @ParameterizedTest
    @CsvSource({"0, payment secret", "1, payment hash"})
    void missesWhatMustBeThere(int missing, String words) {
        var fields = new ArrayList<>(Arrays.asList(usualAnd()));
        fields.remove(missing);

        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Bolt11.decode(signed("lnbcrt", fields.toArray(Groups[]::new))))
                .withMessage("The payment request has no " + words + ".");
    }

    @Test
    void missesWhatThePaymentIsFor() {
        var fields = List.of(usualAnd()).subList(0, 2).toArray(Groups[]::new);

        assertThatExceptionOfType(Bolt11Exception.class)
                .isThrownBy(() -> Bolt11.decode(signed("lnbcrt", fields)))
                .withMessage("The payment request does not say what the payment is for.");
    }

    @Test
    void signsNothingThatItWouldNotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(COFFEE).amount(Msat.ZERO).sign(KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(COFFEE).amount(new Msat(-1)).sign(KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(COFFEE).expiry(Duration.ofSeconds(-1)).sign(KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(COFFEE).minFinalCltvExpiryDelta(-1).sign(KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(new Description.Text("ä".repeat(320))).sign(KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(COFFEE).features(Features.of(100)).sign(KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bolt11Draft(
                                Network.REGTEST,
                                Instant.ofEpochSecond(1L << 35),
                                Drafts.bytes("aa"),
                                Drafts.bytes("bb"),
                                COFFEE)
                        .sign(KEY));
    }
}
