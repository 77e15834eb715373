package org.malipo.bitpay.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.SiteAddress;
import org.malipo.bitpay.SignedCall;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads calls of the BitPay-style API. */
@Component
class LegacyCalls {
    private static final String TOKEN = "token";

    private final SiteAddress site;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    LegacyCalls(SiteAddress site) {
        this.site = site;
    }

    /** A call and what it sends. */
    record Call(SignedCall shown, LegacyFields fields) {}

    /** {@return a call without a body} */
    SignedCall read(HttpServletRequest request) {
        return shown(request, "", request.getParameter(TOKEN));
    }

    /**
     * {@return a call with a body}
     *
     * @throws ProblemException if the body is no JSON object
     */
    Call read(HttpServletRequest request, byte @Nullable [] body) {
        var text = body == null ? "" : new String(body, UTF_8);
        var fields = new LegacyFields(object(text));
        var token = fields.text(TOKEN).or(() -> Optional.ofNullable(request.getParameter(TOKEN)));
        return new Call(shown(request, text, token.orElse(null)), fields);
    }

    /** A client signs the address that it was set up with, which is not always the one that people use. */
    private SignedCall shown(HttpServletRequest request, String body, @Nullable String token) {
        var query = request.getQueryString();
        var payload = (query == null ? "" : "?" + query) + body;
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var addresses = Stream.of(request.getRequestURL().toString(), site.ofAnswer(path));
        return new SignedCall(
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader("X-Identity"),
                request.getHeader("X-Signature"),
                addresses.distinct().map(address -> address + payload).toList(),
                token);
    }

    private ObjectNode object(String text) {
        try {
            if (mapper.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            // said below
        }
        throw new ProblemException(Problem.refused("invalid-body", "The body must be a JSON object"));
    }
}
