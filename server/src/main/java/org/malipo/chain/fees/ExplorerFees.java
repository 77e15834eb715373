package org.malipo.chain.fees;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeFault;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.outbound.OutboundAnswer;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the REST interface of a mempool explorer ({@code /api/v1/fees/precise}, or {@code …/recommended} where it is too old
 * for that). What it says is blurred by up to a tenth, so that a payment does not show from which explorer its rate came.
 */
public final class ExplorerFees implements Question<FeeCurve> {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "User-Agent", "Malipo");
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final double BLUR = 0.1;
    private static final int DECIMALS = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final OutboundHttp http;
    private final URI base;
    private final RandomGenerator random;

    /** @param base without {@code /api}, for example {@code https://mempool.space/signet} */
    public ExplorerFees(OutboundHttp http, URI base, RandomGenerator random) {
        this.http = http;
        this.base = base;
        this.random = random;
    }

    @Override
    public FeeCurve ask() throws NoFees {
        var answer = get("precise");
        if (answer.status() == NOT_FOUND) {
            answer = get("recommended");
        }
        if (answer.status() != OK) {
            throw new NoFees(new FeeFault(Kind.STATUS, answer.status()));
        }
        return blurred(read(new String(answer.start(), UTF_8)));
    }

    private OutboundAnswer get(String which) throws NoFees {
        var path = base.toString().replaceAll("/+$", "") + "/api/v1/fees/" + which;
        try {
            return http.get(URI.create(path), HEADERS, LIMIT);
        } catch (OutboundFailure e) {
            throw new NoFees(new FeeFault(Kind.UNREACHABLE, e.getMessage()));
        }
    }

    /**
     * {@return rates by blocks}
     *
     * @throws NoFees if one of the rates is missing or not above zero
     */
    static Map<Integer, SatPerVbyte> read(String answer) throws NoFees {
        JsonNode fees;
        try {
            fees = JSON.readTree(answer);
        } catch (JacksonException _) {
            throw new NoFees(Kind.UNREADABLE);
        }
        var economy = rate(fees, "economyFee");
        var minimum = rate(fees, "minimumFee");
        var points = new LinkedHashMap<Integer, SatPerVbyte>();
        points.put(1, rate(fees, "fastestFee"));
        points.put(3, rate(fees, "halfHourFee"));
        points.put(6, rate(fees, "hourFee"));
        if (!economy.equals(minimum)) {
            points.put(72, economy);
        }
        points.put(144, minimum);
        return points;
    }

    private static SatPerVbyte rate(JsonNode fees, String name) throws NoFees {
        var rate = fees.path(name);
        if (!rate.isNumber()) {
            throw new NoFees(Kind.UNREADABLE);
        }
        if (rate.decimalValue().signum() <= 0) {
            throw new NoFees(new FeeFault(Kind.NOT_POSITIVE, rate.decimalValue().toPlainString()));
        }
        return new SatPerVbyte(rate.decimalValue());
    }

    private FeeCurve blurred(Map<Integer, SatPerVbyte> points) {
        var blurred = new LinkedHashMap<Integer, SatPerVbyte>();
        points.forEach((blocks, rate) -> blurred.put(blocks, blurred(rate)));
        return FeeCurve.of(blurred);
    }

    private SatPerVbyte blurred(SatPerVbyte rate) {
        var factor = BigDecimal.valueOf(random.nextDouble(1 - BLUR, 1 + BLUR));
        return new SatPerVbyte(rate.value().multiply(factor).setScale(DECIMALS, RoundingMode.UP));
    }
}
