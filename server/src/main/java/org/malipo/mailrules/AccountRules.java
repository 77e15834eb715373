package org.malipo.mailrules;

import java.util.HashSet;
import java.util.Set;
import org.malipo.mailrules.Deciding.Turn;
import org.malipo.notifications.AccountLetterWriter;
import org.malipo.notifications.AccountNews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * Has the server's rules write letters about accounts. A rule stands for the standard letter only to those whom it sends
 * the link, so that no rule can lock anybody out by mistake.
 */
@Component
class AccountRules implements AccountLetterWriter {
    private final RuleTable rules;
    private final AccountValues values;
    private final Deciding deciding;
    private final Dispatch dispatch;
    private final SlowRules slowRules;

    AccountRules(RuleTable rules, AccountValues values, Deciding deciding, Dispatch dispatch, SlowRules slowRules) {
        this.rules = rules;
        this.values = values;
        this.deciding = deciding;
        this.dispatch = dispatch;
        this.slowRules = slowRules;
    }

    @Override
    @Transactional
    public Set<String> write(AccountNews news) {
        var trigger = triggerOf(news.kind());
        var waiting = rules.enabledOfServer(trigger);
        if (waiting.isEmpty()) {
            return Set.of();
        }
        var filled = values.of(trigger, news.about(), news.link());
        var decided = deciding.of(
                waiting.stream().map(rule -> new Turn(rule, null, filled)).toList());
        var told = new HashSet<String>();
        dispatch.write(null, decided, letter -> told.addAll(told(letter, news.link())));
        slowRules.note(decided);
        return Set.copyOf(told);
    }

    private static Set<String> told(WrittenLetter letter, String link) {
        return letter.html().contains(HtmlUtils.htmlEscape(link, "UTF-8"))
                ? letter.recipients().byAddress().keySet()
                : Set.of();
    }

    static Trigger triggerOf(AccountNews.Kind kind) {
        return switch (kind) {
            case CONFIRM -> Trigger.EMAIL_CONFIRMATION;
            case RESET -> Trigger.PASSWORD_RESET;
            case INVITATION -> Trigger.INVITE_PENDING;
            case APPROVAL -> Trigger.APPROVAL_REQUEST;
            case APPROVED -> Trigger.APPROVAL_CONFIRMED;
        };
    }
}
