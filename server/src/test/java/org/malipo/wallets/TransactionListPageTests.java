package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Finding transactions of a wallet on its pages, and what is noted about them. */
@WalletTest
class TransactionListPageTests extends WalletPageCase {
    private static final Pattern OLDER = Pattern.compile("href=\"[^\"]*/wallet(/transactions\\?[^\"]*after=[^\"]*)\"");

    @Autowired
    private WalletLabels labels;

    @Autowired
    private WalletObjects objects;

    @Autowired
    private TestClock clock;

    private String received(int number, @Nullable Integer height, int daysAgo) {
        return history.receive(wallet, number, height, Duration.ofDays(daysAgo));
    }

    private static ObjectKey tx(String txid) {
        return ObjectKey.of(new TxId(txid));
    }

    @Test
    void findsByStateLabelTextAndDays() {
        var fresh = received(1, null, 0);
        var rent = received(2, 90, 2);
        var old = received(3, 50, 40);
        labels.add(wallet, tx(rent), List.of("rent"));
        labels.add(wallet, tx(old), List.of("rent"));
        labels.comment(wallet, tx(old), "Paid for June, 100%");
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        assertThat(listed("/transactions")).containsExactly(fresh, rent, old);
        assertThat(listed("/transactions?state=unconfirmed")).containsExactly(fresh);
        assertThat(listed("/transactions?state=confirmed")).containsExactly(rent, old);
        assertThat(listed("/transactions?label=rent")).containsExactly(rent, old);
        assertThat(listed("/transactions?text=june")).containsExactly(old);
        assertThat(listed("/transactions?text=100%25")).containsExactly(old);
        assertThat(listed("/transactions?text=" + rent.substring(0, 10).toUpperCase(Locale.ROOT)))
                .containsExactly(rent);
        assertThat(listed("/transactions?text=" + fresh)).containsExactly(fresh);
        assertThat(listed("/transactions?text=" + wallet.scheme().address(Branch.DEPOSIT, 3)))
                .containsExactly(old);
        assertThat(listed("/transactions?text=" + wallet.scheme().address(Branch.DEPOSIT, 4)))
                .isEmpty();
        assertThat(listed("/transactions?from=" + today.minusDays(3))).containsExactly(fresh, rent);
        assertThat(listed("/transactions?until=" + today.minusDays(2))).containsExactly(rent, old);
        assertThat(listed("/transactions?state=confirmed&from=" + today.minusDays(3)))
                .containsExactly(rent);
        assertThat(listed("/transactions?label=rent&until=" + today.minusDays(3)))
                .containsExactly(old);
        assertThat(listed("/transactions?label=rent&text=june")).containsExactly(old);
        assertThat(open("/transactions?label=nothing")).contains("No transaction is like that.");
        assertThat(open("/transactions?from=June")).contains("Write days as year, month and day");
    }

    @Test
    void leadsFromPageToPageWithTheSameFilter() {
        var all = new ArrayList<String>();
        for (int number = 30; number > 0; number--) {
            var txid = received(number, number, 31 - number);
            labels.add(wallet, tx(txid), List.of("a & b"));
            all.add(txid);
        }
        received(31, null, 0);
        var since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(60);

        for (var filter : List.of("?label=a+%26+b", "?state=confirmed&from=" + since)) {
            var first = open("/transactions" + filter);
            var older = found(OLDER, first);
            var rest = listed(older.getFirst());

            assertThat(listed("/transactions" + filter)).isEqualTo(all.subList(0, 25));
            assertThat(rest).isEqualTo(all.subList(25, 30));
            assertThat(open(older.getFirst())).contains("Newest");
        }
        assertThat(listed("/transactions?after=nonsense")).hasSize(25);
    }

    @Test
    void showsLabelsInTheirColorsAndTakesThemOff() {
        var txid = received(1, 90, 1);
        labels.add(wallet, tx(txid), List.of("rent", "odd"));
        var odd = JsonMapper.shared().createObjectNode().put("color", "\"/><script>");
        objects.put(wallet, new ObjectKey("label", "odd"), odd);
        objects.put(
                wallet,
                new ObjectKey("label", "rent"),
                JsonMapper.shared().createObjectNode().put("color", "#0e8a16"));

        assertThat(open("/transactions"))
                .contains("fill=\"#0e8a16\"", "fill=\"" + LabelColors.of("odd") + "\"", "<option value=\"rent\">")
                .doesNotContain("<script>");

        var answer = browser.submit(path("/transactions/" + txid + "/labels/remove"), Map.of("label", "rent"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(labels.of(wallet, List.of(tx(txid)))
                        .getOrDefault(tx(txid), Annotation.NONE)
                        .attached())
                .containsExactly(new ObjectKey("label", "odd"));
        assertThat(listed("/transactions?label=rent")).isEmpty();
    }

    @Test
    void savesWhatTheFilterFindsAsFiles() {
        var rent = received(2, 90, 2);
        var other = received(3, 91, 1);
        labels.add(wallet, tx(rent), List.of("rent"));

        assertThat(open("/transactions.csv")).contains(rent, other, "\"Transaction Id\",\"Timestamp\",\"Amount\"");
        assertThat(open("/transactions.csv?label=rent")).contains(rent).doesNotContain(other);
        assertThat(open("/transactions.json?text=" + other))
                .contains("\"transactionHash\":\"" + other)
                .doesNotContain(rent);
        assertThat(open("/labels.jsonl")).contains("\"label\":\"rent\"", rent);
    }

    @Test
    void takesLabelsOfAnotherWallet() {
        var txid = received(2, 90, 2);
        browser.open(path("/transactions"));
        var file =
                "{\"type\":\"tx\",\"ref\":\"%s\",\"label\":\"Shop\"}\nnonsense\n{\"type\":\"xpub\",\"ref\":\"x\",\"label\":\"y\"}"
                        .formatted(txid);

        assertThat(shown(browser.upload(path("/labels"), "labels.jsonl", file.getBytes(UTF_8))))
                .contains("1 label was taken", "1 line is about something else", "1 line could not be read");
        assertThat(listed("/transactions?label=Shop")).containsExactly(txid);
        assertThat(browser.upload(path("/labels"), "labels.jsonl", new byte[0]).statusCode())
                .isEqualTo(422);
        assertThat(browser.upload(path("/labels"), "labels.jsonl", new byte[2_000_000])
                        .body())
                .contains("The file is larger than 1 MB.");
    }
}
