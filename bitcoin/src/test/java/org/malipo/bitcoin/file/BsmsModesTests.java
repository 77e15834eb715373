package org.malipo.bitcoin.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.file.WalletFileResult.Encrypted;
import org.malipo.bitcoin.file.WalletFileResult.Imported;
import org.malipo.bitcoin.file.WalletFileResult.Unsupported;

/** The encrypted modes of BIP 129: what they hold is read once it is in the clear, and refused in words before. */
class BsmsModesTests {
    @ParameterizedTest
    @CsvSource({
        "/vectors/bip-0129-standard.bsms, bc1qhs4u273g4azq7kqqpe6vh5wfhasfmrq7nheyzsnq77humd7rwtkqagvakf",
        "/vectors/bip-0129-extended.bsms, 3GzMtFXahiu4TpGNGFc4bHMvAcvz5vVQrT"
    })
    void readsWhatIsInTheClear(String name, String address) throws IOException {
        assertThat(read(name))
                .isInstanceOfSatisfying(
                        Imported.class,
                        imported -> assertThat(imported.wallet().scheme().address(Branch.DEPOSIT, 0))
                                .isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vectors/bip-0129-standard-round-1.dat",
                "/vectors/bip-0129-standard-round-2.dat",
                "/vectors/bip-0129-extended-round-2-signer-1.dat",
                "/vectors/bip-0129-extended-round-2-signer-2.dat",
                "/vectors/bip-0129-extended-round-2-signer-3.dat"
            })
    void saysWhatIsEncrypted(String name) throws IOException {
        assertThat(read(name)).isEqualTo(new Encrypted());
        assertThat(new Encrypted().message())
                .isEqualTo("The file is encrypted, as BSMS files can be. Export it without encryption");
    }

    @Test
    void takesNoOtherHexForIt() {
        var noise = HexFormat.of().formatHex(new byte[] {(byte) 0xfb}).repeat(300);

        assertThat(read(noise.substring(0, 200).getBytes(US_ASCII))).isEqualTo(new Unsupported());
        assertThat(read(("70736274ff010071020000000100000000" + noise).getBytes(US_ASCII)))
                .isEqualTo(new Unsupported());
    }

    private static WalletFileResult read(byte[] content) {
        return WalletFiles.read(content, Network.MAINNET);
    }

    private static WalletFileResult read(String name) throws IOException {
        try (var in = Objects.requireNonNull(BsmsModesTests.class.getResourceAsStream(name), name)) {
            return WalletFiles.read(in, Network.MAINNET);
        }
    }
}
