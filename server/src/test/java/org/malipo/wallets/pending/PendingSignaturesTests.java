package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCombiner;
import org.malipo.bitcoin.psbt.PsbtCombiner.Progress;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.pending.PendingOutcome.Collected;

/** Signatures of several people on one transaction; numbers are those of the statements in the test names. */
class PendingSignaturesTests extends PendingCase {
    /** How its record begins: the length of type and key, and the type. */
    private static final String PARTIAL_SIGNATURE = "2202";

    private static final String STRANGER = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

    @Test
    void waitsForTwoOfThreeSignatures() {
        coin(100_000);

        var pending = made(40_000);

        assertThat(pending.state()).isEqualTo(PendingState.PENDING);
        assertThat(pending.progress()).isEqualTo(new Progress(2, 3, 0));
        assertThat(pending.txid()).isEqualTo(pending.base().unsigned().txid);
        assertThat(pending.change().value()).isEqualTo(-40_000 - pending.fee().value());
        assertThat(pending.base().hasGlobalXpubs()).isTrue();
        assertThat(told(pending)).containsExactly("Created");
        assertThat(noticesOf(signers.get(1))).containsExactly("signature_asked");
        assertThat(noticesOf(owner)).isEmpty();
        assertThat(now(pending)).isEqualTo(pending);
    }

    @Test
    void countsTheInputWithTheFewestSignatures() throws Exception {
        coin(30_000);
        coin(30_000);
        var pending = made(50_000);
        var half = ofAStranger(devices.get(1).sign(pending.base()), 1);

        assertThat(given(pending, 1, half))
                .isInstanceOfSatisfying(
                        Collected.class,
                        collected -> assertThat(collected.added()).isEqualTo(1));

        assertThat(now(pending).progress()).isEqualTo(new Progress(2, 3, 0));
        assertThat(now(pending).isSignedBy(key(1))).isFalse();
    }

    @Test
    void tellsWhoHasSigned() {
        coin(100_000);
        var pending = made(40_000);

        signed(pending, 2);

        var now = now(pending);
        assertThat(List.of(now.isSignedBy(key(0)), now.isSignedBy(key(1)), now.isSignedBy(key(2))))
                .containsExactly(false, false, true);
        assertThat(now.progress()).isEqualTo(new Progress(2, 3, 1));
        assertThat(told(pending)).containsExactly("Created", "SignatureCollected");
    }

    @Test
    void tellsWhoHasSignedWhereNobodySaidWhereKeysComeFrom() {
        var known = wallet.config();
        var keys = known.accountKeySettings().stream()
                .map(key -> new KeySettings(null, null, key.accountKey(), null))
                .toList();
        var config =
                new WalletConfig(known.accountDerivation(), null, keys, null, null, known.source(), false, true, true);
        wallet = ((WalletOutcome.Configured) wallets.configure(wallet.store(), config)).wallet();
        coin(100_000);
        var pending = made(40_000);
        var account =
                devices.get(1).master().derivePrivateKey(devices.get(1).origin().path());

        given(
                pending,
                1,
                PsbtSigner.sign(pending.base(), SigningKey.ofRoot(account)).psbt());

        var now = now(pending);
        assertThat(now.progress()).isEqualTo(new Progress(2, 3, 1));
        assertThat(wallet.config().accountKeySettings())
                .filteredOn(now::isSignedBy)
                .extracting(KeySettings::accountKey)
                .containsExactly(devices.get(1).xpub());
        assertThat(noticesOf(signers.get(2))).containsExactly("signature_asked");
    }

    private KeySettings key(int signer) {
        return wallet.config().accountKeySettings().get(signer);
    }

    @Test
    void statement63_partialPsbtsInAnyOrderCombineToTheSameFinalTransaction() throws Exception {
        coin(60_000);
        coin(60_000);
        var pending = made(80_000);

        var forwards = PsbtCombiner.combine(
                List.of(devices.get(0).sign(pending.base()), devices.get(2).sign(pending.base())));
        var backwards = PsbtCombiner.combine(
                List.of(devices.get(2).sign(pending.base()), devices.get(0).sign(pending.base())));
        signed(pending, 2);
        signed(pending, 0);

        var now = now(pending);
        assertThat(now.state()).isEqualTo(PendingState.SIGNED);
        assertThat(now.psbt()).isEqualTo(backwards).isEqualTo(forwards);
        assertThat(now.txid())
                .isEqualTo(
                        PsbtFinalizer.extract(PsbtFinalizer.complete(forwards).psbt()).txid);
        assertThat(noticesOf(owner)).containsExactly("signature_all");
    }

