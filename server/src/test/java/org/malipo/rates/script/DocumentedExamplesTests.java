package org.malipo.rates.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.malipo.rates.CurrencyPair;

/** The examples in {@code docs/rates.md} give the prices that they say. */
class DocumentedExamplesTests {
    private static final Path DOCUMENT = Path.of("../docs/rates.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```rates\n(.*?)```");
    private static final Pattern COSTS = Pattern.compile("// (\\w+) costs (nothing|[0-9.]+)");
    private static final Map<String, BidAsk> PRICES = Map.of(
            "kraken(BTC_USD)", new BidAsk(new BigDecimal(60_000), new BigDecimal(60_100)),
            "kraken(ETH_BTC)", BidAsk.of(new BigDecimal("0.05")),
            "coingecko(BTC_USD)", BidAsk.of(new BigDecimal(60_050)),
            "coingecko(BTC_KES)", BidAsk.of(new BigDecimal(7_950_000)),
            "coinbase(BTC_USD)", BidAsk.of(new BigDecimal(60_060_000)));

    @Test
    void costWhatTheDocumentSays() throws IOException, ScriptException {
        var examples = matches(EXAMPLE, Files.readString(DOCUMENT));
        assertThat(examples).hasSizeGreaterThan(5);

        for (var example : examples) {
            var rules = RuleBook.of(Script.parse(example.group(1)));
            for (var line : matches(COSTS, example.group(1))) {
                assertThat(priceOf(rules, line.group(1))).as(line.group()).isEqualTo(line.group(2));
            }
        }
    }

    private static String priceOf(RuleBook rules, String pair) {
        var resolved = rules.resolve(CurrencyPair.parse(pair).orElseThrow());
        return Evaluator.evaluate(resolved.expression(), DocumentedExamplesTests::quoted)
                .value()
                .map(value -> value.bid().toPlainString())
                .orElse("nothing");
    }

    private static Optional<BidAsk> quoted(String source, CurrencyPair pair) {
        return Optional.ofNullable(PRICES.get(source + "(" + pair + ")"));
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
