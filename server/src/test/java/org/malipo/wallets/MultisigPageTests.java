package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.Branch;
import org.malipo.stores.StoreBelongings;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.springframework.beans.factory.annotation.Autowired;

/** A wallet of several signers, from the asking to the confirmed wallet. */
@WalletTest
class MultisigPageTests extends MultisigCase {
    @Autowired
    private List<StoreBelongings> belongings;

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

        assertLeadsToWallet(cancel(setups.of(store).orElseThrow().id()));
        assertThat(setups.of(store)).isEmpty();
    }

    @Test
    void cancelsNoneThatBeganMeanwhile() {
        begin(owner, guest);
        var seen = setups.of(store).orElseThrow().id();
        cancel(seen);
        begin(owner, guest);

        assertRefused(cancel(seen), "This set-up is over");
        assertThat(setups.of(store)).isPresent();
    }

    @Test
    void cannotBeCancelledOnceItBecomesTheWallet() throws Exception {
        begin(owner, guest);
        give(browser, key());
        give(guestBrowser, key());
        var id = setups.of(store).orElseThrow().id();
        jdbc.sql("update multisig_setup set confirming = true where store_id = :store") // and the process dies here
                .param("store", store.value())
                .update();

        assertRefused(cancel(id), "This set-up is over");
        assertLeadsToWallet(confirm());
    }

    private HttpResponse<String> cancel(String id) {
        browser.open(path("/multisig"));
        return browser.submit(path("/multisig/cancel"), Map.of("id", id));
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
