package org.malipo.stores.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.malipo.problem.FormErrors;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.PriceSources.PriceSource;
import org.malipo.stores.SpeedPolicy;

/**
 * The settings of a store.
 *
 * @param storeId empty while the store is being made
 * @param mayChange whether this person may save
 * @param saved whether the settings were saved just now
 * @param archived whether the store is put away
 */
public record StoreSettingsView(
        String storeId,
        String network,
        StoreForm form,
        FormErrors errors,
        List<PriceSource> sources,
        boolean mayChange,
        boolean saved,
        boolean archived) {
    /** {@return the choices with their names} */
    public Map<String, String> speedPolicies(UnaryOperator<String> words) {
        return choices(SpeedPolicy.values(), "stores.speed.", words);
    }

    /** {@return the choices with their names} */
    public Map<String, String> networkFeeModes(UnaryOperator<String> words) {
        return choices(NetworkFeeMode.values(), "stores.fee.", words);
    }

    /** {@return the choices with their names; the first one leaves the choice to us} */
    public Map<String, String> rateSources(UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", words.apply("stores.rates.recommended"));
        sources.forEach(source -> choices.put(source.id(), source.name()));
        if (!form.rateSource().isEmpty()) {
            choices.putIfAbsent(form.rateSource(), form.rateSource());
        }
        return choices;
    }

    /** {@return the message beside that field; empty if there is none} */
    public String error(String field, UnaryOperator<String> words) {
        return errors.has(field) ? words.apply(errors.key(field)) : "";
    }

    private static Map<String, String> choices(Enum<?>[] constants, String prefix, UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        for (var constant : constants) {
            choices.put(constant.name(), words.apply(prefix + constant.name()));
        }
        return choices;
    }

    /** {@return where the form goes} */
    public String address() {
        return storeId.isEmpty() ? "/stores/create" : "/stores/" + storeId + "/settings";
    }
}
