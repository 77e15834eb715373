package org.malipo.mailrules.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.mailrules.RuleRun;
import org.malipo.mailrules.RunOutcome;
import org.malipo.problem.FormErrors;

/**
 * One rule.
 *
 * @param storeId null for a rule of the server
 * @param ruleId empty while it is being made
 * @param triggers what it can wait for, each with its words
 * @param placeholders what can stand in its letter
 * @param trouble why it wrote no letter the last time, or null
 * @param runs what it did last
 */
public record RuleView(
        @Nullable String storeId,
        String ruleId,
        RuleForm form,
        FormErrors errors,
        Map<String, String> triggers,
        List<String> placeholders,
        boolean mayChange,
        boolean mailReady,
        @Nullable RunOutcome trouble,
        List<RuleRun> runs,
        boolean saved) {
    public boolean isOfServer() {
        return storeId == null;
    }

    public boolean isNew() {
        return ruleId.isEmpty();
    }

    public String listAddress() {
        return RuleDesk.address(storeId);
    }

    /** {@return where rules say that no mail server is set up} */
    public String mailAddress() {
        return storeId == null ? "/server/emails" : "/stores/" + storeId + "/email-settings";
    }

    /** {@return where the form goes} */
    public String address() {
        return listAddress() + (isNew() ? "/new" : "/" + ruleId);
    }

    public String invoiceAddress(RuleRun run) {
        return "/stores/" + storeId + "/invoices/" + run.subject();
    }
}
