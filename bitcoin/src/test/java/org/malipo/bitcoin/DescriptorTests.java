package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output descriptors: BIP 380 to 386, 389. */
class DescriptorTests {
    private static final String XPUB =
            "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";

    /** How the reasons of the BIPs begin in our words. */
    private static final Map<String, List<String>> REFUSALS = refusals();

    @ParameterizedTest
    @CsvFileSource(
            resources = {
                "/vectors/bip-0380.txt",
                "/vectors/bip-0381.txt",
                "/vectors/bip-0382.txt",
                "/vectors/bip-0383.txt",
                "/vectors/bip-0384.txt",
                "/vectors/bip-0385.txt",
                "/vectors/bip-0386.txt"
            },
            delimiter = '|')
    void readsAsTheBipsSay(String kind, String text, @Nullable String expected) throws Exception {
        switch (kind) {
            case "valid" -> assertScripts(Descriptor.parse(text, Network.MAINNET), expected);
            case "private" -> assertPublicScripts(text, expected);
            default -> assertRefused(text, String.valueOf(expected));
        }
    }

    /** The scripts that the BIP gives for private keys are those of their public keys. */
    private static void assertPublicScripts(String text, @Nullable String scripts) throws SchemeException {
        assertPrivateKeyRefused(text);
        var expected = scripts == null ? List.<String>of() : Arrays.asList(scripts.split(","));
        for (var index = 0; index < Math.max(1, expected.size()); index++) {
            var descriptor = Descriptor.parse(PublicForm.of(text, index), Network.MAINNET);
            var script = HexFormat.of().formatHex(descriptor.script(0, index));
            assertThat(script).isEqualTo(expected.isEmpty() ? script : expected.get(index));
        }
    }

    private static void assertScripts(Descriptor descriptor, @Nullable String scripts) throws SchemeException {
        var expected = scripts == null ? List.<String>of() : Arrays.asList(scripts.split(","));
        for (var index = 0; index < expected.size(); index++) {
            assertThat(HexFormat.of().formatHex(descriptor.script(0, index))).isEqualTo(expected.get(index));
        }
        assertThat(Descriptor.parse(descriptor.print(), Network.MAINNET).print())
                .isEqualTo(descriptor.print());
    }

    private static void assertPrivateKeyRefused(String text) {
        assertThatThrownBy(() -> Descriptor.parse(text, Network.MAINNET)).hasMessage(PrivateMaterial.REFUSAL);
    }

    /** What holds a private key is refused for that; its public form then for the reason that the BIP gives. */
    private static void assertRefused(String text, String reason) {
        var inPublic = PublicForm.of(text, 0);
        if (!inPublic.equals(text)) {
            assertPrivateKeyRefused(text);
        }
        assertThatThrownBy(() -> Descriptor.parse(inPublic, Network.MAINNET))
                .as(reason)
                .isInstanceOf(SchemeException.class)
                .extracting(Throwable::getMessage, STRING)
                .satisfies(message ->
                        assertThat(REFUSALS.getOrDefault(reason, List.of())).anyMatch(message::startsWith));
    }

    private static Map<String, List<String>> refusals() {
        try (var file = DescriptorTests.class.getResourceAsStream("/vectors/descriptor-refusals.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2))
                    .collect(Collectors.groupingBy(
                            row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/bip-0389.txt", delimiter = '|')
    void expandsBranches(String kind, String text, @Nullable String expected) throws Exception {
        switch (kind) {
            case "multipath" ->
                assertExpands(text, List.of(String.valueOf(expected).split(";")));
            case "private" -> assertPrivateKeyRefused(text);
            default -> assertRefused(text, String.valueOf(expected));
        }
    }

    private static void assertExpands(String text, List<String> expanded) throws SchemeException {
        var descriptor = Descriptor.parse(text, Network.MAINNET);

        assertThat(descriptor.branches()).isEqualTo(expanded.size());
        for (var branch = 0; branch < expanded.size(); branch++) {
            var single = Descriptor.parse(expanded.get(branch), Network.MAINNET);
            assertThat(descriptor.script(branch, 7)).isEqualTo(single.script(0, 7));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wpkh([73c5da0a/84'/0'/0']XPUB/<0;1>/*), hpg6d6w2",
        "wpkh([73c5da0a/84'/0'/0']XPUB/0/*), wc3n3van",
        "wpkh([73c5da0a/84'/0'/0']XPUB/**), n30fea7c",
        "wpkh([73c5da0a/84h/0h/0h]XPUB/<0;1>/*), qf45pmyh",
        "raw(deadbeef), 89f8spxm",
    })
    void countsChecksums(String descriptor, String checksum) {
        assertThat(DescriptorChecksum.of(descriptor.replace("XPUB", XPUB))).isEqualTo(checksum);
    }

    @Test
    void countsTheChecksumOfSeveralKeys() {
        var descriptor = "wsh(sortedmulti(2,[73c5da0a/48'/0'/0'/2']" + DerivationSchemeTests.A
                + "/<0;1>/*,[5c9e228d/48'/0'/0'/2']" + DerivationSchemeTests.B + "/<0;1>/*))";

        assertThat(DescriptorChecksum.of(descriptor)).isEqualTo("0enxxms8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsh(or_d(pk(K),and_v(v:pkh(K),older(65535))))",
                "wsh(thresh(2,pk(K),s:pk(K)))",
                "wsh(and_v(v:pk(K),after(100)))",
                "sh(wsh(andor(pk(K),pk(K),pk(K))))"
            })
    void refusesMiniscriptWithTheReason(String text) {
        assertThatThrownBy(() -> Descriptor.parse(text.replace("K", XPUB + "/<0;1>/*"), Network.MAINNET))
                .hasMessageStartingWith("Miniscript is not supported: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wsh(or_d(pk(XPUB),older(5)))|5",
                "wpkh(XPUB|117",
                "wsh(sortedmulti(2,XPUB/**,XPUB/**/5))|134",
                "wsh(multi(3,XPUB/**))|11",
                "pkh(xpub1)|5",
                "sh(wpkh(XPUB/**))x|125",
                "wpkh(XPUB/0'/*)|6",
                "wpkh(XPÜB)|8",
            })
    void namesThePlaceOfAMistake(String text, int place) {
        assertThatThrownBy(() -> Descriptor.parse(text.replace("XPUB", XPUB), Network.MAINNET))
                .isInstanceOf(SchemeException.class)
                .hasMessageEndingWith(" (at character " + place + ")");
    }

    @Test
    void refusesKeysOfAnotherNetwork() {
        assertThatThrownBy(() -> Descriptor.parse("wpkh(" + XPUB + "/<0;1>/*)", Network.REGTEST))
                .hasMessageContaining("another network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                ")",
                "wpkh",
                "wpkh(",
                "wpkh()",
                "wpkh(x",
                "wpkh(,)",
                "sh(wsh())",
                "multi()",
                "wsh(multi(1))",
                "wsh(multi(1,))",
                "tr()",
                "raw()x",
                "pkh(xpub)",
                "wpkh([]xpub)",
                "((((((((",
                "wsh(sh(wsh(",
                "\u0000",
                "💰(1)"
            })
    void refusesGarbageInWords(String text) {
        assertThatThrownBy(() -> Descriptor.parse(text, Network.MAINNET)).isInstanceOf(SchemeException.class);
    }
}
