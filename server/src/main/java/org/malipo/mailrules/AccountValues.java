package org.malipo.mailrules;

import static java.util.Objects.requireNonNullElse;

import java.util.Collection;
import org.malipo.access.Account;
import org.malipo.access.Accounts;
import org.malipo.notifications.Mailer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What a letter about an account can say: {@code User.*}, {@code Admins.MailboxAddresses}, and the link it is about. */
@Component
class AccountValues {
    private final ServerValues server;
    private final Accounts accounts;

    AccountValues(ServerValues server, Accounts accounts) {
        this.server = server;
        this.accounts = accounts;
    }

    ObjectNode of(Trigger trigger, Account about, String link) {
        return of(trigger, requireNonNullElse(about.name(), ""), about.email(), link);
    }

    ObjectNode of(Trigger trigger, String name, String email, String link) {
        var values = server.begin();
        values.putObject("User")
                .put("Name", name)
                .put("Email", email)
                .put("MailboxAddress", Mailer.withName(name, email));
        var admins = values.putObject("Admins").putArray("MailboxAddresses");
        mailboxes(accounts.enabledAdmins()).forEach(admins::add);
        values.put(trigger.link(), link);
        if (trigger == Trigger.INVITE_PENDING) {
            values.put(Filling.PICTURE, LinkPicture.of(link));
        }
        return values;
    }

    private static Collection<String> mailboxes(Collection<Account> people) {
        return people.stream()
                .filter(person -> Mailer.isAddress(person.email()))
                .map(person -> Mailer.withName(person.name(), person.email()))
                .toList();
    }

    /** {@return the address of a page of this server, as it stands in a letter} */
    String address(String path) {
        return server.address(path);
    }
}
