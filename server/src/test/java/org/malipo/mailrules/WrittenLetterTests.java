package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.notifications.Letter;
import tools.jackson.databind.JsonNode;

/** Whom a letter goes to, whatever strangers have typed. */
class WrittenLetterTests {
    @Test
    void makesACopyForEachAndHidesHiddenOnes() {
        var rule = rule(
                List.of("Asha <asha@example.com>"), List.of("till@example.com"), List.of("boss@example.com"), true);

        var copies = WrittenLetter.of(rule, customer("amina@example.com")).copies();

        var heading = new Letter.Heading(
                List.of("Asha <asha@example.com>", "amina@example.com"), List.of("till@example.com"));
        assertThat(copies)
                .extracting(Letter::to)
                .containsExactly(
                        "Asha <asha@example.com>", "amina@example.com", "till@example.com", "boss@example.com");
        assertThat(copies).extracting(Letter::heading).containsOnly(heading);
    }

    @Test
    void writesToEverybodyOnce() {
        var rule = rule(
                List.of("Asha <asha@example.com>"), List.of("ASHA@example.com"), List.of("asha@example.com"), true);

        assertThat(WrittenLetter.of(rule, customer("Asha@Example.com")).copies())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@example.com, b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\u2028b@example.com",
                "x: a@example.com, b@example.com;",
                "<script>@example.com"
            })
    void writesToNobodyWhereACustomerTypedNoMailbox(String typed) {
        var toCustomer = rule(List.of(), List.of(), List.of(), true);
        var byPlaceholder = rule(List.of("{Invoice.Buyer.Email}"), List.of(), List.of(), false);

        assertThat(WrittenLetter.of(toCustomer, customer(typed)).copies()).isEmpty();
        assertThat(WrittenLetter.of(byPlaceholder, customer(typed)).copies()).isEmpty();
    }

    @Test
    void makesOneLineOfASubject() {
        var values = Values.JSON.readTree("{\"Name\": \"a\\r\\nBcc: b@example.com\"}");
        var rule = new RuleSettings(
                Trigger.INVOICE_SETTLED,
                true,
                null,
                List.of("a@example.com"),
                List.of(),
                List.of(),
                false,
                "{Name}",
                "x");

        assertThat(WrittenLetter.of(rule, values).copies().getFirst().subject()).isEqualTo("a Bcc: b@example.com");
    }

    private static RuleSettings rule(List<String> to, List<String> cc, List<String> bcc, boolean toCustomer) {
        return new RuleSettings(
                Trigger.INVOICE_SETTLED, true, null, to, cc, bcc, toCustomer, "Asante", "<p>Asante</p>");
    }

    private static JsonNode customer(String email) {
        var values = Values.JSON.createObjectNode();
        values.putObject("Invoice").putObject("Buyer").put("Email", email);
        return values;
    }
}
