package org.malipo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller.Credential;
import org.springframework.stereotype.Component;

/** Reads the {@code Authorization} header: an API key, or e-mail and password. */
@Component
class Credentials {
    private static final Pattern API_KEY = Pattern.compile("(?:token|bearer)\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASIC = Pattern.compile("basic\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Duration VERIFIED = Duration.ofMinutes(1);

    private final Callers callers;
    private final PasswordCheck passwords;
    private final BasicLimit limit;
    private final Clock clock;
    private final PairDigest digest = new PairDigest();
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(VERIFIED).build();

    Credentials(Callers callers, PasswordCheck passwords, BasicLimit limit, Clock clock) {
        this.callers = callers;
        this.passwords = passwords;
        this.limit = limit;
        this.clock = clock;
    }

    /** What the header is worth. */
    sealed interface Outcome {
        /** Nothing was shown. */
        record None() implements Outcome {}

        record Known(CallerAuthentication authentication) implements Outcome {}

        /** @param message why not, in the words that clients know */
        record Refused(String message) implements Outcome {}
    }

    /** A pair that was right a moment ago, and stays so while the account's stamp is the same. */
    private record Verified(UserId user, String stamp) {}

    /** @param address where it comes from, which limits how often it may be wrong */
    Outcome of(@Nullable String header, String address) {
        if (header == null) {
            return new Outcome.None();
        }
        var key = API_KEY.matcher(header);
        if (key.matches()) {
            return ofKey(ApiKey.hash(key.group(1)));
        }
        var basic = BASIC.matcher(header);
        return basic.matches() ? ofBasic(basic.group(1), address) : new Outcome.None();
    }

    private Outcome ofKey(String hash) {
        var key = callers.keyOf(hash).orElse(null);
        var rights = key == null ? null : callers.rightsOf(key.owner()).orElse(null);
        if (key == null || rights == null) {
            return new Outcome.Refused("ApiKey authentication failed: Unknown API Key");
        }
        if (key.isExpired(clock.instant())) {
            return new Outcome.Refused("ApiKey authentication failed: This API key has expired");
        }
        return rights.account()
                .refusal()
                .<Outcome>map(reason -> new Outcome.Refused("ApiKey authentication failed: " + reason))
                .orElseGet(() -> known(rights, new Credential.ApiKey(hash), key.grants()));
    }

    private Outcome ofBasic(String base64, String address) {
        var pair = decode(base64);
        var colon = pair == null ? -1 : pair.indexOf(':');
        if (pair == null || colon < 0) {
            return new Outcome.Refused("Basic authentication header was not in a correct format."
                    + " (username:password encoded in base64)");
        }
        var known = stillVerified(digest.of(pair));
        if (known != null) {
            return known;
        }
        var email = pair.substring(0, colon);
        return limit.lets(email, address)
                ? check(email, pair.substring(colon + 1), digest.of(pair))
                : new Outcome.Refused("Basic authentication failed: Rate limited. Please use authentication with API"
                        + " Keys to avoid throttling.");
    }

    private static @Nullable String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private @Nullable Outcome stillVerified(String pair) {
        var before = verified.getIfPresent(pair);
        var rights = before == null ? null : callers.rightsOf(before.user()).orElse(null);
        return before != null
                        && rights != null
                        && rights.secret().stamp().equals(before.stamp())
                        && !rights.secret().isLocked(clock.instant())
                        && !rights.secret().secondFactor()
                        && rights.account().refusal().isEmpty()
                ? known(rights, new Credential.Basic(), List.of(Grant.UNRESTRICTED))
                : null;
    }

    private Outcome check(String email, String password, String pair) {
        return switch (passwords.check(email, password)) {
            case PasswordCheck.Result.Right(var _, var secret)
            when secret.secondFactor() ->
                new Outcome.Refused("Cannot use Basic authentication when multi-factor is enabled.");
            case PasswordCheck.Result.Right(var account, var secret) -> {
                verified.put(pair, new Verified(account.id(), secret.stamp()));
                yield callers.rightsOf(account.id())
                        .<Outcome>map(rights -> known(rights, new Credential.Basic(), List.of(Grant.UNRESTRICTED)))
                        .orElseGet(() -> new Outcome.Refused("Failed"));
            }
            case PasswordCheck.Result.UnknownUser _ ->
                new Outcome.Refused("Basic authentication failed: User not found or invalid password");
            case PasswordCheck.Result.WrongPassword _ -> new Outcome.Refused("Failed");
            case PasswordCheck.Result.LockedOut _ -> new Outcome.Refused("Lockedout");
            case PasswordCheck.Result.NotLetIn(var reason) ->
                new Outcome.Refused("Basic authentication failed: " + reason);
        };
    }

    private static Outcome known(Callers.Rights rights, Credential credential, List<Grant> grants) {
        return new Outcome.Known(new CallerAuthentication(
                rights.caller(credential, grants), rights.secret().stamp()));
    }
}
