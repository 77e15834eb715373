package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.notifications.MailRecord;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** E-mail rules as people see them. */
@ServerTest
class RulePagesTests {
    private static final String OWNER = "owner@example.com";

    @Autowired
    private People people;

    @Autowired
    private Orders orders;

    @Autowired
    private Memberships memberships;

    @Autowired
    private MailRules rules;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private StoreId store = new StoreId("");
    private Browser browser = new Browser(0);

    @BeforeEach
    void makeAStore() {
        people.none();
        people.admin();
        store = people.store(people.person(OWNER));
        browser = signedIn(OWNER);
    }

    @Test
    void makesChangesAndDeletesARule() {
        assertThat(browser.open(list()).body()).contains("Write the first rule", "No mail server is set up");
        assertThat(browser.open(list() + "/new").body()).contains("Your order {Invoice.OrderId} at {Store.Name}");

        var made = browser.submit(
                list() + "/new", form("subject", "Asante sana", "cc", "till@example.com\n\n boss@example.com "));

        assertThat(made.statusCode()).isEqualTo(302);
        var rule = rules.list(store).getFirst();
        assertThat(made.headers().firstValue("Location")).contains(one(rule) + "/preview");
        assertThat(rule.settings().cc()).containsExactly("till@example.com", "boss@example.com");
        assertThat(browser.open(list()).body())
                .contains("Asante sana", "2 mailboxes", "and the customer", "Invoice settled");

        assertThat(browser.submit(one(rule), form("subject", "Karibu tena", "_enabled", "on", "enabled", "false"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.open(one(rule) + "?saved=true").body()).contains("Karibu tena", "Saved.");
        assertThat(rules.list(store).getFirst().settings().enabled()).isFalse();

        assertThat(browser.open(one(rule) + "/delete").body()).contains("No more letters “Karibu tena”?");
        browser.submit(one(rule) + "/delete", Map.of());
        assertThat(rules.list(store)).isEmpty();
        assertThat(actions()).containsExactly("mailrule.created", "mailrule.changed", "mailrule.deleted");
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrong() {
        browser.open(list() + "/new");

        var answer = browser.submit(
                list() + "/new",
                form(
                        "subject",
                        "",
                        "to",
                        "nobody",
                        "condition",
                        "$ ? (",
                        "toCustomer",
                        "false",
                        "trigger",
                        "WH-InvoiceSettled"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"to-error\"", "id=\"subject-error\"", "id=\"condition-error\"", ">nobody</textarea>");

        var condition = browser.submit(list() + "/new", form("condition", "$ ? ("));
        assertThat(condition.body()).contains("id=\"condition-error\"", "This is no SQL/JSON path.");
        var trigger = browser.submit(list() + "/new", form("trigger", "SRV-PasswordReset"));
        assertThat(trigger.body()).contains("id=\"trigger-error\"");
        var nobody = browser.submit(list() + "/new", form("toCustomer", "false"));
        assertThat(nobody.body()).contains("id=\"to-error\"");
        assertThat(rules.list(store)).isEmpty();
    }

    @Test
    void previewsWithMadeUpValuesAndWithThoseOfAnInvoice() {
        var rule = rule("{Invoice.OrderId} {Nope}", "<p onclick=\"x()\">{Invoice.Buyer.Name}</p>");
        var invoice = orders.invoice(
                store, "{\"orderId\": \"77\", \"buyerName\": \"<Zawadi>\", \"buyerEmail\": \"z@example.com\"}");

        assertThat(browser.open(one(rule) + "/preview").body())
                .contains(
                        "1042 [NotFound(Nope)]", "amina@example.com", "These name nothing here", "<code>{Nope}</code>");
        assertThat(browser.open(one(rule) + "/preview?invoice=" + invoice).body())
                .contains("77 [NotFound(Nope)]", "z@example.com", "/letter?invoice=" + invoice);
        assertThat(browser.open(one(rule) + "/preview?invoice=none").body())
                .contains("id=\"invoice-error\"")
                .doesNotContain("<iframe");
        var elsewhere = orders.newStore();
        var foreign = orders.invoice(elsewhere, "{}");
        assertThat(browser.open(one(rule) + "/preview?invoice=" + foreign).statusCode())
                .isEqualTo(422);
    }

    @Test
    void showsALetterInAFrameThatCanDoNothing() {
        var rule = rule("x", "<p style=\"color:red\">{Invoice.Buyer.Name}</p><script>alert(1)</script>");

        var letter = browser.open(one(rule) + "/letter");

        assertThat(letter.body()).isEqualTo("<p style=\"color:red\">Amina Juma</p><script>alert(1)</script>");
        assertThat(letter.headers().firstValue("Content-Security-Policy").orElseThrow())
                .isEqualTo(
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'");
        assertThat(letter.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(letter.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(browser.open(one(rule)).headers().allValues("X-Frame-Options"))
                .containsExactly("DENY");
    }

    @Test
    void sendsATestToOneMailboxOnly() {
        var rule = rule("Test {Invoice.OrderId}", "x");
        browser.open(one(rule) + "/preview");

        var sent = browser.submit(one(rule) + "/test", Map.of("to", "me@example.com", "invoice", ""));

        assertThat(browser.open(sent.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("The letter is queued.");
        assertThat(orders.letters(store))
                .extracting(MailRecord::recipient, MailRecord::subject)
                .containsExactly(tuple("me@example.com", "Test 1042"));
        var wrong = browser.submit(one(rule) + "/test", Map.of("to", "me", "invoice", ""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"to-error\"");
    }

    @Test
    void letsWhoeverOnlySeesSettingsLookAndNoMore() {
        var rule = rule("Asante", "x");
        var manager = people.person("manager@example.com");
        memberships.add(store, manager.id(), "Manager");
        var other = signedIn("manager@example.com");

        assertThat(other.open(list()).body()).contains("Asante").doesNotContain(list() + "/new");
        assertThat(other.open(one(rule)).body()).contains("disabled").doesNotContain(one(rule) + "/delete");
        assertThat(other.open(one(rule) + "/preview").body()).doesNotContain(one(rule) + "/test");
        assertThat(other.submit(one(rule), form("subject", "Mine")).statusCode())
                .isEqualTo(403);
        assertThat(other.open(list() + "/new").statusCode()).isEqualTo(403);
    }

    @Test
    void findsRulesInTheirOwnStoreOnly() {
        var rule = rule("Asante", "x");
        var second = people.store(people.person("second@example.com"));
        var other = signedIn("second@example.com");
        other.open("/stores/" + second + "/emails/rules");

        for (var end : List.of("", "/preview", "/letter", "/delete")) {
            assertThat(other.open("/stores/" + second + "/emails/rules/" + rule.id() + end)
                            .statusCode())
                    .as(end)
                    .isEqualTo(404);
        }
        assertThat(other.submit("/stores/" + second + "/emails/rules/" + rule.id() + "/delete", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn("admin@example.com")
                        .open("/server/rules/" + rule.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(rules.list(store)).hasSize(1);
    }

    @Test
    void letsAdministratorsWriteLettersAboutAccounts() {
        var admin = signedIn("admin@example.com");
        assertThat(admin.open("/server/rules").body()).contains("Somebody asks for a new password", "Write your own");
        assertThat(admin.open("/server/rules/new?trigger=SRV-InvitePending").body())
                .contains("You are invited", "{InvitationLink}", "{User.MailboxAddress}");

        var made = admin.submit(
                "/server/rules/new",
                Map.of(
                        "trigger",
                        "SRV-InvitePending",
                        "to",
                        "{User.MailboxAddress}",
                        "subject",
                        "Karibu",
                        "body",
                        "<a href='{InvitationLink}'>x</a>",
                        "enabled",
                        "true"));

        assertThat(admin.open(made.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Karibu", "Amina Juma &lt;amina@example.com&gt;");
        assertThat(signedIn(OWNER).open("/server/rules").statusCode()).isEqualTo(403);
    }

    private MailRule rule(String subject, String body) {
        return rules.create(
                store,
                new RuleSettings(
                        Trigger.INVOICE_SETTLED, true, null, List.of(), List.of(), List.of(), true, subject, body));
    }

    private String list() {
        return "/stores/" + store + "/emails/rules";
    }

    private String one(MailRule rule) {
        return list() + "/" + rule.id();
    }

    private Browser signedIn(String email) {
        var fresh = new Browser(port);
        fresh.signIn(email, People.PASSWORD);
        return fresh;
    }

    private static Map<String, String> form(String... fields) {
        var form = new HashMap<>(Map.of(
                "trigger",
                "WH-InvoiceSettled",
                "enabled",
                "true",
                "toCustomer",
                "true",
                "subject",
                "Asante",
                "body",
                "<p>x</p>"));
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return form;
    }

    private List<String> actions() {
        return jdbc.sql(
                        "select action from audit_entry where store_id = :store and action like 'mailrule.%' order by position")
                .param("store", store.value())
                .query(String.class)
                .list();
    }
}
