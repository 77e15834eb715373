package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.malipo.problem.ProblemException;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two administrators who fall out with each other leave one of them, and nobody's request breaks. */
@ServerTest
class LastAdminTests {
    @Autowired
    private People people;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private Accounts accounts;

    @RepeatedTest(5)
    void leavesOneOfTwoWhoTakeTheirRightsFromEachOtherAtOnce() throws InterruptedException {
        people.none();
        var one = people.admin();
        var other = people.otherAdmin();
        Callable<Boolean> first = () -> demote(one);
        Callable<Boolean> second = () -> demote(other);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(first, second)))
                    .extracting(Future::resultNow)
                    .containsExactlyInAnyOrder(true, false);
        }

        assertThat(accounts.enabledAdmins()).hasSize(1);
    }

    private boolean demote(Account admin) {
        try {
            desk.change(admin.id(), new AccountDesk.Standing(null, false, false, null));
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isEqualTo("last-administrator");
            return false;
        }
    }
}
