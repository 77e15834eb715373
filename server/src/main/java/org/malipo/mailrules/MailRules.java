package org.malipo.mailrules;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Differences;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.mailrules.Conditions.Verdict;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of stores and of the server; where a store is meant, null stands for the server. */
@Component
public class MailRules {
    /** Every event is held against each of them. */
    static final int MOST = 50;

    private static final int LONGEST_NOTED = 200;

    private final RuleTable table;
    private final RunTable runs;
    private final PendingEvents pending;
    private final Conditions conditions;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // a rule is checked, kept, told of, and woken
    MailRules(RuleTable table, RunTable runs, PendingEvents pending, Conditions conditions, Audit audit, Clock clock) {
        this.table = table;
        this.runs = runs;
        this.pending = pending;
        this.conditions = conditions;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return all of them, oldest first} */
    public List<MailRule> list(@Nullable StoreId store) {
        return table.list(store);
    }

    public Optional<MailRule> find(@Nullable StoreId store, String id) {
        return table.find(store, id);
    }

    /** {@return what a rule did last, newest first} */
    public List<RuleRun> runs(MailRule rule, int count) {
        return runs.newest(rule.id(), count);
    }

    /** @throws FieldErrors.InvalidFields if a field is wrong */
    @Transactional
    public MailRule create(@Nullable StoreId store, RuleSettings wanted) {
        var settings = checked(store, wanted);
        table.lock(store);
        if (table.list(store).size() >= MOST) {
            throw FieldErrors.of("Most", "There can be " + MOST + " rules at most");
        }
        var now = clock.instant();
        var rule = new MailRule(OpaqueId.base58(16), store, settings, now, 0, null, null);
        table.insert(rule, now);
        note("mailrule.created", rule, Map.of("trigger", settings.trigger().code(), "subject", settings.subject()));
        return rule;
    }

    /** @throws FieldErrors.InvalidFields if a field is wrong */
    @Transactional
    public void update(MailRule rule, RuleSettings wanted) {
        var settings = checked(rule.store(), wanted);
        var changed = rule.with(settings, clock.instant());
        if (settings.enabled() && rule.isOwing()) {
            pending.wake(rule.id()); // before the rule's row is held, as its letters are written in that order
        }
        table.update(changed);
        var details = Differences.of(rule.settings(), settings);
        details.replaceAll(
                (_, value) -> value.length() <= LONGEST_NOTED ? value : value.substring(0, LONGEST_NOTED) + "…");
        note("mailrule.changed", changed, details);
    }

    @Transactional
    public void delete(MailRule rule) {
        pending.wake(rule.id());
        if (table.delete(rule.id())) {
            note(
                    "mailrule.deleted",
                    rule,
                    Map.of(
                            "trigger", rule.settings().trigger().code(),
                            "subject", rule.settings().subject()));
        }
    }

    private RuleSettings checked(@Nullable StoreId store, RuleSettings wanted) {
        var settings = RuleCheck.tidied(wanted, store == null);
        RuleCheck.errors(settings, store == null, this::isReadable).throwIfAny();
        return settings;
    }

    private boolean isReadable(String condition) {
        var verdict = conditions.of(Values.JSON.createObjectNode(), condition);
        return verdict == Verdict.MATCHES || verdict == Verdict.DIFFERS;
    }

    private void note(String action, MailRule rule, Map<String, String> details) {
        audit.record(new AuditEntry(action, rule.store(), "mailrule:" + rule.id(), details));
    }
}
