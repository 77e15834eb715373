package org.malipo.bitcoin.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.file.WalletFileResult.HoldsSecret;
import org.malipo.bitcoin.file.WalletFileResult.TooLarge;
import org.malipo.bitcoin.file.WalletFileResult.Unsupported;

/** Files that are no wallet's, hold what nobody should upload, or mean harm. */
class RefusedFilesTests {
    private static WalletFileResult read(String text) {
        return WalletFiles.read(text.getBytes(UTF_8), Network.MAINNET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "{",
                "{}",
                "[]",
                "{\"keystore\": []}",
                "{\"keystore\": {\"xpub\": 5}}",
                "{\"wallet_type\": \"2of2\"",
                "{\"Descriptor\": \"\", \"Source\": \"x\"}",
                "<html>",
                "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
                "QklFMQPyMl2gXk"
            })
    void saysThatItDoesNotKnowTheForm(String text) {
        assertThat(read(text)).isEqualTo(new Unsupported());
        assertThat(new Unsupported().message()).isEqualTo("Unsupported file format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
                "{\"keystore\": {\"xprv\": \"xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi\"}}",
                "{\"seed\": \"abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about\"}",
                "words:\nabandon abandon abandon abandon abandon abandon\nabandon abandon abandon abandon abandon about\nEnd",
                "{\"Source\": \"x\", \"note\": \"L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1\"}",
                "あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あおぞら"
            })
    void refusesSecretsWhereverTheyStandAndNeverRepeatsThem(String text) {
        for (var wrapped : List.of(text, HexFormat.of().formatHex(text.getBytes(UTF_8)))) {
            assertThat(read(wrapped))
                    .isInstanceOfSatisfying(
                            HoldsSecret.class,
                            refused ->
                                    assertThat(refused.toString()).doesNotContain("xprv9", "L4rK", "abandon", "あいこ"));
        }
    }

    @Test
    void refusesLargeFilesWithoutReadingThemWhole() throws IOException {
        var endless = new Endless();

        assertThat(WalletFiles.read(endless, Network.MAINNET)).isEqualTo(new TooLarge(5_000_000));
        assertThat(endless.given).isLessThan(5_100_000);
        assertThat(WalletFiles.read(new ByteArrayInputStream(new byte[50_000_000]), Network.MAINNET))
                .isEqualTo(new TooLarge(5_000_000));
    }

    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return '{';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) '{');
            given += length;
            return length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"keystore\":", "[],", "9", "a ", "(", "wpkh(", "[a]", "xpub", "あ"})
    void staysQuickAndCalmWithHostileFiles(String piece) {
        for (var start : List.of("", "{\"keystore\":")) {
            var text = start + piece.repeat(100_000 / piece.getBytes(UTF_8).length);

            assertThat(read(text)).isInstanceOf(WalletFileResult.Refused.class);
        }
    }
}
