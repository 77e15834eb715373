package org.malipo.rates.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.RateResult.Cause;
import org.malipo.rates.script.Evaluator.Outcome;
import org.malipo.rates.script.ScriptFault.Kind;

/** The language of price rules: how it reads, which rule counts, what comes out. */
class ScriptTests {
    private static final String DOGE = """
            // Dogecoin is dear
            DOGE_X = DOGE_BTC * BTC_X * 1.1
            DOGE_BTC = bitpay(DOGE_BTC) // who else
            BTC_usd = kraken(BTC_USD)
            BTC_X = Coinbase(BTC_X);
            X_X = CoinAverage(X_X) * 1.02
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DOGE_USD | bitpay(DOGE_BTC) * kraken(BTC_USD) * 1.1
            DOGE_CAD | bitpay(DOGE_BTC) * coinbase(BTC_CAD) * 1.1
            BTC_CAD  | coinbase(BTC_CAD)
            LTC_CAD  | coinaverage(LTC_CAD) * 1.02
            SATS_USD | 0.00000001 * kraken(BTC_USD)
            X_USD    | ERR_INVALID_CURRENCY_PAIR(X_USD)
            USD_USD  | 1
            """)
    void resolvesPairs(String pair, String expected) throws Exception {
        assertThat(resolve(DOGE, pair).expression()).hasToString(expected);
    }

    @Test
    void putsTheSpreadOutermost() throws Exception {
        assertThat(resolve(DOGE, "DOGE_USD").withSpread(new BigDecimal(20)).expression())
                .hasToString("(bitpay(DOGE_BTC) * kraken(BTC_USD) * 1.1) * (0.8, 1.2)");
        assertThat(resolve(DOGE, "USD_USD").withSpread(new BigDecimal(20)).expression())
                .hasToString("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LTC_CHF = LTC_CHF * 1.01            | LTC_CHF  | ERR_TOO_MUCH_NESTED_CALLS(LTC_CHF) * 1.01
            A_B = B_A; B_A = A_B * 2            | A_B      | ERR_TOO_MUCH_NESTED_CALLS(B_A)
            EUR_CDNT = 10; CDNT_X = 3; X_X = 4  | CDNT_EUR | 1 / 10
            DOGE_X = 1.1; DOGE_X = 1.2          | DOGE_USD | 1.1
            BTC_X = 1; X_USD = 2                | BTC_USD  | 1
            X_USD = 2; BTC_X = 1                | BTC_USD  | 2
            SATS_USD = 7; BTC_USD = 5           | SATS_USD | 7
            SATS_BTC = 7                        | SATS_BTC | 0.00000001
            BTC_EUR = BTC_USD - 1; BTC_USD = 5+2| BTC_EUR  | (5 + 2) - 1
            USD_X = kraken(USD_X)               | BTC_USD  | 1 / kraken(USD_BTC)
            BTC_USD = kraken(BTC_USD)           | BTC_EUR  | ERR_NO_RULE_MATCH(BTC_EUR)
            """)
    void takesTheRuleThatSaysMost(String script, String pair, String expected) throws Exception {
        assertThat(resolve(script, pair).expression()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BTC_USD = kraken(BTC_USD)                  | USD_BTC  | 0.0001639344262295081967213114754098361
            X_X = kraken(X_X)                          | USD_BTC  | 0.0001639344262295081967213114754098361
            BTC_USD = kraken(BTC_USD)                  | SATS_USD | 0.00006
            X_X = 1                                    | BTC_USD  | 1
            DOGE_X = DOGE_BTC * BTC_X; DOGE_BTC = 2000; BTC_USD = -3 + c(BTC_CAD) + 50 - 5 | DOGE_USD | 2084000
            BTC_USD = (6000, 6100) / (2, 3)            | BTC_USD  | 2000
            BTC_USD = kraken(BTC_BTC)                  | BTC_USD  | 1
            BTC_USD = +2 * (3 + 4)                     | BTC_USD  | 14
            """)
    void computes(String script, String pair, BigDecimal bid) throws Exception {
        assertThat(evaluate(script, pair).value().orElseThrow().bid()).isEqualByComparingTo(bid);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LTC_CHF = LTC_CHF * 1.01     | PREPROCESS_ERROR
            BTC_USD = 1                  | PREPROCESS_ERROR
            LTC_CHF = kraken(LTC_CHF)    | RATE_UNAVAILABLE
            LTC_CHF = nobody(LTC_CHF)    | RATE_UNAVAILABLE
            LTC_CHF = kraken(3)          | INVALID_CURRENCY_IDENTIFIER
            LTC_CHF = foo                | INVALID_CURRENCY_IDENTIFIER
            LTC_CHF = 3 % 2              | UNSUPPORTED_OPERATOR
            LTC_CHF = kraken()           | MISSING_ARGUMENT
            LTC_CHF = median()           | MISSING_ARGUMENT
            LTC_CHF = 1 / (3 - 3)        | DIVIDE_BY_ZERO
            LTC_CHF = 3 - kraken(BTC_USD)| INVALID_NEGATIVE
            LTC_CHF = -(1, 2)            | INVALID_NEGATIVE
            LTC_CHF = -5                 | INVALID_NEGATIVE
            LTC_CHF = (1, 2) * -1        | INVALID_NEGATIVE
            LTC_CHF = 9999999999999999999999999999999999999 * 9999999999999999999999999999999999999 | RATE_UNAVAILABLE
            """)
    void saysWhyThereIsNoPrice(String script, Cause cause) throws Exception {
        assertThat(evaluate(script, "LTC_CHF")).isEqualTo(new Outcome(Optional.empty(), List.of(cause)));
    }

    @Test
    void tellsAllReasonsAtOnce() throws Exception {
        assertThat(evaluate("BTC_EUR = kraken(BTC_EUR) + 1 / 0 + foo", "BTC_EUR")
                        .causes())
                .containsExactly(Cause.RATE_UNAVAILABLE, Cause.INVALID_CURRENCY_IDENTIFIER, Cause.DIVIDE_BY_ZERO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100, 101, 102          | 101
            100, 101, 101000       | 100.5
            100, 101, 0.1          | 100.5
            -5, 100, 101           | 100.5
            100, gone(X_Y), 102    | 101
            100, gone(X_Y)         | 100
            100, 102, 104, 106     | 103
            """)
    void takesThePriceThatMostAgreeOn(String arguments, BigDecimal price) throws Exception {
        assertThat(evaluate("A_B = median(" + arguments + ")", "A_B")
                        .value()
                        .orElseThrow()
                        .bid())
                .isEqualByComparingTo(price);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100, 100000
            100, gone(X_Y), none(X_Y)
            100, 1000, 10000
            gone(X_Y)
            0, 0, 0
            """)
    void believesNobodyWhenSourcesContradictEachOther(String arguments) throws Exception {
        assertThat(evaluate("A_B = median(" + arguments + ")", "A_B").causes()).contains(Cause.RATE_UNAVAILABLE);
    }

    @Test
    void printsInNormalForm() throws Exception {
        assertThat(Script.parse(DOGE)).hasToString("""
                // Dogecoin is dear
                DOGE_X = DOGE_BTC * BTC_X * 1.1;
                DOGE_BTC = bitpay(DOGE_BTC); // who else
                BTC_USD = kraken(BTC_USD);
                BTC_X = coinbase(BTC_X);
                X_X = coinaverage(X_X) * 1.02;""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DPW*&W&#hdi&#&3JJD                    | STRANGE_CHARACTER | 1 | 5
            BTC_USD = kraken(BTC_USD              | UNFINISHED        | 1 | 25
            BTC_USD =                             | UNFINISHED        | 1 | 10
            BTC_USD = ;                           | VALUE_EXPECTED    | 1 | 11
            BTC_USD = 5 BTC_EUR = 6               | END_EXPECTED      | 1 | 13
            BTC_USD = (5 ; 6)                     | BRACKET_EXPECTED  | 1 | 14
            BTC_USD = (6, 5)                      | BID_ABOVE_ASK     | 1 | 11
            BTC_USD = kraken(bitpay(BTC_USD))     | NESTED_SOURCE     | 1 | 18
            BTC_USD = 5.                          | STRANGE_CHARACTER | 1 | 11
            BTC_USD = 12345678901234567890123456789012345678901 | NUMBER_TOO_LONG | 1 | 11
            """)
    void pointsAtWhatCanNotBeRead(String script, Kind kind, int line, int column) {
        assertThat(faultOf(script))
                .isEqualTo(new ScriptFault(
                        kind, new Place(line, column), faultOf(script).found()));
    }

    @Test
    void countsLines() {
        assertThat(faultOf("BTC_USD = 5\n\n  BTC_EUR = €").sentence())
                .isEqualTo("line 3, column 13: '€' means nothing here");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThat(faultOf("A_B = " + "(".repeat(10_000) + "1").kind()).isEqualTo(Kind.TOO_DEEP);
        assertThat(faultOf("A_B = " + "1+".repeat(9_000) + "1").kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(faultOf("A_B = 1;".repeat(501)).kind()).isEqualTo(Kind.TOO_MANY_RULES);
        assertThat(faultOf("/".repeat(20_001)).kind()).isEqualTo(Kind.SCRIPT_TOO_LONG);
    }

    @Test
    void boundsRulesThatMultiply() throws Exception {
        var all = "B_C + ".repeat(150) + "1";
        var script = "A_B = B_C + C_D;\nB_C = " + all.replace("B_C", "C_D") + ";\nC_D = " + all.replace("B_C", "D_E")
                + ";\nD_E = " + all.replace("B_C", "E_F") + ";\nE_F = 1;";

        assertThat(resolve(script, "A_B").expression()).hasToString("ERR_TOO_MUCH_NESTED_CALLS(A_B)");
    }

    @Test
    void doubtsWhatWillNotDoWhatItLooksLike() throws Exception {
        var doubts = ParsedScript.parse("""
                kraken(BTC_USD)
                BTC_USD = kraken()
                BTC_USD = foo % 2
                """).doubts();

        assertThat(doubts)
                .containsExactly(
                        new ScriptDoubt(ScriptDoubt.Kind.NO_RULE, new Place(1, 1), "kraken"),
                        new ScriptDoubt(ScriptDoubt.Kind.SOURCE, new Place(2, 11), "kraken"),
                        new ScriptDoubt(ScriptDoubt.Kind.NO_ARGUMENT, new Place(2, 11), "kraken"),
                        new ScriptDoubt(ScriptDoubt.Kind.NO_PAIR, new Place(3, 11), "foo"),
                        new ScriptDoubt(ScriptDoubt.Kind.UNSUPPORTED_OPERATOR, new Place(3, 15), "%"),
                        new ScriptDoubt(ScriptDoubt.Kind.SECOND_RULE, new Place(3, 1), "BTC_USD"));
    }

    private static ScriptFault faultOf(String script) {
        return catchThrowableOfType(ScriptException.class, () -> Script.parse(script))
                .fault();
    }

    private static Resolution resolve(String script, String pair) throws ScriptException {
        return RuleBook.of(Script.parse(script))
                .resolve(CurrencyPair.parse(pair).orElseThrow());
    }

    private static Outcome evaluate(String script, String pair) throws ScriptException {
        var quotes = Map.of(
                "kraken(BTC_USD)",
                new BidAsk(new BigDecimal(6000), new BigDecimal(6100)),
                "c(BTC_CAD)",
                BidAsk.of(new BigDecimal(1000)));
        return Evaluator.evaluate(
                resolve(script, pair).expression(),
                (source, asked) -> Optional.ofNullable(quotes.get(source + "(" + asked + ")"))
                        .or(() -> Optional.ofNullable(quotes.get(source + "(" + asked.inverse() + ")"))
                                .map(BidAsk::inverse)));
    }
}
