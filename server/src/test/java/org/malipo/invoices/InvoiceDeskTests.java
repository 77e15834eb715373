package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;

/** What staff does on the page of an invoice: notes, and watching it live. */
class InvoiceDeskTests extends InvoicePageCase {
    @Test
    void staffWritesANoteThatPayersNeverSee() {
        browser.open(path());
        var written =
                browser.submit(path() + "/note", Map.of("note", " Calls at five \r\n<i>sharp</i> ", "version", "0"));

        assertThat(written.statusCode()).isEqualTo(302);
        assertThat(notes.of(invoice.id())).isEqualTo(new InvoiceNote("Calls at five \n<i>sharp</i>", 1));
        assertThat(open()).contains("Calls at five", "&lt;i&gt;sharp", owner.email() + " wrote a note.");
        assertThat(new Browser(port).open("/i/" + invoice.id()).body()).doesNotContain("Calls at five");
        assertThat(audited()).containsExactly("invoice.note.written");
    }

    @Test
    void whoeverChangesANoteThatHasChangedKeepsWhatTheyTypedAndDecides() {
        browser.open(path());
        notes.write(invoice.id(), "from the other till", 0);

        var refused = browser.submit(path() + "/note", Map.of("note", "mine", "version", "0"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("from the other till", ">mine</textarea>", "name=\"version\" value=\"1\"");
        assertThat(notes.of(invoice.id()).text()).isEqualTo("from the other till");
        browser.open(path());
        browser.submit(path() + "/note", Map.of("note", "mine", "version", "1"));
        assertThat(notes.of(invoice.id())).isEqualTo(new InvoiceNote("mine", 2));
    }

    @Test
    void aNoteHasAnEndAndWhatWasTypedStays() {
        browser.open(path());
        var refused = browser.submit(path() + "/note", Map.of("note", "x".repeat(2_001), "version", "0"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Shorten it a little", "x".repeat(2_001));
        browser.submit(path() + "/note", Map.of("note", "😀".repeat(2_000), "version", "0"));
        assertThat(notes.of(invoice.id()).version()).isEqualTo(1);
    }

    @Test
    void anEmptyNoteIsNoneAndTheSameNoteIsNoChange() {
        notes.write(invoice.id(), "once", 0);
        notes.write(invoice.id(), "once", 0);
        notes.write(invoice.id(), " ", 1);

        assertThat(notes.of(invoice.id())).isEqualTo(new InvoiceNote("", 2));
        assertThat(audited()).containsExactly("invoice.note.written", "invoice.note.removed");
    }

    @Test
    void nobodyFollowsWhatIsNoInvoiceOfTheStore() {
        var other = shop.sell(shop.open(), "5");

        assertThat(browser.open("/stores/" + store.id() + "/invoices/" + other.id() + "/events")
                        .statusCode())
                .isIn(403, 404);
        assertThat(browser.open("/stores/" + store.id() + "/invoices/nothing/events")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void openPagesHearHowFarTheLogSpeaksOfTheInvoice() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path() + "/events"))
                .header("Authorization", People.token(people.unrestrictedKey(owner)))
                .build();
        var http = HttpClient.newHttpClient();
        try {
            var lines = http.send(request, BodyHandlers.ofLines()).body().iterator();
            var first = position(lines);
            chain.pay(prompt(invoice), HUNDRED_USD);

            assertThat(position(lines)).isGreaterThan(first);
        } finally {
            http.shutdownNow();
        }
        assertThat(open()).contains("data-follow=\"" + path() + "/events\"");
    }

    @Test
    void onePersonHasSoManyPagesOpen() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path() + "/events"))
                .header("Authorization", People.token(people.unrestrictedKey(owner)))
                .header("Accept", "text/event-stream")
                .build();
        var http = HttpClient.newHttpClient();
        try {
            for (int page = 0; page < 100; page++) {
                assertThat(http.send(request, BodyHandlers.ofInputStream()).statusCode())
                        .isEqualTo(200);
            }

            var refused = http.send(request, BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        } finally {
            http.shutdownNow();
        }
    }

    private static long position(Iterator<String> lines) {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("data:")) {
                return Long.parseLong(line.substring(5));
            }
        }
        throw new AssertionError("The stream has ended");
    }

    private List<String> audited() {
        return jdbc.queryForList(
                "select action from audit_entry where object = ? order by position",
                String.class,
                "invoice:" + invoice.id().value());
    }
}
