package org.malipo.ln.lnd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.ln.Msat;
import org.malipo.ln.node.InvoiceListener;
import org.malipo.ln.node.NodeException.Refused;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.Position;

/** Hearing of payments as LND tells them over REST, where nothing is answered before there is something to tell. */
class LndListenTests extends LndCase {
    private static final String LIST = "GET /v1/invoices";
    private static final String SUBSCRIBE = "GET /v1/invoices/subscribe";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final InvoiceListener listener = new InvoiceListener() {
        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void paid(NodeInvoice invoice, @Nullable Position position) {
            heard.add(invoice.received().orElseThrow() + " " + position);
        }
    };

    private static String list(String... invoices) {
        return "{\"invoices\":[" + String.join(",", invoices) + "]}";
    }

    private static String open(int addIndex) {
        return paidInvoice(
                "SETTLED", "OPEN", "\"settle_index\":\"3\"", "\"settle_index\":\"0\"", "\"7\"", "\"" + addIndex + "\"");
    }

    private static String paid(int settleIndex) {
        return paidInvoice("\"settle_index\":\"3\"", "\"settle_index\":\"" + settleIndex + "\"");
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS)).orElse("nothing");
    }

    private FutureTask<Void> listen(@Nullable Position after) {
        var task = new FutureTask<Void>(() -> {
            node.listen(after, listener);
            return null;
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        lnd.answer(LIST, list(open(9)));
        lnd.answer(SUBSCRIBE, line(paid(4)) + line(open(10)) + line(paid(5)));

        node.listen(new Position(3), listener);

        assertThat(heard).containsExactly("connected", "1500 msat Position[index=4]", "1500 msat Position[index=5]");
        assertThat(lnd.asked(SUBSCRIBE).getFirst().call()).endsWith("?settle_index=3");
    }

    @Test
    void beginsWithWhatIsPaidFromNowOn() throws Exception {
        lnd.answer(LIST, list(paidInvoice()));
        lnd.answer(SUBSCRIBE, line(paidInvoice()) + line(paid(4)));

        node.listen(null, listener);

        assertThat(heard).containsExactly("connected", "1500 msat Position[index=4]");
        assertThat(lnd.asked(SUBSCRIBE).getFirst().call()).endsWith("?add_index=6");
    }

    @Test
    void isConnectedOnlyWhenLndHasBegunToTell() throws Exception {
        lnd.answer(LIST, list(open(9)));
        lnd.hang(SUBSCRIBE, "");
        var task = listen(null);

        assertThat(heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
        node.close();
        task.get(10, TimeUnit.SECONDS);
    }

    @Test
    void hearsOfTheFirstInvoiceOfANode() throws Exception {
        lnd.answer(LIST, list());
        lnd.hang(SUBSCRIBE, "");
        var task = listen(null);

        assertThat(next()).isEqualTo("connected");
        lnd.answer(LIST, list(paid(1)));
        assertThat(next()).isEqualTo("1500 msat Position[index=1]");
        assertThat(next()).isEqualTo("connected");
        while (lnd.asked(SUBSCRIBE).isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(lnd.asked(SUBSCRIBE).getFirst().call()).endsWith("?settle_index=1");
        node.close();
        task.get(10, TimeUnit.SECONDS);
    }

    @Test
    void tellsOfInvoicesAsTheyArePaid() throws Exception {
        lnd.answer(LIST, list(open(9)));
        lnd.hang(SUBSCRIBE, line(open(9)) + "\n" + line(paid(4)));
        var task = listen(null);

        assertThat(next()).isEqualTo("connected");
        assertThat(next()).isEqualTo("1500 msat Position[index=4]");
        assertThat(task.isDone()).isFalse();
        node.close();
        task.get(10, TimeUnit.SECONDS);
    }

    @Test
    void passesOverWhatNobodyAskedFor() throws Exception {
        lnd.answer(LIST, list(open(9)));
        lnd.answer(
                SUBSCRIBE,
                line(paid(4).replace(bolt11(Optional.of(new Msat(1_001))).text(), "")) + line(paid(5)));

        node.listen(new Position(3), listener);

        assertThat(heard).containsExactly("connected", "1500 msat Position[index=5]");
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        lnd.answer(LIST, list(open(9)));
        lnd.hang(SUBSCRIBE, line(open(9)));
        var task = new FutureTask<Void>(() -> {
            node.listen(null, listener);
            return null;
        });
        var thread = Thread.ofPlatform().start(task);
        assertThat(next()).isEqualTo("connected");

        thread.interrupt();

        assertThatThrownBy(() -> task.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void breaksWithTheStream() {
        lnd.answer(LIST, list(open(9)));
        lnd.breakOff(SUBSCRIBE, line(open(9)));

        assertThatThrownBy(() -> node.listen(null, listener)).isInstanceOf(Unavailable.class);
        assertThat(heard).containsExactly("connected");
    }

    @Test
    void tellsTheErrorThatLndEndsAStreamWith() {
        lnd.answer(LIST, list(open(9)));
        lnd.answer(SUBSCRIBE, line(paid(4)) + error(2, "out of disk"));

        assertThatThrownBy(() -> node.listen(new Position(3), listener))
                .isInstanceOf(Refused.class)
                .hasMessage("out of disk");
    }

    @Test
    void takesAnEndlessLineForNoAnswer() {
        lnd.answer(LIST, list(open(9)));
        lnd.on(SUBSCRIBE, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var noise = "x".repeat(1 << 16).getBytes(UTF_8);
            while (true) {
                exchange.getResponseBody().write(noise);
            }
        });

        assertThatThrownBy(() -> node.listen(new Position(3), listener))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.reason()).isEqualTo(Unavailable.Reason.NO_NODE));
    }
}
