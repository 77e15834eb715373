package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.WordList;
import org.malipo.testing.TestClock;
import org.malipo.wallets.multisig.OpenSetups;
import org.springframework.beans.factory.annotation.Autowired;

/** A store whose owner and a guest are to share a wallet, both at its pages. */
abstract class MultisigCase extends SetupPageCase {
    static final String SIGNER_ROLE = "Multisigner Guest";
    static final String AT = "48'/1'/0'/2'";

    @Autowired
    Memberships memberships;

    @Autowired
    OpenSetups setups;

    @Autowired
    TestClock clock;

    Account guest;
    Browser guestBrowser;

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

    Account person(String name) {
        return people.person(name + store.value().toLowerCase(Locale.ROOT) + "@example.com");
    }

    Browser at(Account who) {
        var theirs = new Browser(port);
        theirs.signIn(who.email(), People.PASSWORD);
        theirs.open(path("/multisig"));
        return theirs;
    }

    /** {@return a key of a device that nobody else has} */
    static AccountKey key() throws Exception {
        var master = Mnemonic.random(12, WordList.ENGLISH).master("");
        var origin = KeyOrigin.parse("0badcafe/" + AT);
        var xpub = master.derivePrivateKey(origin.path()).getExtendedPublicKey().encode(0x043587cf);
        return new AccountKey(ExtendedKey.parse(xpub).print(Network.REGTEST), fresh(xpub));
    }

    private static KeyOrigin fresh(String xpub) throws Exception {
        return KeyOrigin.parse(String.format(Locale.ROOT, "%08x", xpub.hashCode()) + "/" + AT);
    }

    static String written(AccountKey key) {
        return "[" + origin(key) + "]" + key.xpub();
    }

    static String origin(AccountKey key) {
        return String.valueOf(key.origin() == null ? null : key.origin().print());
    }

    HttpResponse<String> begin(Account... signers) {
        var form = new ArrayList<Map.Entry<String, String>>();
        for (var signer : signers) {
            form.add(Map.entry("signer", signer.id().value()));
        }
        form.add(Map.entry("required", "2"));
        form.add(Map.entry("label", "Safe"));
        browser.open(path("/multisig"));
        return browser.submit(path("/multisig"), form);
    }

    HttpResponse<String> give(Browser who, AccountKey key) {
        who.open(path("/multisig"));
        return who.submit(path("/multisig/give"), Map.of("xpub", key.xpub(), "origin", origin(key)));
    }

    static void assertLeadsBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/wallet/multisig");
    }

    HttpResponse<String> confirm() {
        browser.open(path("/multisig"));
        return browser.submit(
                path("/multisig/confirm"),
                Map.of("id", setups.of(store).orElseThrow().id()));
    }

    List<String> told(Account who) {
        return jdbc.sql("select kind from notice where account_id = :who and store_id = :store order by seq")
                .param("who", who.id().value())
                .param("store", store.value())
                .query(String.class)
                .list();
    }
}
