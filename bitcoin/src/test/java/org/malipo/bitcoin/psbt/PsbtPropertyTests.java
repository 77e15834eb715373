package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.psbt.PsbtCreator.Options;

/** Whatever a stranger sends is read or refused with a reason. */
class PsbtPropertyTests {
    private static final TestWallet WALLET = TestWallet.of(AccountType.SEGWIT);
    private final byte[] good;

    PsbtPropertyTests() throws PsbtException {
        good = PsbtSigningTests.create(WALLET, PsbtSigningTests.plan(WALLET), new Options(true, true))
                .toBytes();
    }

    @Property(tries = 1_000)
    void readsOrRefusesAnythingNearAPsbt(
            @ForAll @Size(max = 6) byte[] noise, @ForAll @IntRange(max = 1_500) int at, @ForAll boolean version2)
            throws PsbtException {
        var bytes = version2 ? Psbt.parse(good).toVersion2().toBytes() : good.clone();
        var from = at % bytes.length;
        System.arraycopy(noise, 0, bytes, from, Math.min(noise.length, bytes.length - from));

        lookAt(bytes);
        lookAt(Arrays.copyOf(bytes, from));
    }

    @Property(tries = 300)
    void readsOrRefusesAnyText(@ForAll @StringLength(max = 200) String text) {
        try {
            Psbt.parse(text);
        } catch (PsbtException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    /** What could be read can be looked at, signed, combined and finished without surprise. */
    private static void lookAt(byte[] bytes) {
        try {
            var psbt = Psbt.parse(bytes);
            PsbtInspector.inspect(psbt, new PsbtWallet(WALLET.scheme(), WALLET.keys()), Known.NOTHING, null);
            var signed = PsbtSigner.sign(
                            psbt, SigningKey.ofRoot(WALLET.masters().getFirst()))
                    .psbt();
            PsbtFinalizer.complete(signed);
            assertThat(Psbt.parse(signed.toBytes())).isEqualTo(signed);
        } catch (PsbtException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    @Example
    void refusesWhatIsTooLargeOrClaimsTooMuch() {
        var large = Arrays.copyOf(good, Psbt.MOST_BYTES + 1);
        assertThatThrownBy(() -> Psbt.parse(large))
                .isInstanceOf(PsbtException.class)
                .hasMessageContaining("500 kB");
        var many = new byte[] {
            'p',
            's',
            'b',
            't',
            (byte) 0xff,
            1,
            2,
            4,
            2,
            0,
            0,
            0,
            1,
            4,
            5,
            (byte) 0xfe,
            0,
            0,
            1,
            0,
            1,
            5,
            1,
            1,
            1,
            (byte) 0xfb,
            4,
            2,
            0,
            0,
            0,
            0
        };
        assertThatThrownBy(() -> Psbt.parse(Base64.getEncoder().encodeToString(many)))
                .isInstanceOf(PsbtException.class)
                .hasMessageContaining("claims");
    }
}
