package org.malipo.mailrules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.Mailer;

/**
 * Whom a letter goes to. Each entry is one mailbox, whatever was filled in, so that nobody who fills in a form has us write
 * to a crowd; only a placeholder of a list, such as all administrators, stands for several. What is no mailbox is left out.
 */
record Recipients(List<String> to, List<String> cc, List<String> bcc) {
    static Recipients of(RuleSettings settings, @Nullable String customer, Filling filling) {
        var customers = settings.toCustomer() && customer != null ? Stream.of(customer) : Stream.<String>of();
        var to = Stream.concat(filled(settings.to(), filling), customers);
        return new Recipients(good(to), good(filled(settings.cc(), filling)), good(filled(settings.bcc(), filling)));
    }

    private static Stream<String> filled(List<String> entries, Filling filling) {
        return entries.stream()
                .flatMap(entry -> filling.list(entry).orElseGet(() -> List.of(filling.text(entry))).stream());
    }

    private static List<String> good(Stream<String> mailboxes) {
        return mailboxes.map(String::strip).filter(Mailer::isAddress).toList();
    }

    /** {@return everybody by their bare address, each once, as the first of their mailboxes has it} */
    LinkedHashMap<String, String> byAddress() {
        var everybody = new LinkedHashMap<String, String>();
        Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .forEach(mailbox -> address(mailbox).ifPresent(address -> everybody.putIfAbsent(address, mailbox)));
        return everybody;
    }

    private static Optional<String> address(String mailbox) {
        return Mailer.bareAddress(mailbox);
    }
}
