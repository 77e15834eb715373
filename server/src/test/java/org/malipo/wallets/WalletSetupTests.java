package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.KeyPaths;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.WordList;
import org.malipo.secrets.Vault;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.WalletOutcome.AlreadyConfigured;
import org.malipo.wallets.WalletOutcome.Generated;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.WalletOutcome.Previewed;
import org.malipo.wallets.WalletOutcome.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Setting wallets up. */
@WalletTest
class WalletSetupTests {
    private static final String ABANDON = "abandon ".repeat(11) + "about";
    private static final String ABANDON_VPUB =
            "vpub5Y6cjg78GGuNLsaPhmYsiw4gYX3HoQiRBiSwDaBXKUafCt9bNwWQiitDk5VZ5BVxYnQdwoTyXSs2JHRPAgjAvtbBrf8ZhDYe2jWAqvZVnsc";

    @Autowired
    private Wallets wallets;

    @Autowired
    private Vault vault;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private WalletFixture given;

    private Generated generated(GeneratedWallet request) {
        var outcome = wallets.generate(given.store(), request);
        assertThat(outcome).isInstanceOf(Generated.class);
        return (Generated) outcome;
    }

    @Test
    void keepsNoSecretOfAColdWallet() {
        var made = generated(GeneratedWallet.segwit("cold", false));

        assertThat(made.wallet().config().isHotWallet()).isFalse();
        assertNowhere(made.mnemonic().reveal());
        assertNowhere(made.mnemonic().reveal().split(" ")[3] + " "
                + made.mnemonic().reveal().split(" ")[4]);
        assertNowhere(SeedAccount.reveal(made.mnemonic().master(""), Network.REGTEST));
        assertThat(count(
                        "select count(*) from wallet_seed where wallet_id = ?",
                        made.wallet().id()))
                .isZero();
    }

    @Test
    void sealsTheSeedOfAHotWallet() {
        var made = generated(GeneratedWallet.segwit("hot", true));
        var wallet = made.wallet();
        var words = made.mnemonic().reveal();

        assertThat(wallet.config().isHotWallet()).isTrue();
        assertNowhere(words);
        assertNowhere(SeedAccount.reveal(made.mnemonic().master(""), Network.REGTEST));
        assertThat(opened("mnemonic", wallet)).isEqualTo(words);
        assertThat(opened("master_key", wallet))
                .isEqualTo(SeedAccount.reveal(made.mnemonic().master(""), Network.REGTEST));
    }

    private String opened(String column, StoreWallet wallet) {
        var sealed = jdbc.queryForObject(
                "select " + column + " from wallet_seed where store_id = ? and wallet_id = ?",
                String.class,
                wallet.store().value(),
                wallet.id());
        return vault.open(Seeds.place(column, wallet.store(), wallet.id()), String.valueOf(sealed));
    }

