package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.KeyPath;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.malipo.bitcoin.KeyOrigin;

/** The cases of BIP 174, 370 and 371. */
class PsbtVectorTests {
    private static final int LONGEST = 20_000;

    @ParameterizedTest
    @CsvFileSource(
            resources = {"/vectors/bip-0174-valid.txt", "/vectors/bip-0370-valid.txt", "/vectors/bip-0371-valid.txt"},
            delimiter = '|',
            maxCharsPerColumn = LONGEST)
    void readsAndWrites(String name, String text) throws PsbtException {
        var psbt = Psbt.parse(text);

        assertThat(Psbt.parse(psbt.toBytes())).as(name).isEqualTo(psbt);
        assertThat(psbt.toBytes()).hasSameSizeAs(Base64.getDecoder().decode(text));
        assertThat(Psbt.parse(psbt.toHex())).isEqualTo(psbt);
        assertThat(Psbt.parse(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(psbt);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = {
                "/vectors/bip-0174-invalid.txt",
                "/vectors/bip-0370-invalid.txt",
                "/vectors/bip-0371-invalid.txt",
                "/vectors/psbt-invalid.txt"
            },
            delimiter = '|',
            maxCharsPerColumn = LONGEST)
    void refuses(String name, String text) {
        assertThatThrownBy(() -> Psbt.parse(text)).as(name).isInstanceOf(PsbtException.class);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = {"/vectors/bip-0174-valid.txt", "/vectors/bip-0370-valid.txt", "/vectors/bip-0371-valid.txt"},
            delimiter = '|',
            maxCharsPerColumn = LONGEST)
    void convertsBetweenVersions(String name, String text) throws PsbtException {
        var psbt = Psbt.parse(text);

        var second = Psbt.parse(psbt.toVersion2().toBytes());
        var zeroth = Psbt.parse(psbt.toVersion0().toBytes());

        assertThat(second.unsigned()).as(name).isEqualTo(psbt.unsigned());
        assertThat(zeroth.unsigned()).isEqualTo(psbt.unsigned());
        assertThat(second.toVersion0())
                .isEqualTo(second.toVersion0().toVersion2().toVersion0());
    }

    /** The lock time that inputs of version 2 agree on. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/vectors/bip-0370-locktimes.txt",
            delimiter = '|',
            nullValues = "none",
            maxCharsPerColumn = LONGEST)
    void choosesTheLockTime(@Nullable Long lockTime, String name, String text) throws PsbtException {
        if (lockTime == null) {
            assertThatThrownBy(() -> Psbt.parse(text))
                    .as(name)
                    .hasMessage("The inputs of the PSBT demand lock times that exclude each other");
        } else {
            assertThat(Psbt.parse(text).unsigned().lockTime).as(name).isEqualTo(lockTime);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0174-signer.txt", delimiter = '|', maxCharsPerColumn = LONGEST)
    void signsNothingThatContradictsItself(String name, String text) throws PsbtException {
        var psbt = Psbt.parse(text);

        var refused =
                psbt.inputs().stream().flatMap(input -> refusal(input).stream()).toList();

        assertThat(refused)
                .as(name)
                .singleElement(STRING)
                .containsAnyOf(
                        "lacks the transaction that made its coin", "lacks the script that its address stands for");
        var before = psbt.inputs().stream().map(PsbtInput::partialSignatures).toList();
        var signed = sign(psbt, "signer1Privkey1", "signer1Privkey2", "signer2Privkey1", "signer2Privkey2");
        var at = Character.digit(refused.getFirst().charAt("Input ".length()), 10);
        assertThat(signed.inputs().get(at).partialSignatures()).isEqualTo(before.get(at));
    }

    private static Optional<String> refusal(PsbtInput input) {
        try {
            Spent.of(input);
            return Optional.empty();
        } catch (PsbtException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void combinesWhatItDoesNotKnow() throws PsbtException {
        var given = lines("/vectors/bip-0174-combiner.txt");
        var one = Psbt.parse(given.get(0).substring("given|".length()));
        var other = Psbt.parse(given.get(1).substring("given|".length()));
        var combined = given.get(2).substring("combined|".length());

        assertThat(PsbtCombiner.combine(List.of(one, other)).toBase64()).isEqualTo(combined);
        assertThat(PsbtCombiner.combine(List.of(other, one)).toBase64()).isEqualTo(combined);
    }

    @Test
    void walksThroughTheRoles() throws PsbtException {
        var updated = Psbt.parse(step("updated"));

        var first = sign(updated, "signer1Privkey1", "signer1Privkey2");
        assertThat(first).isEqualTo(Psbt.parse(step("signer1")));

        // The second signer of the BIP makes a signature of high R, which ours never does; both are valid.
        var second = Psbt.parse(step("signer2"));
        assertThat(PsbtCombiner.collect(first, second))
                .extracting("added", "ignored")
                .containsExactly(2, 0);
        var ours = sign(updated, "signer2Privkey1", "signer2Privkey2");
        assertThat(PsbtCombiner.collect(first, ours))
                .extracting("added", "ignored")
                .containsExactly(2, 0);

        var combined = PsbtCombiner.combine(List.of(first, second));
        assertThat(combined).isEqualTo(Psbt.parse(step("combined")));
        assertThat(PsbtCombiner.combine(List.of(second, first))).isEqualTo(combined);

        var finalized = PsbtFinalizer.complete(combined);
        assertThat(finalized.isComplete()).isTrue();
        assertThat(finalized.psbt()).isEqualTo(Psbt.parse(step("finalized")));

        assertThat(PsbtFinalizer.extract(finalized.psbt())).isEqualTo(Transaction.read(step("network")));
    }

    /** Signs with single keys: each stands for itself at the path that the PSBT claims for it. */
    private static Psbt sign(Psbt psbt, String... names) {
        var signed = psbt;
        for (var name : names) {
            var key = PrivateKey.fromBase58(step(name), (byte) 0xef).getFirst();
            for (var origin : originsOf(signed, key.publicKey().value)) {
                var extended = new ExtendedPrivateKey(key.value, key.value, 0, new KeyPath(List.of()), 0);
                signed = PsbtSigner.sign(signed, new SigningKey(extended, origin))
                        .psbt();
            }
        }
        return signed;
    }

    private static List<KeyOrigin> originsOf(Psbt psbt, ByteVector publicKey) {
        return psbt.inputs().stream()
                .map(input -> input.keyPaths().get(publicKey))
                .filter(origin -> origin != null)
                .toList();
    }

    /** {@return one line of the example in which BIP 174 walks through all roles} */
    private static String step(String name) {
        return lines("/vectors/bip-0174-roles.txt").stream()
                .filter(line -> line.startsWith(name + "|"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String resource) {
        try (var file = PsbtVectorTests.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
