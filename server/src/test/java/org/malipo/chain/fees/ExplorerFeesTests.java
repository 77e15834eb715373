package org.malipo.chain.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeFault;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.outbound.LoopbackHttp;

/** An explorer's answers as they were recorded, and nonsense in their place. */
class ExplorerFeesTests {
    private final LoopbackHttp http = new LoopbackHttp();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void readsWhatItSaysOfEachWait() throws Exception {
        assertThat(ExplorerFees.read(recorded("precise.json")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        1, rate("3.271"), 3, rate("2.104"), 6, rate("1.52"), 72, rate("0.66"), 144, rate("0.33")));
    }

    @Test
    void takesAnEconomyThatIsTheMinimumForADay() throws Exception {
        assertThat(ExplorerFees.read(recorded("recommended.json"))).containsOnlyKeys(1, 3, 6, 144);
    }

    @ParameterizedTest
    @CsvSource({
        "zero.json, NOT_POSITIVE, 0",
        "negative.json, NOT_POSITIVE, -21",
        "text.json, UNREADABLE, ''",
        "incomplete.json, UNREADABLE, ''",
        "page.html, UNREADABLE, ''"
    })
    void refusesNonsenseAndSaysWhy(String file, Kind kind, String detail) {
        serve("/api/v1/fees/precise", 200, recorded(file));

        assertThat(fault()).isEqualTo(new FeeFault(kind, detail));
    }

    @Test
    void blursByUpToATenthAndStaysInOrder() throws Exception {
        serve("/api/v1/fees/precise", 200, recorded("precise.json"));
        var exact = ExplorerFees.read(recorded("precise.json"));
        var explorer = explorer("");

        for (int i = 0; i < 50; i++) {
            var blurred = explorer.ask().points();
            exact.forEach((blocks, rate) -> assertThat(
                            Objects.requireNonNull(blurred.get(blocks)).value())
                    .isBetween(times(rate, "0.9"), times(rate, "1.101")));
            assertThat(List.copyOf(blurred.values())).isSortedAccordingTo((one, other) -> other.compareTo(one));
        }
        assertThat(explorer.ask()).isNotEqualTo(explorer.ask());
    }

    @Test
    void asksTheOlderInterfaceWhereThereIsNoOther() throws Exception {
        serve("/signet/api/v1/fees/precise", 404, "");
        serve("/signet/api/v1/fees/recommended", 200, recorded("recommended.json"));

        assertThat(explorer("/signet/").ask().points()).containsOnlyKeys(1, 3, 6, 144);
        assertThat(asked).containsExactly("/signet/api/v1/fees/precise", "/signet/api/v1/fees/recommended");
    }

    @Test
    void tellsTheStatusOfARefusal() {
        serve("/api/v1/fees/precise", 429, "slow down");

        assertThat(fault()).isEqualTo(new FeeFault(Kind.STATUS, 429));
    }

    @Test
    void goesNoFurtherThanTheGuardOfOutgoingAddresses() {
        var inside = new ExplorerFees(http.client(), URI.create("http://10.0.0.1"), new Random(1));

        assertThatExceptionOfType(NoFees.class)
                .isThrownBy(inside::ask)
                .satisfies(none -> assertThat(none.fault())
                        .isEqualTo(new FeeFault(
                                Kind.UNREACHABLE, "The address is private and can't be reached from here.")));
    }

    private FeeFault fault() {
        return catchThrowableOfType(NoFees.class, () -> explorer("").ask()).fault();
    }

    private ExplorerFees explorer(String path) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new ExplorerFees(http.client(), address, new Random(1));
    }

    private void serve(String path, int status, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getPath());
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static String recorded(String file) {
        try (var stream = Objects.requireNonNull(ExplorerFeesTests.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SatPerVbyte rate(String satPerVbyte) {
        return new SatPerVbyte(new BigDecimal(satPerVbyte));
    }

    private static BigDecimal times(SatPerVbyte rate, String factor) {
        return rate.value().multiply(new BigDecimal(factor)).setScale(3, RoundingMode.UP);
    }
}