    /** Looks through every row of every table. */
    private void assertNowhere(String secret) {
        var tables = jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
                String.class);
        assertThat(tables).contains("wallet_seed", "event");
        for (var table : tables) {
            assertThat(count("select count(*) from " + table + " r where position(? in r::text) > 0", secret))
                    .as(table)
                    .isZero();
        }
    }

    private int count(String sql, Object parameter) {
        var count = jdbc.queryForObject(sql, Integer.class, parameter);
        return count == null ? 0 : count;
    }

    @ParameterizedTest
    @EnumSource(AccountType.class)
    void makesEachTypeOfAccountFromGivenWords(AccountType type) throws Exception {
        var made = generated(new GeneratedWallet(null, ABANDON, "", 0, type, WordList.ENGLISH, 12, false));

        var expected = SeedAccount.of(Mnemonic.parse(ABANDON).master(""), type, Network.REGTEST, 0);
        assertThat(made.wallet().scheme()).isEqualTo(expected.scheme());
        assertThat(made.wallet().config().source()).isEqualTo("ImportedSeed");
        assertThat(made.wallet().config().accountKeySettings())
                .containsExactly(new KeySettings(
                        "73c5da0a",
                        KeyPaths.print(type.path(Network.REGTEST, 0)),
                        expected.key().xpub(),
                        null));
    }

    @Test
    void makesAsManyWordsAsAskedInTheLanguageAsked() {
        var request = new GeneratedWallet(null, null, "", 0, AccountType.SEGWIT, WordList.SPANISH, 24, false);

        assertThat(generated(request).mnemonic().reveal().split(" ")).hasSize(24);
    }

    @Test
    void makesNoSecondWallet() {
        var first = generated(GeneratedWallet.segwit(null, false)).wallet();

        assertThat(wallets.generate(first.store(), GeneratedWallet.segwit(null, false)))
                .isEqualTo(new AlreadyConfigured());
        assertThat(wallets.of(first.store())).contains(first);
    }

    @Test
    void refusesWordsThatAreNoSeed() {
        var request =
                new GeneratedWallet(null, "abandon abandon", "", 0, AccountType.SEGWIT, WordList.ENGLISH, 12, false);

        assertThat(wallets.generate(given.store(), request))
                .isEqualTo(new Refused("ExistingMnemonic", "A seed has 12, 15, 18, 21 or 24 words"));
    }

    @Test
    void keepsWhatWasTyped() {
        var store = given.store();

        var wallet = given.configured(store, ABANDON_VPUB);

        assertThat(wallet.config().accountOriginal()).isEqualTo(ABANDON_VPUB);
        assertThat(wallet.config().accountDerivation())
                .startsWith("tpub")
                .isEqualTo(wallet.scheme().print());
        assertThat(wallet.scheme().address(Branch.DEPOSIT, 0))
                .isEqualTo("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk");
        assertThat(wallets.of(store)).contains(wallet);
    }

    @Test
    void takesAKeyOfAnotherNetworkAsOneOfTheStores() {
        var xpub =
                "xpub661MyMwAqRbcGeVGU5e5KBcau1HHEUGf9Wr7k4FyLa8yRPNQrrVa7Ndrgg8Afbe2UYXMSL6tJBFd2JewwWASsePPLjkcJFL1tTVEs3UQ23X";

        assertThat(given.configured(given.store(), xpub).scheme().print())
                .isEqualTo(
                        "tpubD6NzVbkrYhZ4YSg7vGdAX6wxE8NwDrmih9SR6cK7gUtsAg37w5LfFpJgviCxC6bGGT4G3uckqH5fiV9ZLN1gm5qgQLVuymzFUR5ed7U7ksu");
    }

    @Test
    void fillsInWhereTheKeyComesFrom() {
        var account = WalletFixture.account();
        var given1 = new NewWallet(account.key().xpub(), "till", "AABBCCDD/84h/1h/0h");

        wallets.configure(given.store(), given1);
        var wallet = given.configured(
                given.store(), "[aabbccdd/84'/1'/0']" + account.key().xpub());

        assertThat(wallet.config().accountKeySettings())
                .isEqualTo(List.of(
                        new KeySettings("aabbccdd", "84'/1'/0'", account.key().xpub(), null)));
    }

    @Test
    void tellsWhyATextIsNoWallet() {
        var outcome = wallets.configure(given.store(), new NewWallet("hello"));

        assertThat(outcome)
                .isEqualTo(new Refused(
                        "DerivationScheme", "This is not an extended public key, or it has a typing error"));
    }

    @Test
    void neverRepeatsAPrivateKey() {
        var account = WalletFixture.account();
        var secret = SeedAccount.reveal(account.privateKey(), Network.REGTEST);

        var outcome = wallets.configure(given.store(), new NewWallet("wpkh(" + secret + "/<0;1>/*)"));

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).reason()).contains("private key").doesNotContain("tprv");
    }

    @Test
    void previewsWithoutStoring() {
        var account = WalletFixture.account();

        var outcome =
                wallets.preview(Network.REGTEST, new NewWallet(account.key().xpub()), 5, 2);

        var scheme = account.scheme();
        assertThat(outcome)
                .isEqualTo(new Previewed(
                        scheme.print(),
                        false,
                        List.of(
                                new PreviewAddress("0/5", 5, scheme.address(Branch.DEPOSIT, 5)),
                                new PreviewAddress("0/6", 6, scheme.address(Branch.DEPOSIT, 6)))));
        assertThat(count("select count(*) from wallet where scheme = ?", scheme.print()))
                .isZero();
    }

    @Test
    void canBeSwitchedOffAndTakenAway() {
        var wallet = given.wallet();

        wallets.enable(wallet.store(), false);
        assertThat(wallets.of(wallet.store()).orElseThrow().enabled()).isFalse();

        wallets.remove(wallet.store());
        assertThat(wallets.of(wallet.store())).isEmpty();
    }

    @Test
    void goesOnCountingWhenAWalletComesBack() {
        var wallet = given.wallet();
        var before = wallets.reserve(wallet, "test");
        wallets.remove(wallet.store());

        var again = given.configured(given.store(), wallet.scheme().print());

        assertThat(wallets.reserve(again, "test").index()).isEqualTo(before.index() + 1);
    }
}
