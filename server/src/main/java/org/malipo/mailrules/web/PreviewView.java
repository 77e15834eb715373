package org.malipo.mailrules.web;

import org.jspecify.annotations.Nullable;
import org.malipo.mailrules.RulePreview;
import org.malipo.problem.FormErrors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a rule would write.
 *
 * @param storeId null for a rule of the server
 * @param invoice whose values are filled in, as typed; empty for made-up ones
 * @param mayPick whether this person may look into invoices
 * @param preview null if there is no such invoice
 * @param testTo where a test goes
 * @param sent whether a test was sent just now
 */
public record PreviewView(
        @Nullable String storeId,
        String ruleId,
        String invoice,
        boolean mayPick,
        boolean mayTest,
        boolean mailReady,
        FormErrors errors,
        @Nullable RulePreview preview,
        String testTo,
        boolean sent) {
    public boolean isOfServer() {
        return storeId == null;
    }

    public String ruleAddress() {
        return RuleDesk.address(storeId) + "/" + ruleId;
    }

    /** {@return where rules say that no mail server is set up} */
    public String mailAddress() {
        return storeId == null ? "/server/emails" : "/stores/" + storeId + "/email-settings";
    }

    /** {@return the letter's body, a document of its own} */
    public String letterAddress() {
        return UriComponentsBuilder.fromPath(ruleAddress() + "/letter")
                .queryParam("invoice", "{invoice}")
                .encode()
                .buildAndExpand(invoice)
                .toUriString();
    }
}
