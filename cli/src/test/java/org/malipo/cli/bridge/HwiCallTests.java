package org.malipo.cli.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what pages need goes on to hwi, and only where it looks like it. */
class HwiCallTests {
    @Test
    void passesOnWhatPagesNeed() throws Exception {
        assertThat(call("enumerate")).containsExactly("enumerate");
        assertThat(call("--chain regtest -t trezor_1 -d hid:/dev/x#1 getxpub m/84h/1'/0H"))
                .containsExactly(
                        "--chain=regtest",
                        "--device-type=trezor_1",
                        "--device-path=hid:/dev/x#1",
                        "getxpub",
                        "m/84h/1'/0H");
        assertThat(call("-f 73c5da0a signtx cHNidP8BAH0="))
                .containsExactly("--fingerprint=73c5da0a", "signtx", "cHNidP8BAH0=");
        assertThat(call("-f 73c5da0a displayaddress --path m/84h/1h/0h/0/0 --addr-type wit"))
                .containsExactly(
                        "--fingerprint=73c5da0a", "displayaddress", "--path=m/84h/1h/0h/0/0", "--addr-type=wit");
        assertThat(call("-t trezor sendpin 1379")).containsExactly("--device-type=trezor", "sendpin", "1379");
    }

    @Test
    void passphrasesMayHoldAnythingThatIsTyped() throws Exception {
        assertThat(HwiCall.of(List.of("--password", "-x 'neno $(id) \u00e9", "enumerate"))
                        .arguments())
                .containsExactly("--password=-x 'neno $(id) \u00e9", "enumerate");
        assertThat(HwiCall.of(List.of("--password", "", "enumerate")).arguments())
                .containsExactly("--password=", "enumerate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wipe",
                "setup",
                "restore",
                "backup",
                "signmessage hello m/0",
                "togglepassphrase",
                "installudevrules",
                "installudevrules --location /etc",
                "--interactive enumerate",
                "--stdin enumerate",
                "--stdinpass enumerate",
                "--debug enumerate",
                "--emulators enumerate",
                "--chain=regtest enumerate",
                "--chain moon enumerate",
                "--chain",
                "enumerate --debug",
                "enumerate ; id",
                "enumerate enumerate",
                "-f 73C5DA0A; getxpub m/0",
                "getxpub",
                "getxpub m/$(id)",
                "getxpub m/0 m/1",
                "getxpub ../0",
                "signtx /etc/passwd",
                "signtx --help",
                "signtx cHNidP8BAH0=;id",
                "sendpin 12`id`",
                "sendpin 0",
                "displayaddress --desc wpkh(xpub)|id",
                "displayaddress --addr-type moon",
            })
    void passesNothingElseOn(String words) {
        assertThatThrownBy(() -> call(words))
                .isInstanceOf(BridgeRefusal.class)
                .hasMessageStartingWith("The bridge passes no such");
    }

    @Test
    void noValueOpensAnotherLine() {
        assertThatThrownBy(() -> HwiCall.of(List.of("--password", "a\n\nwipe", "enumerate")))
                .isInstanceOf(BridgeRefusal.class);
        assertThatThrownBy(() -> HwiCall.of(List.of("--device-path", "a\nwipe", "enumerate")))
                .isInstanceOf(BridgeRefusal.class);
        assertThatThrownBy(() -> HwiCall.of(List.of("getxpub", "m/0\n"))).isInstanceOf(BridgeRefusal.class);
    }

    @Test
    void wordsReachHwiWhole() {
        assertThat(Hwi.lines(List.of("--password=it's $HOME", "enumerate")))
                .isEqualTo("'--password=it'\"'\"'s $HOME'\n'enumerate'\n\n");
    }

    private static List<String> call(String words) throws BridgeRefusal {
        return HwiCall.of(words.isEmpty() ? List.of() : List.of(words.split(" ")))
                .arguments();
    }
}
