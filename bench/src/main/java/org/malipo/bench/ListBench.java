package org.malipo.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a page of a store's invoices costs, asked for in several ways, with ever more invoices in that store. */
@Command(name = "list", description = "Lists and searches among growing numbers of invoices.")
final class ListBench implements Callable<Integer> {
    private static final int PAGE = 25;

    @Option(names = "--invoices", split = ",", description = "Numbers of invoices (${DEFAULT-VALUE}).")
    List<Integer> invoices = List.of(10_000, 1_000_000, 10_000_000);

    @Option(names = "--requests", description = "How many requests each figure is made of (${DEFAULT-VALUE}).")
    int requests = 3_000;

    @Option(names = "--warm-up", description = "Requests of each kind before the first figure (${DEFAULT-VALUE}).")
    int warmUp = 3_000;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final Instant newest = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig()) {
            var admin = rig.administrator();
            var store = Rig.newStore(admin, "Shop").id();
            var key = admin.apiKeys().create("list", List.of("unrestricted")).apiKey();
            var many = new ManyInvoices(new PostgresTools(rig.folder()), store, newest.toString());
            var rows = new ArrayList<Map<String, Figures>>();
            int present = 0;
            for (int count : invoices) {
                long begin = System.nanoTime();
                many.fill(present, count);
                present = count;
                System.out.printf(
                        Locale.ROOT, "%,d invoices, written in %.0f s%n", count, (System.nanoTime() - begin) / 1e9);
                try (var connection = new HttpLoad(rig.url())) { // the server has closed one that was idle meanwhile
                    rows.add(measure(new Shelf(store, key, many, count), connection, rows.isEmpty()));
                }
            }
            compare(rows);
        }
        return 0;
    }

    /** A store with so many invoices. */
    private record Shelf(String store, String key, ManyInvoices invoices, int count) {}

    private Map<String, Figures> measure(Shelf shelf, HttpLoad connection, boolean first) throws IOException {
        var figures = new LinkedHashMap<String, Figures>();
        var address = "/api/v1/stores/" + shelf.store() + "/invoices?take=" + PAGE;
        for (var question : questions(shelf.invoices(), shelf.count()).entrySet()) {
            IntFunction<byte[]> request = number -> HttpLoad.get(
                    address + question.getValue().apply(number), "Authorization: token " + shelf.key() + "\r\n");
            times(connection, request, first ? warmUp : warmUp / 10);
            var measured = times(connection, request, requests);
            figures.put(question.getKey(), measured);
            System.out.println("  " + question.getKey() + ": " + measured);
        }
        return figures;
    }

    /** {@return what follows the address of the list, for the number of a request} */
    private Map<String, IntFunction<String>> questions(ManyInvoices many, int count) {
        var questions = new LinkedHashMap<String, IntFunction<String>>();
        questions.put("newest", _ -> "");
        questions.put("of a state", _ -> "&status=Expired");
        questions.put("of an order", _ -> "&orderId=order-" + random.nextInt(count));
        questions.put(
                "by a word that one has",
                number -> "&textSearch="
                        + (number % 2 == 0
                                ? many.id(random.nextInt(count)).substring(0, 10)
                                : ManyInvoices.address(random.nextInt(count)).substring(0, 20)));
        questions.put("by a word that some have", _ -> "&textSearch=c" + random.nextInt(ManyInvoices.CUSTOMERS) + "@");
        questions.put("by a word that many have", _ -> "&textSearch=" + (1 + random.nextInt(ManyInvoices.PRICES)));
        questions.put("of a rare state in a span", _ -> "&status=Invalid" + span(count));
        questions.put("of a state in a span", _ -> "&status=Settled" + span(count));
        return questions;
    }

    /** {@return an hour, all of whose invoices are there} */
    private String span(int count) {
        long end = newest.getEpochSecond() - (long) random.nextInt(count) * ManyInvoices.SECONDS_APART;
        return "&startDate=" + (end - 3_600) + "&endDate=" + end;
    }

    private static Figures times(HttpLoad connection, IntFunction<byte[]> request, int requests) throws IOException {
        var nanos = LongStream.builder();
        for (int number = 0; number < requests; number++) {
            var bytes = request.apply(number);
            long sent = System.nanoTime();
            connection.send(bytes);
            nanos.add(System.nanoTime() - sent);
        }
        return Figures.ofNanos(nanos.build().toArray());
    }

    private static void compare(List<Map<String, Figures>> rows) {
        System.out.println("p99 with most invoices over p99 with fewest (aim: at most 2):");
        rows.getFirst()
                .forEach((name, few) -> System.out.printf(
                        Locale.ROOT,
                        "  %s: %.2f%n",
                        name,
                        rows.getLast().getOrDefault(name, few).percentile(99) / few.percentile(99)));
    }
}
