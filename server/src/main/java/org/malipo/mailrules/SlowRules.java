package org.malipo.mailrules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.malipo.mailrules.Conditions.Verdict;
import org.malipo.mailrules.Deciding.Decided;
import org.malipo.notifications.Notice;
import org.malipo.notifications.NoticeKind;
import org.malipo.notifications.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rules whose conditions take too long. Each rests for a minute at first and twice as long each time; when it has been too
 * slow for the fifth time in a row, it is switched off, and its store is told. What it owes then waits for it.
 */
@Component
class SlowRules {
    static final int MOST = 5;
    static final Duration FIRST_REST = Duration.ofMinutes(1);

    /** When a rule has its turn that was left out for want of time. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SlowRules.class);

    private final RuleTable rules;
    private final PendingEvents pending;
    private final Notices notices;
    private final Clock clock;

    SlowRules(RuleTable rules, PendingEvents pending, Notices notices, Clock clock) {
        this.rules = rules;
        this.pending = pending;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Writes down which rules were too slow and which no longer are, in the caller's transaction.
     *
     * @return when those that have to wait go on, by their ids; {@link Instant#MAX} for those that were switched off
     */
    Map<String, Instant> note(Collection<Decided> decided) {
        var goesOn = new HashMap<String, Instant>();
        byRule(decided).forEach((rule, verdicts) -> {
            if (verdicts.contains(Verdict.TOO_SLOW)) {
                goesOn.put(rule.id(), tooSlow(rule));
            } else if (verdicts.contains(Verdict.LATER)) {
                goesOn.put(rule.id(), later(rule));
            } else if (rule.slow() > 0) {
                rules.setWell(rule.id());
            }
        });
        return goesOn;
    }

    private static Map<MailRule, Set<Verdict>> byRule(Collection<Decided> decided) {
        return decided.stream()
                .collect(groupingBy(Decided::rule, LinkedHashMap::new, mapping(Decided::verdict, toUnmodifiableSet())));
    }

    private Instant later(MailRule rule) {
        var soon = clock.instant().plus(SOON);
        var until = rule.restsUntil();
        return until != null && until.isAfter(soon) ? until : soon;
    }

    private Instant tooSlow(MailRule rule) {
        int slow = rule.slow() + 1;
        var now = clock.instant();
        if (slow < MOST) {
            var until = now.plus(FIRST_REST.multipliedBy(1L << rule.slow()));
            rules.rest(rule, until);
            log.info("The condition of e-mail rule {} took too long; it rests until {}", rule.id(), until);
            return until;
        }
        if (!rules.giveUp(rule)) {
            return later(rule); // somebody has changed it meanwhile
        }
        tell(rule);
        return Instant.MAX;
    }

    private void tell(MailRule rule) {
        var store = rule.store();
        if (store != null) {
            pending.owe(rule, store);
        }
        log.warn("The condition of e-mail rule {} takes too long; it is switched off", rule.id());
        notices.raise(new Notice(
                store == null ? NoticeKind.SERVER_MAIL_RULE_OFF : NoticeKind.MAIL_RULE_OFF,
                store,
                List.of(rule.settings().subject()),
                (store == null ? "/server/rules/" : "/stores/" + store + "/emails/rules/") + rule.id()));
    }
}
