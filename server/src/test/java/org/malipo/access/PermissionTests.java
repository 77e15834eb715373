package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.access.Permission.CAN_CREATE_INVOICE;
import static org.malipo.access.Permission.CAN_MODIFY_INVOICES;
import static org.malipo.access.Permission.CAN_MODIFY_SERVER_SETTINGS;
import static org.malipo.access.Permission.CAN_MODIFY_STORE_SETTINGS;
import static org.malipo.access.Permission.CAN_MODIFY_WEBHOOKS;
import static org.malipo.access.Permission.CAN_VIEW_INVOICES;
import static org.malipo.access.Permission.CAN_VIEW_PROFILE;
import static org.malipo.access.Permission.CAN_VIEW_PULL_PAYMENTS;
import static org.malipo.access.Permission.CAN_VIEW_STORE_SETTINGS;
import static org.malipo.access.Permission.CAN_VIEW_USERS;
import static org.malipo.access.Permission.CAN_VIEW_WALLET;
import static org.malipo.access.Permission.UNRESTRICTED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.Caller.Credential;
import org.malipo.access.Permission.Area;

/** What a permission includes, and what a caller may do with a credential and a role. */
class PermissionTests {
    private static final StoreId SHOP = new StoreId("shop");
    private static final StoreId OTHER = new StoreId("other");

    @Test
    void includesWhatItsBranchesInclude() {
        assertThat(CAN_MODIFY_STORE_SETTINGS.withIncluded())
                .contains(CAN_VIEW_STORE_SETTINGS, CAN_CREATE_INVOICE, CAN_MODIFY_WEBHOOKS, CAN_VIEW_PULL_PAYMENTS)
                .contains(CAN_VIEW_WALLET)
                .doesNotContain(CAN_VIEW_PROFILE, CAN_MODIFY_SERVER_SETTINGS, UNRESTRICTED);
    }

    @Test
    void neverGivesMoreThanItsBranches() {
        assertThat(CAN_VIEW_STORE_SETTINGS.includes(CAN_CREATE_INVOICE)).isFalse();
        assertThat(CAN_MODIFY_SERVER_SETTINGS.includes(CAN_VIEW_USERS)).isFalse();
    }

    @Test
    void coversEverythingWhenUnrestricted() {
        assertThat(UNRESTRICTED.withIncluded()).containsExactlyInAnyOrder(Permission.values());
    }

    @ParameterizedTest
    @CsvSource({
        "btcpay.store.canviewinvoices, STORE",
        "btcpay.plugin.store.cards, STORE",
        "btcpay.user.canviewprofile, USER",
        "btcpay.server.canviewusers, SERVER",
        "btcpay.impersonation.canimpersonate, OTHER",
        "unrestricted, OTHER"
    })
    void tellsItsAreaByItsName(String name, Area area) {
        assertThat(PermissionName.areaOf(name)).isEqualTo(area);
    }

    @Test
    void knowsEachNameOnce() {
        assertThat(Arrays.stream(Permission.values()).map(Permission::policy)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "btcpay.", "btcpay.store.", "canviewinvoices", "btcpay.store.can-view", "unrestricted:", "x"
            })
    void refusesNamesThatBreakTheGrammar(String text) {
        assertThat(Grant.parse(text)).isEmpty();
    }

    @Test
    void readsAGrantForOneStore() {
        assertThat(Grant.parse("BTCPAY.store.canviewinvoices:Shop"))
                .contains(new Grant("btcpay.store.canviewinvoices", new StoreId("Shop")));
    }

    @Test
    void keepsWellFormedNamesItDoesNotKnow() {
        var grant = Grant.parse("btcpay.plugin.store.cards").orElseThrow();

        assertThat(grant).hasToString("btcpay.plugin.store.cards");
        assertThat(grant.covers(CAN_VIEW_INVOICES, SHOP)).isFalse();
    }

    @Test
    void letsAnOwnerDoAllInTheirStoreAndNothingInAnother() {
        var owner = caller(false, "unrestricted", Map.of(SHOP, Set.of(CAN_MODIFY_STORE_SETTINGS)));

        assertThat(owner.may(CAN_CREATE_INVOICE, SHOP)).isTrue();
        assertThat(owner.may(CAN_VIEW_INVOICES, OTHER)).isFalse();
        assertThat(owner.may(CAN_VIEW_USERS, null)).isFalse();
    }

    @Test
    void neverLetsAKeyDoMoreThanItsOwner() {
        var guest = caller(false, "btcpay.store.canmodifystoresettings", Map.of(SHOP, Set.of(CAN_VIEW_INVOICES)));

        assertThat(guest.may(CAN_VIEW_INVOICES, SHOP)).isTrue();
        assertThat(guest.may(CAN_MODIFY_INVOICES, SHOP)).isFalse();
    }

    @Test
    void keepsAKeyToItsStore() {
        var stores = Map.of(SHOP, Set.of(CAN_MODIFY_STORE_SETTINGS), OTHER, Set.of(CAN_MODIFY_STORE_SETTINGS));
        var key = caller(false, "btcpay.store.canviewinvoices:shop", stores);

        assertThat(key.may(CAN_VIEW_INVOICES, SHOP)).isTrue();
        assertThat(key.may(CAN_VIEW_INVOICES, OTHER)).isFalse();
        assertThat(key.may(CAN_VIEW_INVOICES, null)).isTrue();
        assertThat(key.mayEverywhere(CAN_VIEW_INVOICES)).isFalse();
    }

    @Test
    void letsAnAdministratorSeeStoresButNotTouchThem() {
        var admin = caller(true, "unrestricted", Map.of());

        assertThat(admin.may(CAN_VIEW_INVOICES, SHOP)).isTrue();
        assertThat(admin.may(CAN_CREATE_INVOICE, SHOP)).isFalse();
        assertThat(admin.may(CAN_VIEW_WALLET, SHOP)).isFalse();
        assertThat(admin.may(CAN_VIEW_USERS, null)).isTrue();
    }

    private static Caller caller(boolean isAdmin, String grant, Map<StoreId, Set<Permission>> stores) {
        var grants = List.of(Grant.parse(grant).orElseThrow());
        return new Caller(UserId.random(), "a@example.com", isAdmin, new Credential.Basic(), grants, stores);
    }
}
