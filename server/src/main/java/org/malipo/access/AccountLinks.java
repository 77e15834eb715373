package org.malipo.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links in letters that prove whose mailbox it is. A link works once, until its time has passed, and only as long as the
 * account's address and stamp are those for which it was made: another password or another address makes it void.
 */
@Component
class AccountLinks {
    private static final int CODE_BYTES = 16;

    private final LinkTable table;
    private final AccountTable accounts;
    private final Clock clock;

    AccountLinks(LinkTable table, AccountTable accounts, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a link is good for, and for how long. */
    enum Purpose {
        CONFIRM_EMAIL(Duration.ofDays(3)),
        RESET_PASSWORD(Duration.ofHours(2));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** {@return the secret of a new link} */
    @Transactional
    public String make(UserId user, Purpose purpose) {
        var entry = accounts.find(user).orElseThrow();
        var code = OpaqueId.hex(CODE_BYTES);
        var now = clock.instant();
        table.deleteExpired(now);
        table.insert(ApiKey.hash(code), user, purpose, bond(entry), now.plus(purpose.life));
        return code;
    }

    /** {@return whose link that is, if it still works} Does not use it up. */
    public Optional<Account> look(UserId user, String code, Purpose purpose) {
        return accounts.find(user)
                .filter(entry -> table.boundTo(ApiKey.hash(code), user, purpose, clock.instant())
                        .filter(bond(entry)::equals)
                        .isPresent())
                .map(AccountTable.Entry::account);
    }

    /** Uses the link up, and with it the person's other links for the same purpose. {@return whose it was} */
    @Transactional
    public Optional<Account> use(UserId user, String code, Purpose purpose) {
        var account = look(user, code, purpose).filter(_ -> table.take(ApiKey.hash(code)));
        account.ifPresent(_ -> table.deleteAll(user, purpose));
        return account;
    }

    private static String bond(AccountTable.Entry entry) {
        return ApiKey.hash(
                entry.secret().stamp() + "\n" + entry.account().email().toLowerCase(Locale.ROOT));
    }
}
