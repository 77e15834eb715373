package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPublicKey;
import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** What was printed reads back as the same thing. */
class RoundTripPropertyTests {
    @Property(tries = 60)
    void schemesPrintAsTheyWereRead(@ForAll("schemes") String text) throws SchemeException {
        var scheme = DerivationScheme.parse(text, Network.REGTEST);

        assertThat(scheme.print()).isEqualTo(text);
        assertThat(DerivationScheme.parse(scheme.identity(), Network.REGTEST).address(Branch.CHANGE, 3))
                .isEqualTo(scheme.address(Branch.CHANGE, 3));
    }

    @Property(tries = 60)
    void descriptorsPrintAsTheyWereRead(@ForAll("policies") String body) throws SchemeException {
        var text = DescriptorChecksum.append(body);

        var scheme = DerivationScheme.parse(text, Network.REGTEST);

        assertThat(scheme.print()).isEqualTo(text);
        assertThat(Descriptor.parse(text, Network.REGTEST).print()).isEqualTo(text);
    }

    @Property(tries = 60)
    void descriptorsOfSeveralKeysPrintAsTheyWereRead(@ForAll("severalKeys") String body) throws SchemeException {
        var text = DescriptorChecksum.append(body);

        var read = Descriptor.parse(text, Network.REGTEST);

        assertThat(read.print()).isEqualTo(text);
        assertThat(DerivationScheme.of(read).descriptor()).isEqualTo(text);
    }

    @Property(tries = 60)
    void addressesReadAsTheScriptTheyWereMadeFrom(@ForAll("schemes") String text, @ForAll("indexes") int index)
            throws TextException {
        var script = DerivationScheme.parse(text, Network.REGTEST).scriptPubKey(Branch.DEPOSIT, index);

        var address = Addresses.ofScript(script, Network.REGTEST).orElseThrow();

        assertThat(Addresses.toScript(address, Network.REGTEST)).isEqualTo(script);
    }

    @Property(tries = 200)
    void linksReadAsTheyWerePrinted(
            @ForAll @LongRange(min = 0, max = 2_100_000_000_000_000L) long sats,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name,
            @ForAll @StringLength(max = 30) String value)
            throws PaymentLinkException {
        var link = PaymentLink.to("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk")
                .amount(new Satoshi(sats))
                .with("x" + name.toLowerCase(Locale.ROOT), wellFormed(value));

        assertThat(PaymentLink.parse(link.print(), Network.REGTEST)).isEqualTo(link);
        assertThat(PaymentLink.parse(link.printForQr(), Network.REGTEST).amount())
                .isEqualTo(link.amount());
    }

    /** Half a surrogate pair has no form in UTF-8. */
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 60) String text) {
        for (var wrapped : List.of(text, "wpkh(" + text + ")", "2-of-" + text, "[" + text + "]xpub")) {
            try {
                WalletText.typed(wrapped, Network.REGTEST);
            } catch (SchemeException e) {
                assertThat(e).hasMessageNotContaining("Exception");
            }
        }
    }

    @Provide
    Arbitrary<Integer> indexes() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE);
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.oneOf(singleKey(), multisig());
    }

    private static Arbitrary<String> singleKey() {
        return Combinators.combine(keys(), Arbitraries.of("", "-[legacy]", "-[p2sh]", "-[taproot]"))
                .as((key, option) -> key + option);
    }

    private static Arbitrary<String> multisig() {
        var options = Arbitraries.of(
                "", "-[legacy]", "-[keeporder]", "-[p2sh]", "-[keeporder]-[p2sh]", "-[legacy]-[keeporder]");
        return Combinators.combine(
                        keys().list().uniqueElements().ofMinSize(1).ofMaxSize(5), Arbitraries.integers(), options)
                .as((keys, seed, option) ->
                        1 + Math.floorMod(seed, keys.size()) + "-of-" + String.join("-", keys) + option);
    }

    @Provide
    Arbitrary<String> policies() {
        var steps = Arbitraries.of("/<2;3>/*", "/7/<0;1>/*", "/<0;1>/4/*", "/<10;0>/*");
        var origin = Arbitraries.of("", "[73c5da0a]", "[73c5da0a/84'/1'/0']");
        var forms = Arbitraries.of(
                "pkh(K)",
                "wpkh(K)",
                "sh(wpkh(K))",
                "tr(K)",
                "wsh(pk(K))",
                "wsh(pkh(K))",
                "sh(wsh(pk(K)))",
                "wsh(multi(1,K))",
                "sh(sortedmulti(1,K))");
        return Combinators.combine(forms, origin, keys(), steps)
                .as((form, from, key, path) -> form.replace("K", from + key + path));
    }

    @Provide
    Arbitrary<String> severalKeys() {
        var forms = Arbitraries.of("wsh(F)", "sh(F)", "sh(wsh(F))");
        var functions = Arbitraries.of("multi", "sortedmulti");
        var steps = Arbitraries.of("/<0;1>/*", "/<2;3>/*", "/7/<0;1>/*");
        var written = keys().list().uniqueElements().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(forms, functions, steps, written, Arbitraries.integers())
                .as((form, function, path, keys, seed) -> form.replace(
                        "F",
                        function + "(" + (1 + Math.floorMod(seed, keys.size())) + ","
                                + keys.stream()
                                        .map(key -> "[73c5da0a/48'/1'/0'/2']" + key + path)
                                        .collect(Collectors.joining(","))
                                + ")"));
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(32)
                .map(seed -> key(seed).encode(Slip132.TPUB.version()));
    }

    private static ExtendedPublicKey key(byte[] seed) {
        return DeterministicWallet.generate(seed)
                .derivePrivateKey(AccountType.SEGWIT.path(Network.REGTEST, 0))
                .getExtendedPublicKey();
    }
}
