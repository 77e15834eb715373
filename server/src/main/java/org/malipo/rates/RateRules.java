package org.malipo.rates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.rates.script.Expression;
import org.malipo.rates.script.Expression.Call;
import org.malipo.rates.script.Expression.Pair;
import org.malipo.rates.script.Resolution;
import org.malipo.rates.script.RuleBook;
import org.malipo.rates.script.Script;
import org.malipo.rates.script.Script.Statement;
import org.malipo.rates.script.ScriptException;
import org.malipo.rates.sources.FixedSource;
import org.malipo.stores.StoreSettings.PriceRule;
import org.springframework.stereotype.Component;

/**
 * The rules of stores, as scripts and ready to use: those that a store wrote, or those that its choice of a source stands
 * for. What was read and resolved once is kept.
 */
@Component
class RateRules {
    /** Where a currency is traded most, or best known; the rest is asked of CoinGecko. */
    private static final Map<String, List<String>> RECOMMENDED = recommendations();

    private static final String OTHERWISE = "coingecko";
    private static final int KEPT = 10_000;

    private final RateSources sources;
    private final Cache<PriceRule, RuleBook> books =
            Caffeine.newBuilder().maximumSize(KEPT / 10).build();
    private final Cache<Key, Resolution> resolutions =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    RateRules(RateSources sources) {
        this.sources = sources;
    }

    private record Key(PriceRule rule, BigDecimal spread, CurrencyPair pair) {}

    private static Map<String, List<String>> recommendations() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("kraken", List.of("EUR", "USD", "CAD", "GBP", "CHF"));
        table.put("bitpay", List.of("GTQ", "RSD"));
        table.put("yadio", List.of("COP", "ARS", "UGX"));
        table.put("bitbank", List.of("JPY"));
        table.put("btcturk", List.of("TRY"));
        table.put("bitnob", List.of("NGN"));
        table.put("barebitcoin", List.of("NOK"));
        table.put("coinmate", List.of("CZK"));
        table.put("luno", List.of("ZAR"));
        table.put("coindcx", List.of("INR"));
        return table;
    }

    String recommended(CurrencyCode currency) {
        if (sources.hasFixedPrices()) {
            return FixedSource.ID;
        }
        return RECOMMENDED.entrySet().stream()
                .filter(entry -> entry.getValue().contains(currency.code()))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(OTHERWISE);
    }

    /** {@return what that pair costs by that rule, the spread included} */
    Resolution resolve(PriceRule rule, BigDecimal spread, CurrencyPair pair) {
        return resolutions.get(
                new Key(rule, spread, pair),
                key -> books.get(rule, unread -> RuleBook.of(script(unread)))
                        .resolve(pair)
                        .withSpread(spread));
    }

    /** {@return the rules as a script, also those that a choice of a source stands for} */
    Script script(PriceRule rule) {
        var written = rule.script();
        return written == null ? generated(rule.preferredSource()) : read(written);
    }

    /** Scripts are read before they are stored. */
    private static Script read(String stored) {
        try {
            return Script.parse(stored);
        } catch (ScriptException e) {
            throw new IllegalStateException("A store's rules can't be read", e);
        }
    }

    private Script generated(@Nullable String preferred) {
        if (preferred != null || sources.hasFixedPrices()) {
            return new Script(
                    List.of(rule(CurrencyPair.ANY, preferred == null ? FixedSource.ID : preferred)), List.of());
        }
        var lines = new ArrayList<Statement>();
        RECOMMENDED.forEach((source, currencies) -> currencies.forEach(code -> lines.add(rule(code, source))));
        lines.add(rule(CurrencyPair.ANY, OTHERWISE));
        return new Script(lines, List.of());
    }

    private static Statement rule(String currency, String source) {
        var pair = CurrencyPair.of(CurrencyPair.ANY, currency);
        Expression asked = new Call(source, List.of(new Pair(pair)));
        return new Statement(List.of(), pair, null, asked, "");
    }
}
