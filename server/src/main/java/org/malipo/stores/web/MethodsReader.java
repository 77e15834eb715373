package org.malipo.stores.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.malipo.access.Uploads;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.stores.Store;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads when each way to pay is offered out of a form, by the rules of the API. */
final class MethodsReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(?:[.,][0-9]{1,12})?");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");
    private static final int WRONG = -1;

    private final StoreData request;
    private final Uploads uploads;

    MethodsReader(MethodsForm form, Uploads uploads) {
        var fields = JSON.createObjectNode();
        form.rules()
                .forEach(rule -> add(fields.withArray("paymentMethodCriteria").addObject(), rule));
        fields.withArray("paymentMethodCriteria");
        fields.set("additionalTrackedRates", JSON.valueToTree(codes(form.tracked())));
        fields.put(
                "refundBOLT11Expiration",
                DAYS.matcher(form.refundDays()).matches() ? Integer.parseInt(form.refundDays()) : WRONG);
        fields.put("payJoinEnabled", form.payJoin());
        fields.put("lightningDescriptionTemplate", form.lightningDescription());
        fields.put("lightningAmountInSatoshi", form.lightningSats());
        fields.put("lightningPrivateRouteHints", form.lightningHints());
        this.request = JSON.treeToValue(fields, StoreData.class);
        this.uploads = uploads;
    }

    private static void add(ObjectNode fields, MethodsForm.Rule rule) {
        fields.put("paymentMethodId", rule.method());
        fields.put("currencyCode", rule.currency());
        fields.put("above", rule.limit().equals("above"));
        if (AMOUNT.matcher(rule.amount()).matches()) {
            fields.put("amount", rule.amount().replace(',', '.'));
        }
    }

    private static List<String> codes(String typed) {
        return Arrays.stream(typed.split("[^\\p{L}\\p{N}]+"))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** {@return what is wrong, beside the fields as {@link StoreCheck} names them} */
    FormErrors errors() {
        try {
            StoreCheck.ofChange(request);
            return FormErrors.NONE;
        } catch (InvalidFields wrong) {
            var errors = FormErrors.NONE;
            for (var error : wrong.errors()) {
                var key = INDEX.matcher(error.path()).replaceAll("");
                errors = errors.and(error.path(), "stores.wrong." + key);
            }
            return errors;
        }
    }

    Store applyTo(Store store) {
        return store.with(new StoreChange(request, uploads).applyTo(store.settings()));
    }
}
