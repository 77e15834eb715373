package org.malipo.stores.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.MethodCriterion;

/**
 * When each way to pay is offered, as it stands in the fields of a form: as text, so that whatever was typed can be shown
 * again.
 *
 * @param tracked currency codes with anything between them
 */
public record MethodsForm(
        List<Rule> rules,
        String tracked,
        String refundDays,
        boolean payJoin,
        String lightningDescription,
        boolean lightningSats,
        boolean lightningHints) {
    private static final int MOST_RULES = 50;

    /**
     * A way to pay that is only offered for some amounts.
     *
     * @param limit {@code above} or {@code below}
     */
    public record Rule(String method, String limit, String amount, String currency) {
        boolean isBlank() {
            return amount.isEmpty();
        }
    }

    /** A rule without an amount is one that was taken away. */
    static MethodsForm typed(Map<String, String> fields) {
        var rules = new ArrayList<Rule>();
        for (var at = 0; at < MOST_RULES && fields.containsKey("amount" + at); at++) {
            rules.add(new Rule(
                    text(fields, "method" + at),
                    text(fields, "limit" + at),
                    text(fields, "amount" + at),
                    text(fields, "currency" + at)));
        }
        rules.removeIf(Rule::isBlank);
        return new MethodsForm(
                List.copyOf(rules),
                text(fields, "tracked"),
                text(fields, "refundDays"),
                fields.containsKey("payJoin"),
                text(fields, "lightningDescription"),
                fields.containsKey("lightningSats"),
                fields.containsKey("lightningHints"));
    }

    static MethodsForm of(StoreSettings settings) {
        var invoices = settings.invoices();
        var lightning = settings.lightning();
        return new MethodsForm(
                invoices.methodCriteria().stream().map(MethodsForm::rule).toList(),
                settings.rates().tracked().stream().map(CurrencyCode::code).collect(joining(", ")),
                String.valueOf(invoices.refundExpiry().toDays()),
                invoices.payJoin(),
                lightning.descriptionTemplate(),
                lightning.amountInSatoshi(),
                lightning.privateRouteHints());
    }

    private static Rule rule(MethodCriterion criterion) {
        return new Rule(
                criterion.paymentMethodId(),
                criterion.above() ? "above" : "below",
                criterion.amount().stripTrailingZeros().toPlainString(),
                criterion.currency().code());
    }

    private static String text(Map<String, String> fields, String name) {
        return Objects.toString(fields.get(name), "").strip();
    }
}
