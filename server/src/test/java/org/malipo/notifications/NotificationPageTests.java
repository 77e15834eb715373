package org.malipo.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;

/** What people are told, on pages and live. */
class NotificationPageTests extends NotificationCase {
    @Test
    void opensWhatANoticeIsAboutAndMarksIt() {
        raise(store, "a");
        notices.raise(new Notice(NoticeKind.INVOICE_CONFIRMED, store, List.of("b"), "https://evil.example/"));
        var ids = values(list(owner(), ""), "id");
        var browser = signedIn();

        var opened = browser.open("/notifications/" + ids.get(1) + "/open");
        var astray = browser.open("/notifications/" + ids.get(0) + "/open");

        assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/stores/" + store + "/invoices/a");
        assertThat(astray.headers().firstValue("Location").orElse(""))
                .endsWith("/notifications")
                .doesNotContain("evil");
        assertThat(list(owner(), "?seen=false")).isEmpty();
    }

    @Test
    void filtersAndMarksOnThePage() {
        raise(store, "a");
        raise(store, "b");
        var first = list(owner(), "").get(0).get("id").asString();
        var browser = signedIn();
        assertThat(browser.open("/notifications").body()).contains("Invoice a is settled.", "Invoice b is settled.");

        browser.submit("/notifications", Map.of("command", "seen", "id", first, "returnUrl", "//evil.example"));
        assertThat(browser.open("/notifications?state=unseen").body())
                .contains("Invoice a is settled.")
                .doesNotContain("Invoice b is settled.");
        browser.submit("/notifications", Map.of("command", "all-seen"));
        assertThat(list(owner(), "?seen=false")).isEmpty();
        browser.submit("/notifications", Map.of("command", "delete", "id", first));
        assertThat(named(list(owner(), ""))).containsExactly("a");
    }

    @Test
    void choosesOnThePageWhatIsTold() {
        var browser = signedIn();
        assertThat(browser.open("/notifications/settings").body())
                .contains("Invoice is settled")
                .doesNotContain("New user requires approval");

        browser.submit("/notifications/settings", Map.of("wanted", "payout"));

        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
        assertThat(browser.open("/notifications/settings?saved=true").body())
                .contains("value=\"payout\" checked")
                .doesNotContain("value=\"invoicestate_invoice_confirmed\" checked");
    }

    @Test
    void tellsAnOpenPageAtOnce() {
        var lines = live(owner());
        assertThat(nextUnseen(lines)).isEqualTo("0");

        raise(store, "a");
        assertThat(nextUnseen(lines)).isEqualTo("1");

        notices.setAllSeen(owner().id());
        assertThat(nextUnseen(lines)).isEqualTo("0");
    }

    private Iterator<String> live(Account who) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notifications/events"))
                .header("Authorization", auth(who))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .join()
                .body()
                .iterator();
    }

    private static String nextUnseen(Iterator<String> lines) {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("data:")) {
                return line.substring(5).strip();
            }
        }
        throw new AssertionError("The stream ended");
    }
}
