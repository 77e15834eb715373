package org.malipo.rates.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;
import org.malipo.rates.Evaluation;
import org.malipo.rates.Rates.SourceState;
import org.malipo.rates.script.ScriptDoubt;
import org.malipo.rates.script.ScriptFault;

/**
 * A store's rules for prices, ready to be changed and tried.
 *
 * @param fault what is wrong with the script; null if nothing is
 * @param fallbackFault likewise of the fallback's
 * @param doubts what may not do what its author meant
 * @param results what was tried
 * @param mayChange whether this person may save
 * @param saved whether the rules were saved just now
 */
public record RatesView(
        String storeId,
        RateForm form,
        FormErrors errors,
        @Nullable ScriptFault fault,
        @Nullable ScriptFault fallbackFault,
        List<ScriptDoubt> doubts,
        List<RateTrial> results,
        List<SourceState> sources,
        boolean mayChange,
        boolean saved) {
    /** One try. */
    public record RateTrial(Evaluation evaluation, long ageSeconds) {}

    /** {@return where the form goes} */
    public String address() {
        return "/stores/" + storeId + "/rates";
    }

    public boolean isWrong() {
        return !errors.isEmpty() || fault != null || fallbackFault != null;
    }

    /** {@return the choices with their names: ours, a script, each source} */
    public Map<String, String> sources(UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", words.apply("rates.recommended"));
        choices.put(RateForm.SCRIPT, words.apply("rates.script.own"));
        sources.forEach(source -> choices.put(source.id(), source.name()));
        return choices;
    }

    /** {@return the same choices for the fallback, and first of all none} */
    public Map<String, String> fallbackSources(UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        choices.put(RateForm.NONE, words.apply("rates.fallback.none"));
        choices.putAll(sources(words));
        return choices;
    }

    /** {@return the message beside that field; empty if there is none} */
    public String error(String field, UnaryOperator<String> words) {
        return errors.has(field) ? words.apply(errors.key(field)) : "";
    }

    /** {@return the line in which the fault is, with a mark below its place} */
    public static String excerpt(String script, ScriptFault fault) {
        var lines = script.split("\n", -1);
        var line = lines[Math.min(fault.place().line(), lines.length) - 1];
        return line + "\n" + " ".repeat(fault.place().column() - 1) + "^";
    }
}
