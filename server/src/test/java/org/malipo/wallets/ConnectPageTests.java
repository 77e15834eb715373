package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.WalletText;
import org.malipo.bitcoin.qr.Bbqr;
import org.malipo.bitcoin.qr.Ur;
import org.malipo.wallets.WalletConfig.KeySettings;

/** Connecting a wallet on the pages: from a file, from text, before a camera. */
@WalletTest
class ConnectPageTests extends SetupPageCase {
    private static final Path SAMPLES = Path.of("../bitcoin/src/test/resources/fuzz");
    private static final String ZPUB =
            "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
    private static final String VPUB =
            "vpub5Y6cjg78GGuNLsaPhmYsiw4gYX3HoQiRBiSwDaBXKUafCt9bNwWQiitDk5VZ5BVxYnQdwoTyXSs2JHRPAgjAvtbBrf8ZhDYe2jWAqvZVnsc";
    private static final String FIRST_OF_VPUB = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk";

    private HttpResponse<String> upload(String content) {
        return browser.upload(path("/connect/file"), "wallet.txt", content.getBytes(UTF_8));
    }

    private HttpResponse<String> type(String text) {
        return browser.submit(path("/connect"), Map.of("scheme", text));
    }

    private HttpResponse<String> show(String where, List<String> codes) {
        return browser.submit(
                path("/connect/" + where),
                codes.stream().map(code -> Map.entry("code", code)).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keystore.json          | Coldcard            | 8bafd160/49'/0'/0' | Legacy (1…)          | 1LUUbh",
                "specter.json           | Specter or Sparrow  | 73c5da0a/84'/0'/0' | Native segwit        | bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
                "wasabi.json            | Coldcard            | 60d1af8b/84'/0'/0' | Native segwit        | bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
                "bip-0129-round-2.bsms  | BSMS file           | 1cf0bf7e/48'/0'/0'/2' | 2 of 2 signatures | bc1qrgc6p3kylfztu06ysl752gwwuekhvtfh9vr7zg43jvu60mutamcsv948ej",
                "descriptor.txt         | Output descriptor   | 73c5da0a/48'/0'/0'/2' | 1 of 1 signatures | 3"
            })
    void showsWhatAFileHoldsBeforeAnythingIsSaved(String file, String source, String origin, String type, String first)
            throws IOException {
        storeIsOn(Network.MAINNET);

        var page = browser.upload(path("/connect/file"), file, Files.readAllBytes(SAMPLES.resolve(file)));

        assertShown(page, source, origin, type);
        if (first.length() > 6) {
            assertShown(page, first);
        }
        assertThat(page.body().split("<tr><td>", -1)).as("ten addresses").hasSize(11);
        assertThat(wallets.of(store)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keystore-several.json | The file lacks the public key of signer 2.",
                "scheme.txt            | A key stands in the wallet twice.",
                "hex.txt               | This file has none of the forms that are read here."
            })
    void saysWhyAFileIsNotTaken(String file, String reason) throws IOException {
        storeIsOn(Network.MAINNET);

        assertRefused(browser.upload(path("/connect/file"), file, Files.readAllBytes(SAMPLES.resolve(file))), reason);
    }

    @Test
    void refusesAFileThatIsTooLargeWithTheReason() {
        assertRefused(upload(" ".repeat(5_000_001)), "The file is larger than 5 MB.");
    }

    @Test
    void namesAnEncryptedFile() throws IOException {
        assertRefused(
                upload(Files.readString(SAMPLES.resolveSibling("vectors").resolve("bip-0129-standard-round-2.dat"))),
                "This file is encrypted, as BSMS files can be. Export it without encryption.");
    }

    @Test
    void refusesAFileOfAnotherNetwork() throws IOException {
        assertRefused(
                upload(Files.readString(SAMPLES.resolve("keystore.json"))),
                "This key belongs to another Bitcoin network than the store.");
        assertRefused(
                upload(Files.readString(SAMPLES.resolve("specter.json"))),
                "This key belongs to another Bitcoin network than the store.");
    }

    @Test
    void refusesAKeyOfAnotherNetwork() {
        assertRefused(type(ZPUB), "This key belongs to another Bitcoin network than the store.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | This is not an extended public key, or it has a typing error.",
                "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about | These are the words of a seed.",
                "tr(%s/<0;1>/*,pk(%s/<0;1>/*)) | Taproot with a script tree is not supported, only with a single key.",
                "wsh(and_v(v:pk(%s/<0;1>/*),older(10))) | This wallet uses miniscript",
                "wpkh(%s/1/*) | This descriptor holds the change addresses only.",
                "wpkh(%s/<0;1>/*)#aaaaaaaa | its checksum does not match.",
            })
    void saysWhyATextIsNoWallet(String text, String reason) {
        var xpub = WalletFixture.account().key().xpub();

        assertRefused(type(text.replace("%s", xpub)), reason);
    }

    @Test
    void saysItInTheLanguageOfThePage() {
        assertThat(browser.submitWith("Accept-Language", "sw", path("/connect"), Map.of("scheme", "hello"))
                        .body())
                .contains("Huu si ufunguo wa umma uliopanuliwa");
    }

    @Test
    void keepsWhatWasTypedBesideTheReason() {
        var page = browser.submit(path("/connect"), Map.of("scheme", VPUB, "origin", "nonsense"));

        assertRefused(page, VPUB, "value=\"nonsense\"", "Fingerprint and path are written like 73c5da0a/84'/0'/0'");
    }

