package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.ProblemException;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may make accounts, and who becomes the administrator of an empty server. */
@ServerTest
class FirstAdminTests {
    @Autowired
    private Registration registration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @BeforeEach
    void emptyServer() {
        people.none();
    }

    @Test
    void makesOneAdministratorOfManyWhoTryAtOnce() throws Exception {
        var attempts = IntStream.range(0, 6)
                .<Callable<Account>>mapToObj(number -> () -> registration.register(
                        new NewAccount("u" + number + "@example.com", "secret1", null, null, true), Optional.empty()))
                .toList();

        List<Future<Account>> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(attempts);
        }

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.state() == Future.State.SUCCESS)
                .singleElement()
                .satisfies(winner -> assertThat(winner.resultNow().isAdmin()).isTrue());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.state() == Future.State.FAILED)
                .allSatisfy(loser -> assertThat(loser.exceptionNow()).isInstanceOf(ProblemException.class));
        assertThat(accounts.hasAdmin()).isTrue();
    }

    @Test
    void closesTheDoorBehindTheFirst() {
        people.admin();
        people.policy("lockSubscription", true);

        assertThat(registration.isOpen()).isFalse();
        assertThatThrownBy(() -> registration.register(account("b@example.com", false), Optional.empty()))
                .hasMessageContaining("New user creation isn't authorized to users who are not admin");
        assertThatThrownBy(() -> registration.register(account("b@example.com", true), Optional.empty()))
                .hasMessageContaining("New admin creation isn't authorized to users who are not admin");
    }

    @Test
    void letsOrdinaryPeopleMakeNoAccountsWhereThatIsForAdministrators() {
        people.admin();
        people.policy("disableNonAdminCreateUserApi", true);
        var person = people.person("p@example.com");

        assertThatThrownBy(() -> registration.register(account("b@example.com", false), Optional.of(caller(person))))
                .isInstanceOf(MissingPermission.class);
    }

    @Test
    void refusesAnAddressThatIsTaken() {
        people.admin();

        assertThatThrownBy(() -> people.person("ADMIN@example.com")).isInstanceOf(InvalidFields.class);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThatThrownBy(() ->
                        registration.register(new NewAccount("nonsense", "short", null, null, true), Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidFields.class,
                        wrong -> assertThat(wrong.errors()).extracting("path").containsExactly("Email", "Password"));
    }

    private static NewAccount account(String email, boolean isAdmin) {
        return new NewAccount(email, "secret1", null, null, isAdmin);
    }

    private static Caller caller(Account account) {
        return new Caller(
                account.id(),
                account.email(),
                account.isAdmin(),
                new Caller.Credential.Basic(),
                List.of(Grant.UNRESTRICTED),
                Map.of());
    }
}
