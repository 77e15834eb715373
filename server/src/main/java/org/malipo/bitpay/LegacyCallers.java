package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.access.StoreId;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;

/**
 * Finds the one store that a call's credentials open: a signature and the token of a pair, or the store's key. Nothing else
 * follows from them: the caller is a program and no person, and has no rights beside this API.
 */
@Component
public class LegacyCallers {
    private static final Pattern BASIC = Pattern.compile("basic\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

    private final TokenTable tokens;
    private final LegacyKeys keys;
    private final Stores stores;

    LegacyCallers(TokenTable tokens, LegacyKeys keys, Stores stores) {
        this.tokens = tokens;
        this.keys = keys;
        this.stores = stores;
    }

    /**
     * {@return the program that signed the call}
     *
     * @throws ProblemException if none did
     */
    public Sin signer(SignedCall call) {
        return call.signer()
                .orElseThrow(() -> unknown(
                        call.isSigned()
                                ? "The signature does not match the identity, the address and what was sent"
                                : "The call has to be signed: the headers x-identity and x-signature are missing"));
    }

    /**
     * {@return the store that the caller was let into}
     *
     * @throws ProblemException if it was let into none
     */
    public Store store(SignedCall call) {
        var id = call.isSigned() ? paired(call) : keyed(call);
        return stores.find(id).orElseThrow(() -> unknown("The store does not exist any more"));
    }

    private StoreId paired(SignedCall call) {
        var signer = signer(call);
        return Optional.ofNullable(call.token())
                .flatMap(tokens::find)
                .filter(token -> token.sin().equals(signer))
                .map(LegacyToken::store)
                .orElseThrow(() -> unknown(
                        "The token is missing, revoked, not approved yet, or belongs to another key than the one that"
                                + " signed"));
    }

    private StoreId keyed(SignedCall call) {
        var header = call.authorization();
        if (header == null) {
            throw unknown("This needs a paired client or a store's legacy API key");
        }
        var basic = BASIC.matcher(header);
        return (basic.matches() ? keys.storeOf(decoded(basic.group(1))) : Optional.<StoreId>empty())
                .orElseThrow(() -> unknown("The legacy API key is unknown"));
    }

    /** The key stands alone, or as a name before a colon. */
    private static String decoded(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64), UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? text : text.substring(0, colon);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private static ProblemException unknown(String message) {
        return new ProblemException(Problem.of(Problem.Kind.UNAUTHENTICATED, "unauthenticated", message));
    }
}
