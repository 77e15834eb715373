package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.ByteVector64;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.XonlyPublicKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The signatures of BIP 340, which our signer and our verifier make and check with the same functions. */
class SchnorrVectorTests {
    private static final int HEX_OF_32_BYTES = 64;

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0340.csv", numLinesToSkip = 1)
    void signsAndVerifies(ArgumentsAccessor row) {
        var message = row.getString(4);
        if (message == null || message.length() != HEX_OF_32_BYTES) {
            // Transactions are signed by their hash: messages of other lengths are signed nowhere here.
            assertThat(row.getString(7)).startsWith("message of size ");
            return;
        }
        var signature = String.valueOf(row.getString(5));
        assertThat(verifies(String.valueOf(row.getString(2)), message, signature))
                .as(row.getString(7))
                .isEqualTo(row.getBoolean(6));
        assertSigns(row.getString(1), row.getString(3), message, signature);
    }

    private static boolean verifies(String key, String message, String signature) {
        try {
            return Crypto.verifySignatureSchnorr(
                    new ByteVector32(message), new ByteVector64(signature), new XonlyPublicKey(new ByteVector32(key)));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void assertSigns(
            @Nullable String secret, @Nullable String auxiliary, String message, String signature) {
        if (secret != null && auxiliary != null) {
            ByteVector signed = Crypto.signSchnorr(
                    new ByteVector32(message),
                    new PrivateKey(new ByteVector32(secret)),
                    null,
                    new ByteVector32(auxiliary));
            assertThat(signed.toHex()).isEqualTo(signature.toLowerCase(Locale.ROOT));
        }
    }
}
