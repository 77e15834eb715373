package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What becomes of placeholders. */
class FillingTests {
    private static final JsonNode VALUES = Values.JSON.readTree("""
            {
                "Store": {"Name": "Duka & Co"},
                "Invoice": {
                    "Id": "5VdX", "Price": 12.50, "OrderId": null,
                    "Metadata": {"items": [{"name": "tea"}, {"name": "<b>coffee</b>"}], "my key": true, "ID": "upper", "id": "lower"}
                },
                "Admins": {"MailboxAddresses": ["a@example.com", "b@example.com"]},
                "InvitationLinkQR": "<img>"
            }
            """);

    @ParameterizedTest
    @CsvSource({
        "{Invoice.Id}, 5VdX",
        "{invoice.id}, 5VdX",
        "{INVOICE.PRICE} USD, 12.50 USD",
        "{Invoice.Metadata.items[1].name}, <b>coffee</b>",
        "{Invoice.Metadata.items[7].name}, [NotFound(Invoice.Metadata.items[7].name)]",
        "{Invoice.Metadata['my key']}, true",
        "{Invoice.Metadata.ID}{Invoice.Metadata.id}, upperlower",
        "{Admins.MailboxAddresses}, 'a@example.com, b@example.com'",
        "{Nope}, [NotFound(Nope)]",
        "{Invoice.Nope.More}, [NotFound(Invoice.Nope.More)]",
        "{Invoice..Id}, [ParsingError(Invoice..Id)]",
        "{Invoice.Metadata.items[x]}, [ParsingError(Invoice.Metadata.items[x])]",
        "p {color: red} {}, p {color: red} {}"
    })
    void fillsPlaceholders(String template, String filled) {
        assertThat(new Filling(VALUES).text(template)).isEqualTo(filled);
    }

    @Test
    void fillsNothingForAValueThatIsNull() {
        assertThat(new Filling(VALUES).text("<{Invoice.OrderId}>")).isEqualTo("<>");
    }

    @Test
    void remembersWhatNamesNothing() {
        var filling = new Filling(VALUES);

        filling.text("{Invoice.Id} {Nope}");
        filling.html("<p>{Nope} {Invoice..Id}</p>");

        assertThat(filling.unknown()).containsExactly("Nope", "Invoice..Id");
    }

    @Test
    void encodesValuesInABodyAndNotInASubject() {
        var filling = new Filling(VALUES);

        assertThat(filling.html("<i title=\"{Store.Name}\">{Invoice.Metadata.items[1].name}</i>"))
                .isEqualTo("<i title=\"Duka &amp; Co\">&lt;b&gt;coffee&lt;/b&gt;</i>");
        assertThat(filling.text("{Store.Name}")).isEqualTo("Duka & Co");
        assertThat(filling.html("<p>{InvitationLinkQR}</p>")).isEqualTo("<p><img></p>");
    }

    @Test
    void doesNotFillWhatWasFilledIn() {
        var values = Values.JSON.readTree("{\"A\": \"{B}\", \"B\": \"secret\"}");

        assertThat(new Filling(values).text("{A}")).isEqualTo("{B}");
    }

    @Test
    void keepsTheLinesOfABodyWithoutTags() {
        assertThat(new Filling(VALUES).html("Habari,\r\n1 < 2\n{Invoice.Id}"))
                .isEqualTo("Habari,<br>\n1 < 2<br>\n5VdX");
    }

    @Test
    void refusesALetterThatGrowsWithoutEnd() {
        var values = Values.JSON.createObjectNode().put("Long", "x".repeat(100_000));

        assertThatThrownBy(() -> new Filling(values).html("{Long}".repeat(8_000)))
                .isInstanceOf(Filling.TooLong.class);
    }

    @Test
    void knowsListsThatStandAlone() {
        var filling = new Filling(VALUES);

        assertThat(filling.list(" {Admins.MailboxAddresses} ")).contains(List.of("a@example.com", "b@example.com"));
        assertThat(filling.list("x {Admins.MailboxAddresses}")).isEmpty();
        assertThat(filling.list("{Invoice.Id}")).isEmpty();
    }
}
