package org.malipo.wallets.web;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.malipo.money.Sats;
import org.malipo.wallets.BalanceSpan;
import org.malipo.wallets.WalletHistogram;
import org.malipo.wallets.WalletHistogram.Point;

/** The course of a balance, drawn: time runs along 0 to {@link #WIDTH}, and the highest balance is at the top, 0. */
public record BalanceChart(BalanceSpan span, List<Point> points) {
    public static final int WIDTH = 290;
    public static final int HEIGHT = 100;
    /** Parts in which heights are reckoned. */
    private static final int FINE = 10;

    static BalanceChart of(WalletHistogram histogram) {
        return new BalanceChart(histogram.span(), List.copyOf(histogram.points()));
    }

    public List<BalanceSpan> spans() {
        return List.of(BalanceSpan.values());
    }

    public Point first() {
        return points.getFirst();
    }

    public Point last() {
        return points.getLast();
    }

    public Sats lowest() {
        return points.stream().map(Point::balance).min(naturalOrder()).orElseThrow();
    }

    public Sats highest() {
        return points.stream().map(Point::balance).max(naturalOrder()).orElseThrow();
    }

    public Sats change() {
        return last().balance().minus(first().balance());
    }

    /** {@return the line, as a path of SVG} */
    public String line() {
        return IntStream.range(0, points.size())
                .mapToObj(at -> "%d %s".formatted(x(at), y(points.get(at).balance())))
                .collect(Collectors.joining("L", "M", ""));
    }

    /** {@return what lies below the line} */
    public String area() {
        return line() + "V" + HEIGHT + "H0Z";
    }

    private int x(int at) {
        return at * WIDTH / (points.size() - 1);
    }

    /** A balance that never changes is a line in the middle. */
    private String y(Sats balance) {
        long range = highest().value() - lowest().value();
        long above = balance.value() - lowest().value();
        long down = range == 0 ? HEIGHT * FINE / 2 : HEIGHT * FINE - above * HEIGHT * FINE / range;
        return down / FINE + "." + down % FINE;
    }
}
