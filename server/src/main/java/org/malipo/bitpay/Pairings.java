package org.malipo.bitpay;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.StoreId;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings programs and stores together. Either a program asks and a merchant approves, or a merchant offers and a program
 * brings the code. A code is good for a quarter of an hour, and for one program.
 */
@Component
public class Pairings {
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final int CODE_LENGTH = 7;
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_LABEL = 100;

    private final PairingTable table;
    private final TokenTable tokens;
    private final Audit audit;
    private final Clock clock;

    Pairings(PairingTable table, TokenTable tokens, Audit audit, Clock clock) {
        this.table = table;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** A program asks; which store it gets into is for a merchant to say. */
    @Transactional
    public Pairing ask(Sin sin, @Nullable String label) {
        return begin(null, sin, label);
    }

    /** A merchant lets in whichever program brings the code. */
    @Transactional
    public Pairing offer(StoreId store, @Nullable String label) {
        var pairing = begin(store, null, label);
        note("bitpay.pairing.offered", store, "store:" + store.value(), Map.of("label", pairing.label()));
        return pairing;
    }

    private Pairing begin(@Nullable StoreId store, @Nullable Sin sin, @Nullable String label) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        table.deleteExpired(now);
        var pairing = new Pairing(code(), store, sin, clean(label), OpaqueId.base58(TOKEN_BYTES), now, now.plus(VALID));
        table.insert(pairing);
        return pairing;
    }

    /**
     * A program brings a code. It may do so again, and hears the same.
     *
     * @throws ProblemException if there is no such code, or another program brought it before
     */
    @Transactional
    public Pairing claim(String code, Sin sin, @Nullable String label) {
        var now = clock.instant();
        var pairing = table.lock(code, now)
                .orElseThrow(() -> refused(Problem.Kind.NOT_FOUND, "The specified pairingCode is not found"));
        if (!pairing.isFor(sin)) {
            throw refused(Problem.Kind.REFUSED, "The pairingCode was used by another client");
        }
        var claimed = pairing.with(sin, clean(label));
        table.update(claimed);
        claimed.complete(OpaqueId.base58(16), now.truncatedTo(ChronoUnit.MICROS))
                .filter(tokens::insert)
                .ifPresent(token -> note("bitpay.token.paired", token));
        return claimed;
    }

    /** {@return what a program asked for and nobody has approved yet} */
    public Optional<Pairing> asked(String code) {
        return table.find(code, clock.instant()).filter(pairing -> pairing.sin() != null && pairing.store() == null);
    }

    /**
     * A merchant approves what a program asked for.
     *
     * @throws ProblemException if the code is not good any more
     */
    @Transactional
    public LegacyToken approve(String code, StoreId store) {
        var now = clock.instant();
        var token = table.lock(code, now)
                .filter(pairing -> pairing.store() == null)
                .map(pairing -> pairing.in(store))
                .flatMap(pairing -> {
                    table.update(pairing);
                    return pairing.complete(OpaqueId.base58(16), now.truncatedTo(ChronoUnit.MICROS));
                })
                .orElseThrow(() -> refused(Problem.Kind.NOT_FOUND, "The pairing code is not valid any more"));
        tokens.insert(token);
        note("bitpay.token.approved", token);
        return token;
    }

    private void note(String action, LegacyToken token) {
        note(action, token.store(), LegacyTokens.object(token), LegacyTokens.details(token));
    }

    private void note(String action, StoreId store, String object, Map<String, String> details) {
        audit.record(new AuditEntry(action, store, object, details));
    }

    private static String code() {
        var random = OpaqueId.base58(2 * CODE_LENGTH);
        return random.substring(random.length() - CODE_LENGTH);
    }

    /** Strangers choose it, and merchants read it. */
    private static String clean(@Nullable String label) {
        var line = label == null
                ? ""
                : label.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return line.codePoints()
                .limit(LONGEST_LABEL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static ProblemException refused(Problem.Kind kind, String message) {
        return new ProblemException(Problem.of(kind, "pairing-code-invalid", message));
    }
}
