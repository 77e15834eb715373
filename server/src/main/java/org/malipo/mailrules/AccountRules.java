package org.malipo.mailrules;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Dispatch dispatch;

    AccountRules(RuleTable rules, AccountValues values, Dispatch dispatch) {
        this.rules = rules;
        this.values = values;
        this.dispatch = dispatch;
    }

    @Override
    @Transactional
    public Set<String> write(AccountNews news) {
        var trigger = triggerOf(news.kind());
        var waiting = rules.enabledOfServer(trigger);
        if (waiting.isEmpty()) {
            return Set.of();
        }
        return dispatch.send(null, waiting, values.of(trigger, news.about(), news.link())).stream()
                .flatMap(done -> told(done, news.link()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> told(Dispatch.Done done, String link) {
        var letter = done.letter();
        return letter != null && letter.html().contains(HtmlUtils.htmlEscape(link, "UTF-8"))
                ? letter.recipients().byAddress().keySet().stream()
                : Stream.of();
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
