package org.malipo.stores.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.malipo.problem.FormErrors;

/**
 * When each way to pay is offered, ready to be changed.
 *
 * @param currency of the store, for a new rule
 * @param mayChange whether this person may save
 * @param saved whether the settings were saved just now
 */
public record MethodsView(
        String storeId, MethodsForm form, FormErrors errors, String currency, boolean mayChange, boolean saved) {
    /** {@return the ways to pay with their names} */
    public Map<String, String> methods(String chosen, UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("BTC-CHAIN", words.apply("stores.methods.BTC-CHAIN"));
        choices.put("BTC-LN", words.apply("stores.methods.BTC-LN"));
        choices.putIfAbsent(chosen, chosen);
        return choices;
    }

    /** {@return the two kinds of limits with their names} */
    public Map<String, String> limits(UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("above", words.apply("stores.methods.above"));
        choices.put("below", words.apply("stores.methods.below"));
        return choices;
    }

    /** {@return what is wrong with a field of a rule; empty if nothing is} */
    public String wrong(int rule, String field, UnaryOperator<String> words) {
        return error("PaymentMethodCriteria[" + rule + "]." + field, words);
    }

    /** {@return the message beside that field; empty if there is none} */
    public String error(String field, UnaryOperator<String> words) {
        return errors.has(field) ? words.apply(errors.key(field)) : "";
    }

    public String address() {
        return "/stores/" + storeId + "/methods";
    }
}
