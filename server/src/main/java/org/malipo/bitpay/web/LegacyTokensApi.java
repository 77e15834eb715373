package org.malipo.bitpay.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.bitpay.LegacyCallers;
import org.malipo.bitpay.LegacyTokens;
import org.malipo.bitpay.Pairing;
import org.malipo.bitpay.Pairings;
import org.malipo.bitpay.Sin;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Pairs programs with stores. */
@RestController
@Hidden
class LegacyTokensApi {
    private static final String FACADE = "merchant";

    private final LegacyCalls calls;
    private final LegacyCallers callers;
    private final Pairings pairings;
    private final LegacyTokens tokens;
    private final RateLimits limits;

    LegacyTokensApi(
            LegacyCalls calls, LegacyCallers callers, Pairings pairings, LegacyTokens tokens, RateLimits limits) {
        this.calls = calls;
        this.callers = callers;
        this.pairings = pairings;
        this.tokens = tokens;
        this.limits = limits;
    }

    record Answer<T>(List<T> data) {}

    /**
     * A pair that is made, or waits for a merchant.
     *
     * @param pairingExpiration in milliseconds since 1970, as the date
     */
    record PairingData(
            List<Object> policies,
            String pairingCode,
            long pairingExpiration,
            long dateCreated,
            String facade,
            String token,
            String label) {
        static PairingData of(Pairing pairing) {
            return new PairingData(
                    List.of(),
                    pairing.code(),
                    pairing.expiresAt().toEpochMilli(),
                    pairing.createdAt().toEpochMilli(),
                    FACADE,
                    pairing.token(),
                    pairing.label());
        }
    }

    /** Asks for a pair, or brings the code that a merchant was given for it. */
    @PostMapping({"/tokens", "/tokens/"})
    @Public
    Answer<PairingData> pair(HttpServletRequest request, @RequestBody(required = false) byte @Nullable [] body) {
        limits.take(Zone.SIGN_IN_STEP, request.getRemoteAddr());
        var call = calls.read(request, body);
        var sin = call.shown().isSigned() ? callers.signer(call.shown()) : named(call.fields());
        var label = call.fields().text("label").orElse(null);
        var pairing = call.fields()
                .text("pairingCode")
                .map(code -> pairings.claim(code, sin, label))
                .orElseGet(() -> pairings.ask(sin, label));
        return new Answer<>(List.of(PairingData.of(pairing)));
    }

    private static Sin named(LegacyFields fields) {
        return fields.text("id")
                .flatMap(Sin::parse)
                .orElseThrow(() -> new ProblemException(Problem.refused(
                        "sin-missing", "The id must be the SIN of the client's key, or the call must be signed")));
    }

    /** The pairs of the program that signs. */
    @GetMapping({"/tokens", "/tokens/"})
    @Public
    Answer<Map<String, String>> tokens(HttpServletRequest request) {
        var signer = callers.signer(calls.read(request));
        return new Answer<>(tokens.ofProgram(signer).stream()
                .map(token -> Map.of(FACADE, token.token()))
                .toList());
    }
}
