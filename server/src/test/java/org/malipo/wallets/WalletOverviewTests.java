package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The wallet at a glance. */
@WalletTest
class WalletOverviewTests extends WalletPageCase {
    private static final Pattern LINE = Pattern.compile("class=\"chart-line\" d=\"([^\"]*)\"");
    private static final Pattern TABLE = Pattern.compile(
            "<tr><td>\\s*<time[^>]*>[^<]*</time>\\s*</td><td[^>]*>" + "<span class=\"amount\">([^<]*)</span>");

    @Test
    void drawsTheBalanceAndTellsItAsATable() {
        history.receive(wallet, 2, 90, Duration.ofHours(80));

        var week = open("");
        var line = found(LINE, week).getFirst();

        assertThat(found(TABLE, week)).hasSize(30).contains("2\u202f000\u00a0sat", "0\u00a0sat");
        assertThat(line).startsWith("M0 100.0L10 100.0").endsWith("L290 0.0");
        assertThat(week)
                .contains("aria-label=\"Week: from 0\u00a0sat to 2\u202f000\u00a0sat. Lowest 0\u00a0sat, highest")
                .contains("+2\u202f000\u00a0sat");
        assertThat(found(LINE, open("?span=Day")).getFirst())
                .startsWith("M0 50.0")
                .endsWith("L290 50.0");
        for (var span : List.of("Day", "Week", "Month", "YTD", "Year", "TwoYears")) {
            assertThat(open("?span=" + span)).contains("?span=" + span + "\" aria-current=\"true\"");
        }
    }

    @Test
    void showsTheNewestTransactionsAndLeadsToAll() {
        for (int number = 1; number <= 11; number++) {
            history.receive(wallet, number, number, Duration.ofHours(20 - number));
        }

        assertThat(listed("")).hasSize(10);
        assertThat(open("")).contains("All transactions", path("/transactions"));
    }

    @Test
    void tellsAmountsInTheUnitThatOneLikes() {
        history.receive(wallet, 2, 90, Duration.ofHours(80));
        assertThat(open("/transactions")).contains("+2\u202f000\u00a0sat");

        browser.submit("/account/unit", Map.of("unit", "BTC", "returnUrl", path("")));

        assertThat(open("/transactions"))
                .contains("+0.00002000\u00a0BTC", "title=\"2\u202f000\u00a0sat\"")
                .doesNotContain("+2\u202f000");
        assertThat(open("")).contains("title=\"2\u202f000\u00a0sat\">0.00002000\u00a0BTC<");
    }
}
