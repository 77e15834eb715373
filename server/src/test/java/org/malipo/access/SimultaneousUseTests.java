package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.SecondFactors.Verdict;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What opens a door once opens it once, also for several who try at the same moment. */
@ServerTest
@Import(Mailbox.class)
class SimultaneousUseTests {
    /** Fewer than lock an account. */
    private static final int TRIES = 4;

    @Autowired
    private People people;

    @Autowired
    private LoginCodes loginCodes;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Invitations invitations;

    @Autowired
    private AccountLinks links;

    @Autowired
    private PasswordResets resets;

    @Autowired
    private TestClock clock;

    private UserId user;

    @BeforeEach
    void somebody() {
        people.none();
        people.admin();
        user = people.person("p@example.com").id();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void turnBack() {
        clock.reset();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void ofALoginCode() throws InterruptedException {
        var code = loginCodes.create(user);

        assertThat(atOnce(() -> loginCodes.redeem(code).isPresent())).isOne();
    }

    @Test
    void ofACodeOfTheAppAndOfARecoveryCode() throws InterruptedException {
        var app = AuthenticatorApp.with(factors.offerApp(user).toLowerCase(Locale.ROOT), clock);
        assertThat(factors.confirmApp(user, app.code())).isTrue();
        var recovery = factors.renewRecoveryCodes(user).getFirst();
        clock.tick(Duration.ofSeconds(30));
        var code = app.code();

        assertThat(atOnce(() -> factors.tryCode(user, code) == Verdict.RIGHT)).isOne();
        clock.tick(Duration.ofMinutes(6)); // wrong ones of before count no more
        assertThat(atOnce(() -> factors.tryRecoveryCode(user, recovery) == Verdict.RIGHT))
                .isOne();
    }

    @Test
    void ofAnInvitation() throws InterruptedException {
        var link = invitations.invite(user);
        var code = link.substring(link.lastIndexOf('/') + 1);

        assertThat(atOnce(() -> invitations.accept(user, code, "long enough").isPresent()))
                .isOne();
    }

    @Test
    void ofALinkForANewPassword() throws InterruptedException {
        var code = links.make(user, AccountLinks.Purpose.RESET_PASSWORD);

        assertThat(atOnce(() -> resets.set(user, code, "long enough"))).isOne();
        assertThat(links.use(user, code, AccountLinks.Purpose.RESET_PASSWORD)).isEqualTo(Optional.empty());
    }

    /** {@return how many of them got through} */
    private static long atOnce(Callable<Boolean> attempt) throws InterruptedException {
        List<Callable<Boolean>> attempts = Collections.nCopies(TRIES, attempt);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(attempts).stream()
                    .map(Future::resultNow)
                    .filter(Boolean::booleanValue)
                    .count();
        }
    }
}
