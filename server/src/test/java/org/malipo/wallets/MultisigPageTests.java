package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.WordList;
import org.malipo.bitcoin.qr.Ur;
import org.malipo.stores.StoreBelongings;
import org.malipo.testing.TestClock;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.multisig.OpenSetups;
import org.springframework.beans.factory.annotation.Autowired;

/** A wallet of several signers, from the asking to the confirmed wallet. */
@WalletTest
class MultisigPageTests extends SetupPageCase {
    private static final String SIGNER_ROLE = "Multisigner Guest";
    private static final String AT = "48'/1'/0'/2'";

    @Autowired
    private Memberships memberships;

    @Autowired
    private OpenSetups setups;

    @Autowired
    private TestClock clock;

    @Autowired
    private List<StoreBelongings> belongings;

    private Account guest;
    private Browser guestBrowser;

    @BeforeEach
    void aGuestWhoSigns() {
        guest = person("guest");
        memberships.add(store, guest.id(), SIGNER_ROLE);
        guestBrowser = at(guest);
        browser.open(path("/multisig"));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private Account person(String name) {
        return people.person(name + store.value().toLowerCase(Locale.ROOT) + "@example.com");
    }

    private Browser at(Account who) {
        var theirs = new Browser(port);
        theirs.signIn(who.email(), People.PASSWORD);
        theirs.open(path("/multisig"));
        return theirs;
    }

    /** {@return a key of a device that nobody else has} */
    private static AccountKey key() throws Exception {
        var master = Mnemonic.random(12, WordList.ENGLISH).master("");
        var origin = KeyOrigin.parse("0badcafe/" + AT);
        var xpub = master.derivePrivateKey(origin.path()).getExtendedPublicKey().encode(0x043587cf);
        return new AccountKey(ExtendedKey.parse(xpub).print(Network.REGTEST), fresh(xpub));
    }

    private static KeyOrigin fresh(String xpub) throws Exception {
        return KeyOrigin.parse(String.format(Locale.ROOT, "%08x", xpub.hashCode()) + "/" + AT);
    }

    private static String written(AccountKey key) {
        return "[" + origin(key) + "]" + key.xpub();
    }

    private static String origin(AccountKey key) {
        return String.valueOf(key.origin() == null ? null : key.origin().print());
    }

    private HttpResponse<String> begin(Account... signers) {
        var form = new ArrayList<Map.Entry<String, String>>();
        for (var signer : signers) {
            form.add(Map.entry("signer", signer.id().value()));
        }
        form.add(Map.entry("required", "2"));
        form.add(Map.entry("label", "Safe"));
        browser.open(path("/multisig"));
        return browser.submit(path("/multisig"), form);
    }

    private HttpResponse<String> give(Browser who, AccountKey key) {
        who.open(path("/multisig"));
        return who.submit(path("/multisig/give"), Map.of("xpub", key.xpub(), "origin", origin(key)));
    }

    private static void assertLeadsBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/wallet/multisig");
    }

    private HttpResponse<String> confirm() {
        browser.open(path("/multisig"));
        return browser.submit(
                path("/multisig/confirm"),
                Map.of("id", setups.of(store).orElseThrow().id()));
    }

    @Test
    void becomesTheWalletOnceAllKeysAreThereAndSomebodyConfirms() throws Exception {
        assertLeadsBack(begin(owner, guest));
        var one = key();
        var other = key();
        assertLeadsBack(give(guestBrowser, other));
        assertThat(browser.open(path("/multisig")).body()).contains("Keys: 1 of 2");
        assertLeadsBack(give(browser, one));
        var wallet = setups.of(store).orElseThrow().wallet().scheme();
        assertShown(browser.open(path("/multisig")), wallet.address(Branch.DEPOSIT, 9), written(other) + "/<0;1>/*");

        assertLeadsToWallet(confirm());

        var config = saved().config();
        assertThat(saved().scheme().identity()).isEqualTo(wallet.identity());
        assertThat(config.isMultiSigOnServer()).isTrue();
        assertThat(config.defaultIncludeNonWitnessUtxo()).isTrue();
        assertThat(config.label()).isEqualTo("Safe");
        assertThat(config.source()).isEqualTo("ManualDerivationScheme");
        assertThat(config.accountKeySettings()).containsExactlyInAnyOrder(settings(one, owner), settings(other, guest));
        assertThat(setups.of(store)).isEmpty();
    }

