package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** The labels of a wallet, changed wherever they are. */
@WalletTest
class LabelPageTests extends WalletPageCase {
    private static final ObjectKey TX = new ObjectKey(ObjectKey.TX, "ab".repeat(32));
    private static final ObjectKey OTHER_TX = new ObjectKey(ObjectKey.TX, "cd".repeat(32));
    private static final ObjectKey ADDRESS = new ObjectKey(ObjectKey.ADDRESS, "bcrt1qsomewhere");

    @Autowired
    private WalletLabels labels;

    private HttpResponse<String> change(String label, String text, String color) {
        return browser.submit(path("/labels/change"), Map.of("label", label, "text", text, "color", color));
    }

    private List<ObjectKey> on(ObjectKey key) {
        return labels.of(wallet, List.of(key))
                .getOrDefault(key, Annotation.NONE)
                .attached();
    }

    private static ObjectKey label(String text) {
        return new ObjectKey(ObjectKey.LABEL, text);
    }

    @Test
    void listsThemWithTheirUses() {
        assertThat(open("/labels")).contains("No labels yet.");
        labels.add(wallet, TX, List.of("Rent & power", "Tea"));
        labels.add(wallet, ADDRESS, List.of("Tea"));

        var page = open("/labels");

        assertThat(page)
                .contains(
                        "Rent & power",
                        "once",
                        "2 times",
                        "/transactions?label=Rent+%26+power",
                        "value=\"" + LabelColors.of("Tea") + "\"");
        assertThat(open("")).contains(path("/labels"));
    }

    @Test
    void renamesAndRecolorsEverywhere() {
        labels.add(wallet, TX, List.of("Tea"));
        labels.add(wallet, ADDRESS, List.of("Tea", "Kept"));

        assertThat(change("Tea", " Chai ", "#123abc").statusCode()).isEqualTo(302);

        assertThat(on(TX)).containsExactly(label("Chai"));
        assertThat(on(ADDRESS)).containsExactly(label("Chai"), label("Kept"));
        assertThat(open("/labels")).contains("Chai", "#123abc").doesNotContain("Tea");
        assertThat(change("Chai", "Chai", "#00ff00").statusCode()).isEqualTo(302);
        assertThat(labels.of(wallet, List.of(TX))
                        .getOrDefault(TX, Annotation.NONE)
                        .colorOf("Chai"))
                .isEqualTo("#00ff00");
    }

    @Test
    void makesOneOfTwo() {
        labels.add(wallet, TX, List.of("Tea", "Chai"));
        labels.add(wallet, OTHER_TX, List.of("Tea"));

        change("Tea", "Chai", "#123abc");

        assertThat(on(TX)).containsExactly(label("Chai"));
        assertThat(on(OTHER_TX)).containsExactly(label("Chai"));
        assertThat(open("/labels")).contains("2 times");
    }

    @Test
    void deletesAfterAsking() {
        labels.add(wallet, TX, List.of("Tea", "Chai"));

        assertThat(open("/labels/delete?label=Tea")).contains("Delete the label “Tea”?", "one thing");
        browser.submit(path("/labels/delete?label=Tea"), Map.of());

        assertThat(on(TX)).containsExactly(label("Chai"));
        assertThat(browser.open(path("/labels/delete?label=Tea")).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhyNothingWasChanged() {
        labels.add(wallet, TX, List.of("Tea"));

        var refused = Map.of(
                change("Tea", " ", "#123abc"), "A label has 1 to 50 characters.",
                change("Tea", "x".repeat(51), "#123abc"), "A label has 1 to 50 characters.",
                change("Tea", "Chai", "red"), "This is not a colour.",
                change("Gone", "Chai", "#123abc"), "This label is not there any more.");

        refused.forEach((page, why) -> {
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(HtmlUtils.htmlUnescape(page.body())).contains(why);
        });
        assertThat(on(TX)).containsExactly(label("Tea"));
    }

    @Test
    void listsThemPageByPage() {
        var many = IntStream.range(0, 60).mapToObj("Label %02d"::formatted).toList();
        labels.add(wallet, TX, many);

        assertThat(open("/labels"))
                .contains("Label 00", "Label 49", "More labels")
                .doesNotContain("Label 50");
        assertThat(open("/labels?after=Label+49")).contains("Label 50", "Label 59", "From the beginning");
    }
}
