package org.malipo.rates.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.malipo.rates.CurrencyPair;

/** What holds for all scripts, and for all texts that are none. */
class ScriptPropertyTests {
    private static final List<String> PAIRS =
            List.of("BTC_USD", "BTC_X", "X_USD", "X_X", "USD_BTC", "SATS_X", "A_B", "B_A");
    private static final List<String> CODES = List.of("BTC", "USD", "EUR", "SATS", "A", "B", "X");

    @Property(tries = 500)
    void normalFormReadsAsTheSameScript(@ForAll("scripts") String text) throws ScriptException {
        var script = Script.parse(text);

        assertThat(Script.parse(script.toString())).isEqualTo(script);
        assertThat(Script.parse(script.toString()).toString()).isEqualTo(script.toString());
    }

    @Property(tries = 500)
    void everyPairHasAPriceOrReasons(@ForAll("scripts") String text, @ForAll("asked") CurrencyPair pair)
            throws ScriptException {
        var resolution = RuleBook.of(Script.parse(text)).resolve(pair).withSpread(BigDecimal.TEN);

        var outcome = Evaluator.evaluate(
                resolution.expression(), (source, asked) -> Optional.of(BidAsk.of(BigDecimal.valueOf(3))));

        assertThat(outcome.value().isPresent()).isEqualTo(outcome.causes().isEmpty());
        outcome.value().ifPresent(value -> assertThat(value.bid()).isBetween(BigDecimal.ZERO, value.ask()));
        assertThat(resolution.expression().toString()).isNotEmpty();
    }

    @Property(tries = 1000)
    void anyTextIsReadOrRefusedAtAPlaceInIt(@ForAll("texts") String text) {
        try {
            var script = Script.parse(text);
            assertThat(Script.parse(script.toString())).isEqualTo(script);
        } catch (ScriptException e) {
            assertThat(e.fault().place().line()).isBetween(1, (int) text.lines().count() + 1);
            assertThat(e.fault().sentence()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        var signs =
                Arbitraries.strings().withChars("()+-*/%^=,;.\n XABC_012//é").ofMaxLength(200);
        return Arbitraries.oneOf(signs, Arbitraries.strings().ofMaxLength(100));
    }

    @Provide
    Arbitrary<CurrencyPair> asked() {
        return Combinators.combine(Arbitraries.of(CODES), Arbitraries.of(CODES)).as(CurrencyPair::of);
    }

    @Provide
    Arbitrary<String> scripts() {
        return statements().list().ofMaxSize(8).map(lines -> String.join("", lines));
    }

    private Arbitrary<String> statements() {
        var ends = Arbitraries.of("\n", ";", " ; // beside\n", "\n// alone\n", " // beside\n");
        return Combinators.combine(Arbitraries.of(PAIRS), expressions(3), ends)
                .as((pair, value, end) -> pair + " = " + value + end);
    }

    private Arbitrary<String> expressions(int depth) {
        var pairs = Arbitraries.of(PAIRS);
        var numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000))
                .map(BigDecimal::toPlainString);
        var markets = numbers.map(number -> "(" + number + ", 1" + "0".repeat(7) + ")");
        var calls = Combinators.combine(Arbitraries.of("kraken", "Luno"), pairs)
                .as((name, pair) -> name + "(" + pair + ")");
        if (depth == 0) {
            return Arbitraries.oneOf(pairs, numbers, markets, calls);
        }
        var inner = expressions(depth - 1);
        var signs = Arbitraries.of(" + ", "-", "*", " / ", "\n* ", "%");
        return Arbitraries.oneOf(
                inner,
                inner.map(value -> "(" + value + ")"),
                inner.map(value -> "-(" + value + ")"),
                inner.list().ofMinSize(1).ofMaxSize(3).map(list -> "median(" + String.join(", ", list) + ")"),
                Combinators.combine(inner, signs, inner).as((left, sign, right) -> left + sign + "(" + right + ")"));
    }
}
