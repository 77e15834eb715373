package org.malipo.rates.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.Rates;
import org.malipo.rates.script.ParsedScript;
import org.malipo.rates.script.ScriptDoubt;
import org.malipo.rates.script.ScriptException;
import org.malipo.rates.script.ScriptFault;
import org.malipo.stores.StoreSettings.PriceRule;
import org.malipo.stores.StoreSettings.RateChoice;

/** Reads rules for prices out of a form, and finds what is wrong with it, and where. Each form is read once. */
final class RateFormReader {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{1,8})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_PAIRS = 10;

    private final RateForm form;
    private final Rates rates;
    private final List<ScriptDoubt> doubts = new ArrayList<>();
    private FormErrors errors = FormErrors.NONE;
    private @Nullable ScriptFault fault;
    private @Nullable ScriptFault fallbackFault;

    RateFormReader(RateForm form, Rates rates) {
        this.form = form;
        this.rates = rates;
    }

    FormErrors errors() {
        return errors;
    }

    @Nullable
    ScriptFault fault() {
        return fault;
    }

    @Nullable
    ScriptFault fallbackFault() {
        return fallbackFault;
    }

    List<ScriptDoubt> doubts() {
        return doubts;
    }

    boolean isRight() {
        return errors.isEmpty() && fault == null && fallbackFault == null;
    }

    /** {@return the change that the form asks for; worth nothing unless it {@link #isRight}} */
    UnaryOperator<RateChoice> read() {
        var spread = spread();
        var first = rule("source", form.source(), form.script(), found -> fault = found);
        var second = form.fallbackSource().equals(RateForm.NONE)
                ? null
                : rule("fallbackSource", form.fallbackSource(), form.fallbackScript(), found -> fallbackFault = found);
        return before -> before.with(first, spread).withFallback(second, spread);
    }

    /** {@return the pairs to try; empty if there are none} */
    List<CurrencyPair> pairs() {
        var typed = Arrays.stream(form.pairs().split("[\\s,;]+"))
                .filter(text -> !text.isEmpty())
                .toList();
        var pairs = typed.stream()
                .flatMap(text -> CurrencyPair.parse(text).stream())
                .toList();
        check("pairs", pairs.size() == typed.size() && pairs.size() <= MOST_PAIRS);
        return errors.has("pairs") ? List.of() : pairs;
    }

    private interface Finding {
        void found(ScriptFault fault);
    }

    private PriceRule rule(String field, String source, String script, Finding finding) {
        if (source.equals(RateForm.SCRIPT)) {
            return new PriceRule(null, script(script, finding));
        }
        check(field, source.isEmpty() || rates.sourceId(source).isPresent());
        return new PriceRule(source.isEmpty() ? null : source, null);
    }

    private String script(String written, Finding finding) {
        try {
            var parsed = ParsedScript.parse(written);
            parsed.doubts().stream().filter(this::isReal).forEach(doubts::add);
            return parsed.script().toString();
        } catch (ScriptException e) {
            finding.found(e.fault());
            return "";
        }
    }

    private boolean isReal(ScriptDoubt doubt) {
        return doubt.kind() != ScriptDoubt.Kind.SOURCE
                || rates.sourceId(doubt.found()).isEmpty();
    }

    private BigDecimal spread() {
        var percent = PERCENT.matcher(form.spread()).matches()
                ? new BigDecimal(form.spread().replace(',', '.'))
                : HUNDRED.negate();
        check("spread", percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0);
        return percent;
    }

    private void check(String field, boolean isRight) {
        if (!isRight) {
            errors = errors.and(field, "rates.wrong." + field);
        }
    }
}
