package org.malipo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.ServerPolicies.DomainPage;
import org.malipo.testing.ServerTest;

/** Where the root leads, and what stands where nothing is. */
@ServerTest
class FindingTheWayTests extends OneShop {
    @Test
    void beginsWithTheFirstAdministrator() {
        people.none();
        assertThat(goesTo(browser.open("/"))).hasValue("/register");
    }

    @Test
    void sendsStrangersToSignInOrToTheStartPage() {
        assertThat(goesTo(browser.open("/"))).hasValue("/login");

        people.policy("rootPage", "/i/abc");
        assertThat(goesTo(browser.open("/"))).hasValue("/i/abc");
    }

    @Test
    void sendsEverybodyToThePageOfTheHost() {
        people.policy("domains", List.of(new DomainPage("127.0.0.1", "/i/till")));
        signIn("owner@example.com");

        assertThat(goesTo(browser.open("/"))).hasValue("/i/till");
    }

    @Test
    void sendsStaffToTheStoreThatTheyWereInLast() {
        var second = people.store(owner);
        signIn("owner@example.com");
        assertThat(goesTo(browser.open("/"))).hasValue("/stores/" + shop.value());

        browser.open("/stores/" + second.value());
        assertThat(goesTo(browser.open("/"))).hasValue("/stores/" + second.value());

        memberships.remove(second, owner.id());
        assertThat(goesTo(browser.open("/"))).hasValue("/stores/" + shop.value());
    }

    @Test
    void leavesArchivedStoresOut() {
        jdbc.sql("update store set archived = true").update();
        signIn("owner@example.com");

        assertThat(goesTo(browser.open("/"))).hasValue("/stores/create");
        assertThat(browser.open("/stores/create").body()).contains("1 archived store");
    }

    @Test
    void beginsWithTheFirstPageThatTheRoleOpens() {
        var index = "/stores/" + shop.value() + "/index";
        for (var role :
                Map.of("Employee", "/invoices", "Wallet Manager", "/wallet").entrySet()) {
            var email = role.getKey().charAt(0) + "@example.com";
            memberships.add(shop, people.person(email).id(), role.getKey());
            var worker = new Browser(port);
            worker.signIn(email, People.PASSWORD);
            assertThat(goesTo(worker.open(index))).hasValue("/stores/" + shop.value() + role.getValue());
            assertThat(goesTo(worker.open("/"))).hasValue("/stores/" + shop.value() + role.getValue());
        }
        people.person("other@example.com");
        signIn("other@example.com");
        assertThat(browser.open(index).statusCode()).isEqualTo(403);
    }

    @Test
    void hasAPageForEachError() {
        for (int code : new int[] {403, 404, 406, 417, 429, 500, 502, 418}) {
            var page = browser.open("/errors/" + code);
            assertThat(page.statusCode()).isEqualTo(code);
            assertThat(page.body()).contains("Code " + code);
        }
        assertThat(browser.open("/errors/200").statusCode()).isEqualTo(404);
        assertThat(browser.open("/errors/%2e%2e").statusCode()).isIn(400, 404);
    }

    @Test
    void tellsProgramsTheLanguagesOfThePayPage() {
        var languages = client.get()
                .uri("/misc/lang")
                .exchange()
                .expectBody(String.class)
                .returnResult();

        assertThat(languages.getResponseBody())
                .contains("{\"code\":\"sw\",\"currentLanguage\":\"Kiswahili\"}")
                .contains("{\"code\":\"fr-FR\",\"currentLanguage\":\"Fran\u00e7ais")
                .contains("\"am-ET\"", "\"zu\"");
    }
}
