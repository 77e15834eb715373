package org.malipo.wallets.sending;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.malipo.bitcoin.payjoin.PayjoinSender;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.outbound.OutboundAnswer;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;
import org.malipo.outbound.OutboundUrls;
import org.malipo.wallets.sending.PayjoinAnswer.NoProposal;
import org.malipo.wallets.sending.PayjoinAnswer.Proposal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Shows payments to whom they pay, over the network, and reads the payjoins that come back (BIP 78). */
@Component
class PayjoinReceivers {
    /** Whoever sends waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern CODE = Pattern.compile("[a-z-]{1,40}");
    private static final int SUCCESS = 200;
    /** A PSBT in Base64 is a third longer. */
    private static final int MOST_KEPT = Psbt.MOST_BYTES / 3 * 4 + 4;

    private final OutboundHttp http;
    private final OutboundUrls urls;

    PayjoinReceivers(OutboundHttp http, OutboundUrls urls) {
        this.http = http;
        this.urls = urls;
    }

    /** {@return whether nobody on the way could read or change it, as BIP 78 demands, and it may be called at all} */
    boolean canBeAsked(URI endpoint) {
        return urls.refusal(endpoint).isEmpty() && urls.isPrivateOnTheWay(endpoint);
    }

    PayjoinAnswer propose(URI endpoint, PayjoinSender sender) {
        try {
            var body = sender.request().toBase64().getBytes(StandardCharsets.US_ASCII);
            var headers = Map.of("Content-Type", "text/plain");
            return read(http.postHere(withQuery(endpoint, sender.query()), headers, body, PATIENCE, MOST_KEPT));
        } catch (OutboundFailure e) {
            return new NoProposal(e.getMessage());
        }
    }

    private static URI withQuery(URI endpoint, String query) {
        var text = endpoint.toString();
        var hash = text.indexOf('#');
        var address = hash < 0 ? text : text.substring(0, hash);
        return URI.create(address + (endpoint.getRawQuery() == null ? "?" : "&") + query);
    }

    private static PayjoinAnswer read(OutboundAnswer answer) {
        var body = new String(answer.start(), StandardCharsets.UTF_8);
        if (answer.status() != SUCCESS) {
            return new NoProposal("The receiver answered " + answer.status() + code(body));
        }
        try {
            return new Proposal(Psbt.parse(body.strip()));
        } catch (PsbtException e) {
            return new NoProposal("The receiver's answer is no PSBT: " + e.getMessage());
        }
    }

    /** A stranger wrote it: of its words only the short ones with a meaning are repeated. */
    private static String code(String body) {
        try {
            var code = JsonMapper.shared().readTree(body).path("errorCode").asString("");
            return CODE.matcher(code).matches() ? ": " + code : "";
        } catch (JacksonException e) {
            return "";
        }
    }
}