    @Test
    void savesWhatWasCompared() {
        var page = browser.submit(path("/connect"), Map.of("scheme", VPUB, "origin", "73c5da0a/84'/1'/0'"));
        assertShown(page, FIRST_OF_VPUB, "73c5da0a/84'/1'/0'", "Native segwit");
        var form = new ArrayList<>(fields(page));
        form.add(Map.entry("label", "Till"));

        assertLeadsToWallet(browser.submit(path("/connect/save"), form));

        var config = saved().config();
        assertThat(saved().scheme().address(Branch.DEPOSIT, 0)).isEqualTo(FIRST_OF_VPUB);
        assertThat(config.label()).isEqualTo("Till");
        assertThat(config.accountOriginal()).isEqualTo(VPUB);
        assertThat(config.source()).isEqualTo("ManualDerivationScheme");
        assertThat(config.accountKeySettings()).hasSize(1).first().satisfies(key -> {
            assertThat(key.rootFingerprint()).isEqualTo("73c5da0a");
            assertThat(key.accountKeyPath()).isEqualTo("84'/1'/0'");
        });
    }

    @Test
    void savesNothingThatWasChangedOnTheWay() {
        var answer = browser.submit(
                path("/connect/save"), Map.of("derivation", "tpubnonsense", "key", "tpubnonsense", "source", "x"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(wallets.of(store)).isEmpty();
    }

    @Test
    void takesTheTypeFromThePathOfABareKey() {
        var xpub = WalletFixture.account().key().xpub();

        assertShown(type("[73c5da0a/86'/1'/0']" + xpub), "Taproot (bc1p…)", "bcrt1p");
    }

    @Test
    void triesTheSameKeyWithOtherAddresses() throws Exception {
        var xpub = WalletFixture.account().key().xpub();
        var form = new ArrayList<>(fields(type(xpub)));
        form.add(Map.entry("type", "nested"));

        var page = browser.submit(path("/connect/type"), form);

        assertShown(
                page,
                "Nested segwit",
                WalletText.typed(xpub + "-[p2sh]", Network.REGTEST).scheme().address(Branch.DEPOSIT, 9));
    }

    @Test
    void readsTheContentOfAFileThatWasPasted() throws IOException {
        storeIsOn(Network.MAINNET);

        assertShown(type(Files.readString(SAMPLES.resolve("specter.json"))), "Specter or Sparrow");
    }

    @Test
    void readsASeriesOfCodesFrameByFrame() throws Exception {
        var read = pair();
        var parts = Ur.output(read.scheme(), read.keys(), 60);
        assertThat(parts).hasSizeGreaterThan(3);

        for (var seen = 1; seen < parts.size(); seen++) {
            assertThat(show("scan", parts.subList(0, seen)).body())
                    .contains("\"state\":\"more\"", "Read " + seen + " of " + parts.size() + " parts");
        }
        assertThat(show("scan", parts).body()).contains("\"state\":\"whole\"");
        assertShown(show("codes", parts), "2 of 2 signatures", read.scheme().address(Branch.DEPOSIT, 9));
    }

    /** {@return a wallet of two signers} */
    private static WalletText pair() throws Exception {
        return WalletText.typed(
                "wsh(sortedmulti(2,[aabbccdd/48'/1'/0'/2']"
                        + WalletFixture.account().key().xpub() + "/<0;1>/*,[ddccbbaa/48'/1'/0'/2']"
                        + WalletFixture.account().key().xpub() + "/<0;1>/*))",
                Network.REGTEST);
    }

    @Test
    void readsAMovingCodeOfTheOtherKind() throws Exception {
        var descriptor = pair().scheme().descriptor();
        var parts = Bbqr.parts(descriptor.getBytes(UTF_8), Bbqr.FileType.TEXT, 100);

        assertThat(show("scan", parts.reversed()).body()).contains("\"state\":\"whole\"");
        assertShown(show("codes", parts.reversed()), "2 of 2 signatures");
    }

    @Test
    void tellsOfCodesThatDoNotBelongTogether() throws Exception {
        var one = Ur.output(pair().scheme(), pair().keys(), 60);
        var other = Ur.output(pair().scheme(), pair().keys(), 60);

        assertThat(show("scan", List.of(one.getFirst(), other.getLast())).body())
                .contains("\"state\":\"refused\"", "another series");
        assertRefused(show("codes", one.subList(0, 1)), "Parts of the code are missing.");
    }

    @Test
    void letsChooseAmongTheAccountsOfADevice() {
        var account = WalletFixture.account();
        var codes = Ur.account("aabbccdd", List.of(segwit(account), taproot(account)), 2_000);

        var page = show("codes", codes);

        assertShown(page, "Which account?", "Native segwit", "Taproot");
        assertShown(
                browser.submit(path("/connect/type"), fields(page)),
                segwit(account).address(Branch.DEPOSIT, 3));
    }

    private static DerivationScheme segwit(SeedAccount account) {
        return account.scheme();
    }

    private static DerivationScheme taproot(SeedAccount account) {
        try {
            return WalletText.typed(account.scheme().print() + "-[taproot]", Network.REGTEST)
                    .scheme();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsASingleKeyWithItsOrigin() throws Exception {
        var key = new AccountKey(WalletFixture.account().key().xpub(), KeyOrigin.parse("aabbccdd/84'/1'/0'"));
        var page = show("codes", Ur.key(key, Network.REGTEST, 2_000));

        assertLeadsToWallet(browser.submit(path("/connect/save"), fields(page)));
        assertThat(saved().config().accountKeySettings())
                .containsExactly(new KeySettings("aabbccdd", "84'/1'/0'", key.xpub(), null));
    }

    @Test
    void saysThatAWalletIsReplaced() {
        browser.submit(path("/connect/save"), fields(type(VPUB)));

        assertThat(browser.open(path("/connect")).body()).contains("This replaces the wallet");
    }
}
