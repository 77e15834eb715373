package org.malipo.mailrules.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.mailrules.MailRule;
import org.malipo.mailrules.Trigger;

/**
 * The rules of a store or of the server.
 *
 * @param storeId null on the server's page
 * @param mayChange whether this person may do more than look
 * @param mailReady whether letters can leave
 * @param standard the letters that are sent without a rule, on the server's page
 */
public record RuleListView(
        @Nullable String storeId, List<MailRule> rules, boolean mayChange, boolean mailReady, List<Trigger> standard) {
    public boolean isOfServer() {
        return storeId == null;
    }

    public String address() {
        return RuleDesk.address(storeId);
    }

    /** {@return where rules say that no mail server is set up} */
    public String mailAddress() {
        return storeId == null ? "/server/emails" : "/stores/" + storeId + "/email-settings";
    }

    /** {@return the key of a trigger's words} */
    public String key(Trigger trigger) {
        return RuleDesk.key(trigger);
    }

    public String newAddress() {
        return address() + "/new";
    }
}