    private static KeySettings settings(AccountKey key, Account signer) {
        return new KeySettings(
                origin(key).substring(0, 8), AT, key.xpub(), signer.id().value());
    }

    @Test
    void tellsTheInvitedAndThenWhoeverBegan() throws Exception {
        begin(owner, guest);
        assertThat(told(guest)).containsExactly("signer_keyasked");
        assertThat(told(owner)).isEmpty();

        give(guestBrowser, key());
        give(browser, key());

        assertThat(told(owner)).containsExactly("signer_keysgiven");
    }

    private List<String> told(Account who) {
        return jdbc.sql("select kind from notice where account_id = :who and store_id = :store order by seq")
                .param("who", who.id().value())
                .param("store", store.value())
                .query(String.class)
                .list();
    }

    @Test
    void asksAGuestWithoutOtherRightsForTheirKeyOnly() {
        begin(owner, guest);

        var page = guestBrowser.open(path("/multisig"));

        assertShown(page, "Give your key", AT);
        assertThat(page.body()).doesNotContain("Cancel this wallet");
        assertThat(guestBrowser.open(path("")).body()).contains("A wallet of several signers is being set up");
        assertThat(guestBrowser.submit(path("/multisig/cancel"), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsTheKeyBeforeItIsGiven() throws Exception {
        begin(owner, guest);
        var key = key();

        var page = guestBrowser.submit(path("/multisig/key"), Map.of("key", written(key)));

        assertShown(page, "Is this your key?", key.xpub(), origin(key));
        assertThat(setups.of(store)
                        .orElseThrow()
                        .cosigner(guest.id())
                        .orElseThrow()
                        .hasGiven())
                .isFalse();
    }

    @Test
    void readsTheKeyFileOfADevice() throws Exception {
        begin(owner, guest);
        var key = key();
        var file = """
                {"p2sh_deriv": "m/45'", "p2sh": "ignored", "p2wsh_deriv": "m/%s", "p2wsh": "%s", "account": "0", "xfp": "%s"}
                """.formatted(AT, key.xpub(), origin(key).substring(0, 8).toUpperCase(Locale.ROOT));

        assertShown(
                guestBrowser.upload(path("/multisig/file"), "ccxp.json", file.getBytes(UTF_8)),
                key.xpub(),
                origin(key));
    }

    @Test
    void readsTheKeyFromTheCamera() throws Exception {
        begin(owner, guest);
        var key = key();
        var codes = Ur.key(key, Network.REGTEST, 60);
        var form = codes.stream().map(code -> Map.entry("code", code)).toList();

        assertThat(guestBrowser
                        .submit(path("/multisig/scan"), form.subList(0, 1))
                        .body())
                .contains("\"state\":\"more\"");
        assertThat(guestBrowser.submit(path("/multisig/scan"), form).body()).contains("\"state\":\"whole\"");
        assertShown(guestBrowser.submit(path("/multisig/codes"), form), key.xpub(), origin(key));
    }

    @Test
    void saysWhyAKeyIsNotTaken() throws Exception {
        begin(owner, guest);

        assertRefused(
                guestBrowser.submit(path("/multisig/key"), Map.of("key", key().xpub())),
                "Fingerprint and path of the key are needed");
        assertRefused(
                guestBrowser.submit(path("/multisig/key"), Map.of("key", "hello")),
                "This is not an extended public key");
        assertRefused(
                guestBrowser.submit(
                        path("/multisig/key"),
                        Map.of(
                                "key",
                                "[aabbccdd/" + AT
                                        + "]xpub6DkFAXWQ2dHxq2vatrt9qyA3bXYU4ToWQwCHbf5XB2mSTexcHZCeKS1VZYcPoBd5X8yVcbXFHJR9R8UCVpt82VX1VhR28mCyxUFL4r6KFrf")),
                "another Bitcoin network");
    }

    @Test
    void takesAKeyOnceAndNoKeyTwice() throws Exception {
        begin(owner, guest);
        var key = key();
        assertLeadsBack(give(guestBrowser, key));

        assertRefused(give(guestBrowser, key()), "You have given your key already.");
        assertRefused(give(browser, key), "A key stands in the wallet twice.");
    }

    @Test
    void takesNoKeyOfPeopleWhoAreNotAsked() throws Exception {
        begin(owner, guest);
        var other = person("other");
        memberships.add(store, other.id(), SIGNER_ROLE);

        assertRefused(give(at(other), key()), "You are not asked for a key.");
    }

    @Test
    void letsTwoSignersGiveTheirKeysAtTheSameTime() throws Exception {
        begin(owner, guest);
        var key = key();
        Callable<HttpResponse<String>> one = () -> give(browser, key());
        Callable<HttpResponse<String>> other = () -> give(guestBrowser, key);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, other)))
                    .extracting(Future::resultNow)
                    .extracting(HttpResponse::statusCode)
                    .containsExactly(302, 302);
        }

