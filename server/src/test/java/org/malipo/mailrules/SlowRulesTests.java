package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.notifications.MailRecord;
import org.malipo.outbox.Event;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Conditions that take too long: they cost their own store a little, others nothing, and nobody a letter. */
@ServerTest
class SlowRulesTests extends RulesCase {
    /** Looks at each number for each number for each number. */
    private static final String FOR_EVER =
            "%1$s ? (exists(%1$s ? (exists(%1$s ? (exists(%1$s ? (@ == -1)))))))".formatted("$.Invoice.Metadata.n[*]");

    private static final String LIGHT = "{\"buyerEmail\": \"amina@example.com\", \"n\": [-1]}";

    @Autowired
    private RuleTable table;

    @Test
    void restsAndIsTriedAgainAndWritesItsLetterOnce() {
        var slow = rules.create(store, thanks(FOR_EVER, "Slow"));
        rules.create(store, thanks("$ ? (@.Invoice.Currency == \"USD\")", "Quick"));

        handle(heavy(6));
        assertThat(subjects()).containsExactly("Quick");
        assertThat(now(slow).settings().enabled()).isTrue();
        assertThat(rules.runs(slow, 10)).isEmpty();

        turnsOutToBeLight(6);
        work();
        assertThat(subjects()).as("it rests").containsExactly("Quick");
        clock.tick(SlowRules.FIRST_REST.plusSeconds(1));
        work();

        assertThat(subjects()).containsExactly("Quick", "Slow");
        assertThat(now(slow).slow()).isZero();
        assertThat(now(slow).trouble()).isNull();
    }

    @Test
    void isSwitchedOffTheFifthTimeAndOwesItsLettersUntilItIsMended() {
        var slow = rules.create(store, thanks(FOR_EVER, "Slow"));
        rules.create(store, thanks(null, "Quick"));
        for (int time = 1; time < SlowRules.MOST; time++) {
            table.rest(now(slow), clock.instant());
        }

        handle(heavy(7));
        handle(heavy(8));

        assertThat(now(slow).settings().enabled()).isFalse();
        assertThat(now(slow).trouble()).isEqualTo(RunOutcome.CONDITION_TOO_SLOW);
        assertThat(rules.runs(slow, 10)).extracting(RuleRun::outcome).containsExactly(RunOutcome.CONDITION_TOO_SLOW);
        assertThat(told()).containsExactly("mailrule_off");
        clock.tick(Duration.ofDays(2));
        work();
        assertThat(subjects()).containsExactly("Quick", "Quick");

        rules.update(now(slow), off());
        rules.update(now(slow), thanks("$ ? (@.Invoice.Currency == \"USD\")", "Mended"));
        work();
        work();

        assertThat(subjects()).as("one was happening while it was on").containsExactly("Quick", "Quick", "Mended");
        assertThat(rules.runs(slow, 10)).extracting(RuleRun::outcome).containsExactly(RunOutcome.QUEUED);
        assertThat(left()).isZero();
    }

    @Test
    void holdsUpNoOtherStoreHoweverManyThereAre() {
        for (int made = 0; made < MailRules.MOST - 1; made++) {
            rules.create(store, thanks(FOR_EVER, "Slow"));
        }
        rules.create(store, thanks(null, "Quick"));
        var other = orders.newStore();
        rules.create(other, thanks(null, "Elsewhere"));
        var elsewhere =
                orders.event(10, other, orders.invoice(other, RulesCase.AMINA), "InvoiceSettled", RulesCase.AMINA);
        transaction.executeWithoutResult(_ -> consumer.handleAll(List.of(heavy(9), elsewhere)));

        var batches = claimed("test");
        long start = System.nanoTime();
        batches.forEach(round::work);

        assertThat(batches).as("each store by itself").hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(subjects()).containsExactly("Quick");
        assertThat(orders.letters(other)).extracting(MailRecord::subject).containsExactly("Elsewhere");
    }

    private Event heavy(long position) {
        var numbers = IntStream.range(0, 2_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return orders.event(
                position,
                store,
                invoice,
                "InvoiceSettled",
                "{\"buyerEmail\": \"amina@example.com\", \"n\": [%s]}".formatted(numbers));
    }

    /** As a machine that has more time than before. */
    private void turnsOutToBeLight(long position) {
        jdbc.sql("update mail_rule_event set payload = :payload where event_position = :position")
                .param(
                        "payload",
                        orders.event(position, store, invoice, "InvoiceSettled", LIGHT)
                                .payload())
                .param("position", position)
                .update();
    }

    private List<String> subjects() {
        return orders.letters(store).stream().map(MailRecord::subject).toList();
    }

    private List<String> told() {
        return jdbc.sql("select kind from notice where store_id = :store")
                .param("store", store.value())
                .query(String.class)
                .list();
    }

    private int left() {
        return jdbc.sql("select count(*) from mail_rule_event where store_id = :store")
                .param("store", store.value())
                .query(Integer.class)
                .single();
    }
}
