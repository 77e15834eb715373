package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.malipo.problem.FieldErrors;
import org.malipo.testing.ServerTest;

/** What a rule can be, and how many there can be. */
@ServerTest
class MailRulesTests extends RulesCase {
    @Test
    void refusesConditionsThatTheDatabaseCantRead() {
        assertThatThrownBy(() -> rules.create(store, thanks("$ ? (")))
                .isInstanceOf(FieldErrors.InvalidFields.class)
                .hasMessageContaining("Condition");
        assertThat(rules.list(store)).isEmpty();
    }

    @Test
    void takesFiftyRulesAndNoMore() {
        for (int made = 0; made < MailRules.MOST; made++) {
            rules.create(store, thanks(null));
        }

        assertThatThrownBy(() -> rules.create(store, thanks(null)))
                .isInstanceOf(FieldErrors.InvalidFields.class)
                .hasMessageContaining("Most");
    }

    /** The fiftieth is made and not yet committed when somebody asks for another. */
    @Test
    void takesNoMoreThanFiftyFromSeveralAtOnce() {
        for (int made = 0; made < MailRules.MOST - 1; made++) {
            rules.create(store, thanks(null));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = Objects.requireNonNull(transaction.execute(_ -> {
                rules.create(store, thanks(null));
                var asked = threads.submit(() -> rules.create(store, thanks(null)));
                await().until(() -> asked.isDone() || somebodyWaits());
                return asked;
            }));

            assertThatThrownBy(other::get).hasCauseInstanceOf(FieldErrors.InvalidFields.class);
            assertThat(rules.list(store)).hasSize(MailRules.MOST);
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
