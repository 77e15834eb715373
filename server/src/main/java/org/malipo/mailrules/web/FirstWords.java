package org.malipo.mailrules.web;

import java.util.Map;
import org.malipo.mailrules.Trigger;
import org.malipo.web.Words;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What stands in the form of a new rule: words to begin with, in the language of whoever writes it. */
@Component
class FirstWords {
    private static final Trigger USUAL = Trigger.INVOICE_SETTLED;
    private static final Map<Trigger, String> STANDARD = Map.of(
            Trigger.PASSWORD_RESET, "letters.reset",
            Trigger.EMAIL_CONFIRMATION, "letters.confirm",
            Trigger.INVITE_PENDING, "letters.invitation",
            Trigger.APPROVAL_CONFIRMED, "letters.approved",
            Trigger.APPROVAL_REQUEST, "letters.approval");

    /** @param code the trigger that was picked; anything else stands for the usual one */
    RuleForm of(boolean ofServer, String code, Words words) {
        var trigger = Trigger.of(code)
                .filter(picked -> picked.isOfServer() == ofServer)
                .orElse(ofServer ? Trigger.PASSWORD_RESET : USUAL);
        if (trigger.isOfPendingTransaction()) {
            return ofPendingTransaction(trigger, words);
        }
        return ofServer ? ofAccount(trigger, words) : ofInvoice(trigger, words);
    }

    private static RuleForm ofPendingTransaction(Trigger trigger, Words words) {
        var collected = "{PendingTransaction.SignaturesCollected}";
        var needed = "{PendingTransaction.SignaturesNeeded}";
        return new RuleForm(
                trigger.code(),
                true,
                "",
                "",
                "",
                "",
                false,
                words.of("mailrules.first.pending.subject", "{Store.Name}", collected, needed),
                """
                <p>%s</p>
                <p><a href="{PendingTransaction.Link}">%s</a></p>
                """.formatted(
                        html(words.of(
                                "mailrules.first.pending.text", "{PendingTransaction.TrimmedId}", collected, needed)),
                        html(words.of("mailrules.first.pending.link"))));
    }

    private static RuleForm ofInvoice(Trigger trigger, Words words) {
        return new RuleForm(
                trigger.code(),
                true,
                "",
                "",
                "",
                "",
                true,
                words.of("mailrules.first.subject", "{Invoice.OrderId}", "{Store.Name}"),
                """
                <p>%s</p>
                <p>%s</p>
                <p><a href="{Invoice.Link}">%s</a></p>
                """.formatted(
                        html(words.of("mailrules.first.greeting", "{Invoice.Buyer.Name}")),
                        html(words.of(
                                "mailrules.first.text", "{Invoice.OrderId}", "{Invoice.Price} {Invoice.Currency}")),
                        html(words.of("mailrules.first.link"))));
    }

    /** The standard letter's words. */
    private static RuleForm ofAccount(Trigger trigger, Words words) {
        var key = STANDARD.getOrDefault(trigger, "");
        var everybody = trigger == Trigger.APPROVAL_REQUEST ? "{Admins.MailboxAddresses}" : "{User.MailboxAddress}";
        var greeting = trigger == Trigger.APPROVAL_REQUEST
                ? words.of("letters.greeting")
                : words.of("letters.greeting.name", "{User.Name}");
        return new RuleForm(
                trigger.code(), true, "", everybody, "", "", false, words.of(key + ".subject"), """
                <p>%s</p>
                <p>%s</p>
                <p><a href="{%s}">%s</a></p>
                <p>%s</p>
                """.formatted(
                                html(greeting),
                                html(words.of(key + ".text", "{User.Email}")),
                                trigger.link(),
                                html(words.of(key + ".button")),
                                html(words.of(key + ".after"))));
    }

    private static String html(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
