package org.malipo.ln.bolt12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.secp256k1.Secp256k1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;

/** Invoices of BOLT 12, which has no example of one: these are made and signed here. */
class Bolt12InvoiceTests {
    private static final PrivateKey KEY = PrivateKey.fromHex("42".repeat(32));
    private static final String NODE = KEY.publicKey().toHex();
    private static final String PATHS = "a067" + NODE + NODE + "01" + NODE + "0001ff";
    private static final String TERMS =
            "a21c" + "00000001" + "00000002" + "0003" + "0000000000000004" + "0000000000000005" + "0000";
    private static final String GOOD = "0001aa" + "0a03546561" + "5821" + NODE + PATHS + TERMS + "a40469a43ac0"
            + "a6020384" + "a820" + "07".repeat(32) + "aa022710" + "b021" + NODE;

    private static String signed(String hex) throws Bolt12Exception {
        var fields = new ArrayList<Tlv>();
        var reader = new TlvReader(HexFormat.of().parseHex(hex));
        while (reader.hasMore()) {
            fields.add(reader.next());
        }
        var digest = Crypto.taggedHash(Merkle.root(fields).toByteArray(), "lightninginvoicesignature");
        var signature = HexFormat.of()
                .formatHex(Secp256k1.get().signSchnorr(digest.toByteArray(), KEY.value.toByteArray(), null));
        return text(hex + "f040" + signature);
    }

    private static String text(String hex) {
        return Bech32.encodeBytes("lni", HexFormat.of().parseHex(hex), Bech32.Encoding.Beck32WithoutChecksum);
    }

    @Test
    void readsWhatIsSigned() throws Bolt12Exception {
        var invoice = Bolt12Invoice.decode(signed(GOOD));

        assertThat(invoice.amount()).isEqualTo(new Msat(10_000));
        assertThat(invoice.paymentHash()).isEqualTo(ByteVector32.fromValidHex("07".repeat(32)));
        assertThat(invoice.description()).contains("Tea");
        assertThat(invoice.node()).isEqualTo(KEY.publicKey());
        assertThat(invoice.createdAt()).isEqualTo(Instant.ofEpochSecond(0x69a43ac0L));
        assertThat(invoice.expiry()).isEqualTo(Duration.ofMinutes(15));
        assertThat(invoice.isExpired(Instant.ofEpochSecond(0x69a43ac0L + 899))).isFalse();
        assertThat(invoice.isExpired(Instant.ofEpochSecond(0x69a43ac0L + 900))).isTrue();
        assertThat(invoice.isFor(Network.MAINNET)).isTrue();
        assertThat(invoice.isFor(Network.REGTEST)).isFalse();
        assertThat(invoice.paths()).hasSize(1);
        assertThat(invoice.pathTerms())
                .containsExactly(new PathTerms(new Msat(1), 2, 3, new Msat(4), new Msat(5), ByteVector.empty));
    }

    @Test
    void refusesOtherSignatures() throws Bolt12Exception {
        var wrong = text(GOOD + "f040" + "01".repeat(64));
        var tooShort = text(GOOD + "f001" + "01");

        for (var text : new String[] {wrong, tooShort}) {
            assertThatExceptionOfType(Bolt12Exception.class)
                    .isThrownBy(() -> Bolt12Invoice.decode(text))
                    .withMessage("The signature of the invoice is wrong.");
        }
        assertThatExceptionOfType(Bolt12Exception.class)
                .isThrownBy(() -> Bolt12Invoice.decode(text(GOOD)))
                .withMessage("The invoice lacks field 240.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        aa022710     | aa00           | The invoice asks for an amount that can't be.
        aa022710     |                | The invoice lacks field 170.
        a40469a43ac0 |                | The invoice lacks field 164.
        a40469a43ac0 | a4087fffffffffffffff | The invoice is of a time that can't be.
        aa022710     | aa022710ae0101 | The invoice requires feature 0, which is unknown here.
        a067         | 5c00a067       | Field 92 is unknown here, and may not be ignored.
        a21c         | a200a31c       | The invoice does not say what each of its paths costs.
        """)
    void refusesOtherFields(String part, @Nullable String other, String message) throws Bolt12Exception {
        var text = signed(GOOD.replace(part, other == null ? "" : other));

        assertThatExceptionOfType(Bolt12Exception.class)
                .isThrownBy(() -> Bolt12Invoice.decode(text))
                .withMessage(message);
    }

    @Test
    void knowsWhatPaymentsInPartsAre() throws Bolt12Exception {
        var parts = Bolt12Invoice.decode(signed(GOOD.replace("aa022710", "aa022710ae03010000")));

        assertThat(parts.amount()).isEqualTo(new Msat(10_000));
    }

    /** No checksum guards the text: the signature does. */
    @Property(tries = 500)
    void refusesOneChangedCharacter(@ForAll Random random) throws Bolt12Exception {
        var text = signed(GOOD);
        var at = 4 + random.nextInt(text.length() - 5); // bits after the last byte mean nothing
        var other = "qpzry9x8gf2tvdw0s3jn54khce6mua7l".charAt(random.nextInt(32));
        if (other == text.charAt(at)) {
            return;
        }
        var changed = text.substring(0, at) + other + text.substring(at + 1);

        assertThatExceptionOfType(Bolt12Exception.class).isThrownBy(() -> Bolt12Invoice.decode(changed));
    }
}