        assertThat(setups.of(store).orElseThrow().isComplete()).isTrue();
        assertThat(told(owner)).containsExactly("signer_keysgiven");
    }

    @Test
    void letsOneOfTwoSignersGiveTheSameKey() throws Exception {
        begin(owner, guest);
        var key = key();
        Callable<HttpResponse<String>> one = () -> give(browser, key);
        Callable<HttpResponse<String>> other = () -> give(guestBrowser, key);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, other)))
                    .extracting(Future::resultNow)
                    .extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(302, 422);
        }
    }

    @Test
    void confirmsNoWalletWhoseKeysAreMissing() throws Exception {
        begin(owner, guest);
        give(browser, key());

        assertRefused(confirm(), "Keys are still missing.");
        assertThat(wallets.of(store)).isEmpty();
    }

    @Test
    void confirmsNoWalletOfSomebodyWhoMaySignNoMore() throws Exception {
        begin(owner, guest);
        give(browser, key());
        give(guestBrowser, key());
        memberships.remove(store, guest.id());

        assertRefused(confirm(), guest.email() + " may not sign for this store any more.");
        assertThat(wallets.of(store)).isEmpty();
    }

    @Test
    void isOverAfterAWeek() throws Exception {
        begin(owner, guest);
        clock.tick(Duration.ofDays(7));
        guestBrowser = at(guest);

        assertThat(setups.of(store)).isEmpty();
        assertRefused(give(guestBrowser, key()), "This set-up is over");
    }

    @Test
    void makesRoomForANewOneWhenItIsOver() {
        begin(owner, guest);
        clock.tick(Duration.ofDays(7));
        browser = at(owner);

        assertLeadsBack(begin(owner, guest));
        assertThat(setups.of(store)).isPresent();
    }

    @Test
    void isOneAtATime() {
        begin(owner, guest);

        assertRefused(begin(owner, guest), "A wallet of several signers is being set up already.");
    }

    @Test
    void canBeCancelled() {
        begin(owner, guest);
        browser.open(path("/multisig"));

        assertLeadsToWallet(browser.submit(path("/multisig/cancel"), Map.of()));
        assertThat(setups.of(store)).isEmpty();
    }

    @Test
    void saysWhyItCannotBegin() {
        assertRefused(begin(owner), "At least 1 and at most 1 must sign.");
        assertRefused(begin(), "Choose 1 to 15 signers.");
        assertRefused(begin(owner, person("stranger")), "may not sign for this store");
    }

    @Test
    void goesWithItsStore() {
        begin(owner, guest);

        belongings.forEach(belonging -> belonging.letGo(store));

        assertThat(jdbc.sql("select count(*) from multisig_setup where store_id = :store")
                        .param("store", store.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