    @Test
    void statement64_theSamePsbtTwiceChangesNothing() {
        coin(100_000);
        var pending = made(40_000);
        var psbt = devices.get(1).sign(pending.base());
        given(pending, 1, psbt);
        var once = now(pending);

        var again = given(pending, 1, psbt);

        assertThat(again).isEqualTo(new Collected(once, 0, 0));
        assertThat(now(pending)).isEqualTo(once);
        assertThat(received(pending)).isEqualTo(1);
        assertThat(told(pending)).containsExactly("Created", "SignatureCollected");
    }

    private int received(PendingTransaction pending) {
        return jdbc.queryForList(
                        "select number from wallet_pending_psbt where pending_id = ?",
                        Integer.class,
                        pending.id().value())
                .size();
    }

    @Test
    void aPsbtWithoutSignaturesChangesNothing() {
        coin(100_000);
        var pending = made(40_000);

        assertThat(given(pending, 1, pending.base())).isEqualTo(new Collected(pending, 0, 0));
        assertThat(received(pending)).isZero();
    }

    @Test
    void statement65_twoSignersAtOnceBothCount() throws Exception {
        coin(100_000);
        var pending = made(40_000);
        Callable<PendingOutcome> one = () -> signed(pending, 1);
        Callable<PendingOutcome> other = () -> signed(pending, 2);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, other)))
                    .extracting(Future::resultNow)
                    .allMatch(outcome -> outcome instanceof Collected collected && collected.added() == 1);
        }

        assertThat(now(pending).state()).isEqualTo(PendingState.SIGNED);
        assertThat(received(pending)).isEqualTo(2);
    }

    @Test
    void statement66_aForeignSignatureDoesNotCount() throws Exception {
        coin(100_000);
        var pending = made(40_000);
        var forged = ofAStranger(devices.get(0).sign(pending.base()), 0);

        assertThat(given(pending, 0, forged)).isEqualTo(new Collected(pending, 0, 1));
        assertThat(now(pending)).isEqualTo(pending);
    }

    /** {@return the same, where the signature of one input is said to be of a key that nobody asked for} */
    private static Psbt ofAStranger(Psbt signed, int input) throws Exception {
        var key = signed.inputs()
                .get(input)
                .partialSignatures()
                .keySet()
                .iterator()
                .next();
        var record = PARTIAL_SIGNATURE + key.toHex();
        assertThat(signed.toHex()).containsOnlyOnce(record);
        return Psbt.parse(signed.toHex().replace(record, PARTIAL_SIGNATURE + STRANGER));
    }

    @Test
    void refusesSignaturesOfAnotherTransaction() {
        coin(100_000);
        coin(100_000);
        var pending = made(40_000);
        var other = made(30_000);

        assertThat(code(given(pending, 1, devices.get(1).sign(other.base())))).isEqualTo("other-transaction");
    }

    @Test
    void collectsNoMoreOnceAllAreThere() {
        coin(100_000);
        var pending = made(40_000);
        signed(pending, 0);
        signed(pending, 1);

        assertThat(code(signed(pending, 2))).isEqualTo("not-pending");
    }

    @Test
    void knowsTheIdOnlyWhenSignedWhereSignaturesArePartOfIt() throws Exception {
        for (var script : List.of(MultisigScript.P2SH, MultisigScript.P2SH_P2WSH)) {
            wallet = walletOf(people.store(owner), script);
            coin(100_000);
            var pending = made(40_000);
            assertThat(pending.txid()).isNull();

            signed(pending, 0);
            signed(pending, 1);

            var now = now(pending);
            assertThat(now.state()).isEqualTo(PendingState.SIGNED);
            assertThat(now.txid()).isNotNull().isNotEqualTo(pending.base().unsigned().txid);
        }
    }
}
