package org.malipo.stores.web;

import java.util.regex.Pattern;
import org.malipo.access.Uploads;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what payers see out of a form, by the rules of the API. */
final class LookReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern ADDRESS = Pattern.compile("[^@:/\\s]+@[^@:/\\s]+\\.[^@:/\\s]+");
    private static final int MINUTE = 60;
    private static final int WRONG = -1;

    private final StoreData request;
    private final Uploads uploads;

    LookReader(LookForm form, Uploads uploads) {
        var fields = (ObjectNode) JSON.valueToTree(form);
        fields.remove("displayMinutes");
        fields.remove("feeBlocks");
        fields.put("supportUrl", support(form.supportUrl().strip()));
        fields.put("displayExpirationTimer", number(form.displayMinutes(), MINUTE));
        fields.put("recommendedFeeBlockTarget", number(form.feeBlocks(), 1));
        this.request = JSON.treeToValue(fields, StoreData.class);
        this.uploads = uploads;
    }

    /** @throws InvalidFields if something is wrong */
    void check() {
        StoreCheck.ofChange(request);
    }

    Store applyTo(Store store) {
        return store.with(keptSeconds(store.settings(), new StoreChange(request, uploads).applyTo(store.settings())));
    }

    /** A countdown of some seconds more than is shown stays what it is. */
    private static StoreSettings keptSeconds(StoreSettings before, StoreSettings after) {
        return before.checkout().displayTimer().toMinutes()
                        == after.checkout().displayTimer().toMinutes()
                ? after.with(after.checkout().withDisplayTimer(before.checkout().displayTimer()))
                : after;
    }

    private static String support(String typed) {
        return ADDRESS.matcher(typed).matches() ? "mailto:" + typed : typed;
    }

    private static int number(String typed, int times) {
        var text = typed.strip();
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) * times : WRONG;
    }
}
