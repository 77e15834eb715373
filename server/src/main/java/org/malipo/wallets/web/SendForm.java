package org.malipo.wallets.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wants to send, as they typed it.
 *
 * @param unit of the amounts: {@code sat}, {@code btc} or the code of a currency
 * @param all whether the only destination gets everything
 * @param hurry how many blocks it may take, or {@code own} for a rate that was typed
 * @param coins the only ones that are spent, and all of them; empty where the server chooses
 * @param picked whether a person has chosen the coins
 * @param payjoin whether one is made where the destination offers it
 */
public record SendForm(
        List<Row> rows,
        String unit,
        boolean all,
        String hurry,
        String rate,
        boolean onlyConfirmed,
        Set<String> coins,
        boolean picked,
        boolean payjoin) {
    static final int MOST_ROWS = 50;
    static final String SAT = "sat";
    static final String BTC = "btc";

    /** One destination. */
    public record Row(String destination, String amount, boolean subtracts) {
        private static final Row EMPTY = new Row("", "", false);

        boolean isBlank() {
            return destination.isBlank() && amount.isBlank();
        }
    }

    public SendForm {
        rows = List.copyOf(rows);
        coins = Set.copyOf(coins);
    }

    /** {@return the form to begin with} */
    static SendForm empty(String destination, int hurry) {
        return new SendForm(
                List.of(new Row(destination, "", false)),
                SAT,
                false,
                String.valueOf(hurry),
                "",
                false,
                Set.of(),
                false,
                true);
    }

    static SendForm of(MultiValueMap<String, String> typed) {
        var destinations = typed.getOrDefault("destination", List.of());
        var amounts = typed.getOrDefault("amount", List.of());
        var subtracting = Set.copyOf(typed.getOrDefault("subtract", List.of()));
        var rows = IntStream.range(0, Math.min(MOST_ROWS, destinations.size()))
                .mapToObj(i -> new Row(
                        destinations.get(i),
                        i < amounts.size() ? amounts.get(i) : "",
                        subtracting.contains(String.valueOf(i))))
                .toList();
        var coins = Set.copyOf(typed.getOrDefault("coin", List.of()));
        return new SendForm(
                rows.isEmpty() ? List.of(Row.EMPTY) : rows,
                first(typed, "unit", SAT),
                typed.containsKey("all"),
                first(typed, "hurry", ""),
                first(typed, "rate", ""),
                typed.containsKey("onlyConfirmed"),
                coins,
                !coins.isEmpty() && !typed.containsKey("chosen"),
                typed.containsKey("payjoin"));
    }

    private static String first(MultiValueMap<String, String> typed, String name, String otherwise) {
        return Objects.requireNonNullElse(typed.getFirst(name), otherwise);
    }

    /** {@return the same with room for one more destination} */
    SendForm withRow() {
        var more = new ArrayList<>(rows);
        more.add(Row.EMPTY);
        return rows.size() >= MOST_ROWS ? this : with(more);
    }

    /** {@return the same without the rows that were left empty} */
    SendForm withoutBlanks() {
        var filled = rows.stream().filter(row -> !row.isBlank()).toList();
        return with(filled.isEmpty() ? List.of(rows.getFirst()) : filled);
    }

    private SendForm with(List<Row> other) {
        return new SendForm(other, unit, all, hurry, rate, onlyConfirmed, coins, picked, payjoin);
    }

    /** {@return the same before the server chose coins for it} */
    SendForm withoutChosen() {
        return picked ? this : new SendForm(rows, unit, all, hurry, rate, onlyConfirmed, Set.of(), false, payjoin);
    }

    public boolean hasOwnRate() {
        return hurry.equals(TypedHurry.OWN);
    }
}
