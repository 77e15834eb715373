package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.WalletOutcome;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A transaction of a wallet whose keys are elsewhere, signed with what somebody types for it. */
@ExtendWith(OutputCaptureExtension.class)
class TypedKeyPageTests extends SendPageCase {
    private static final String WORDS = "abandon ".repeat(11) + "about";
    private static final String OTHER_WORDS =
            "legal winner thank year wave sausage worth useful legal winner thank yellow";
    private static final String FINGERPRINT = "73c5da0a";
    private static final String NEW = "New signatures: 1.";

    private String made = "";

    private static SeedAccount account(AccountType type, String passphrase) {
        try {
            return SeedAccount.of(Mnemonic.parse(WORDS).master(passphrase), type, Network.REGTEST, 0);
        } catch (MnemonicException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transaction to sign of a wallet that knows this of its key. */
    private void madeFor(SeedAccount account, KeySettings settings) {
        var config = new WalletConfig(
                account.scheme().print(), null, List.of(settings), null, "Safe", "GenericFile", false, false, true);
        wallet = ((WalletOutcome.Configured) wallets.configure(people.store(admin), config)).wallet();
        browser.open(path(""));
        coin(100_000);
        made = psbt(browser.submit(path("/send/psbt"), fields(typed(stranger(), "40000"))));
    }

    private void madeFor(SeedAccount account) {
        var origin = account.key().origin();
        assertThat(origin).isNotNull();
        madeFor(
                account,
                new KeySettings(
                        origin.fingerprint(), origin.printPath(), account.key().xpub(), null));
    }

    private HttpResponse<String> sign(String words, String passphrase) {
        return browser.submit(path("/psbt/seed"), Map.of("psbt", made, "words", words, "passphrase", passphrase));
    }

    @ParameterizedTest
    @EnumSource
    void signsWithWordsWhateverTheKindOfWallet(AccountType type) {
        madeFor(account(type, ""));
        assertShown(
                browser.submit(path("/psbt"), Map.of("psbt", made)), "Sign with words or a private key", "/psbt/seed");

        var page = sign(WORDS, "");

        assertShown(page, NEW, "Signed completely", stranger());
        assertThat(states()).isEmpty();
        followed(browser.submit(path("/psbt/send"), Map.of("psbt", psbt(page))));
        assertThat(sent().txIn).hasSize(1);
    }

    @Test
    void aPassphraseMakesAnotherWallet() {
        madeFor(account(AccountType.SEGWIT, "karibu"));

        assertRefused(sign(WORDS, ""), "this has the fingerprint " + FINGERPRINT + ", and the wallet has ");
        assertShown(sign(WORDS, "karibu"), NEW);
    }

    @Test
    void signsWithTheKeyOfTheAccountOrTheRoot() {
        var account = account(AccountType.SEGWIT, "");
        madeFor(account);
        var ofAccount = SeedAccount.reveal(account.privateKey(), Network.REGTEST);
        var ofMainnet = SeedAccount.reveal(account.privateKey(), Network.MAINNET);

        for (var key : List.of(ofAccount, ofMainnet)) {
            assertShown(sign(key, ""), NEW);
        }
        var other = SeedAccount.reveal(account(AccountType.LEGACY, "").privateKey(), Network.REGTEST);
        assertRefused(sign(other, ""), "which is none of the wallet’s keys", "tpub");
        assertRefused(sign(ofAccount.replace('a', 'b'), ""), "This extended private key has a typing error.");
    }

    @Test
    void findsTheUsualAccountsWhereTheOriginIsNotKnown() {
        var account = account(AccountType.SEGWIT, "");
        madeFor(account, new KeySettings(null, null, account.key().xpub(), null));

        assertShown(sign(WORDS, ""), NEW, "Signed completely");
        assertRefused(sign(OTHER_WORDS, ""), "makes no key of this wallet at the usual paths");
    }

    @Test
    void saysWhatDoesNotFit(CapturedOutput log) {
        madeFor(account(AccountType.SEGWIT, ""));

        var pages = List.of(
                sign(OTHER_WORDS, "siri yangu"),
                sign("abandon ".repeat(12), "siri yangu"),
                sign("abandon abandon about", "siri yangu"),
                sign("abandon ".repeat(11) + "zzzabouty", "siri yangu"));

        assertRefused(pages.get(0), "this has the fingerprint ", "and the wallet has " + FINGERPRINT + ".");
        assertRefused(pages.get(1), "The words do not belong together");
        assertRefused(pages.get(2), "A seed has 12, 15, 18, 21 or 24 words.");
        assertRefused(pages.get(3), "A word is in none of the word lists.");
        assertRefused(sign("", ""), "Type the words or the private key.");
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.body())
                    .doesNotContain("siri yangu", "abandon", "legal winner")
                    .contains("0 of 1 signatures", "<details class=\"disclosure\" open>");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        });
        assertThat(log).doesNotContain("siri yangu", "abandon abandon", "legal winner");
    }

    @Test
    void namesAPathThatIsWrittenWrong() {
        var account = account(AccountType.SEGWIT, "");
        madeFor(account, new KeySettings(FINGERPRINT, "84'/1'/5'", account.key().xpub(), null));

        assertRefused(sign(WORDS, ""), "the key at " + FINGERPRINT + "/84'/1'/5' is not the wallet’s");
    }

    @Test
    void leavesNoTraceOfTheSecret(CapturedOutput log) {
        var account = account(AccountType.SEGWIT, "siri yangu");
        madeFor(account);
        var key = SeedAccount.reveal(account.privateKey(), Network.REGTEST);

        for (var page : List.of(sign(WORDS, "siri yangu"), sign(key, ""))) {
            assertShown(page, NEW);
            assertThat(page.body()).doesNotContain("siri yangu", "abandon", key);
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        assertThat(log).doesNotContain("siri yangu", "abandon abandon", key);
    }

    @Test
    void isForThoseWhoMaySign() {
        madeFor(account(AccountType.SEGWIT, ""));
        asSomebodyWhoPrepares();

        assertThat(browser.submit(path("/psbt"), Map.of("psbt", made)).body()).doesNotContain("/psbt/seed");
        assertThat(sign(WORDS, "").statusCode()).isEqualTo(403);
    }

    @Test
    void signsNothingThatIsSignedOrUnreadable() {
        madeFor(account(AccountType.SEGWIT, ""));
        var signed = psbt(sign(WORDS, ""));

        made = signed;
        assertRefused(sign(WORDS, ""), "This key has nothing to sign here");
        made = "hello";
        assertRefused(sign(WORDS, ""), "This is no readable PSBT.");
    }
}
