package org.malipo.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Accounts;
import org.malipo.access.ApiKey;
import org.malipo.access.ApiKeys;
import org.malipo.access.Caller;
import org.malipo.access.Caller.Credential;
import org.malipo.access.Grant;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SignedIn;
import org.malipo.access.UserId;
import org.malipo.idempotency.SecretAnswer;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** API keys over the API. */
@RestController
@Tag(name = "API keys")
class ApiKeysApi {
    private static final int LONGEST_LABEL = 500;

    private final ApiKeys keys;
    private final Accounts accounts;
    private final Clock clock;

    ApiKeysApi(ApiKeys keys, Accounts accounts, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/api/v1/api-keys/current")
    @SignedIn
    ApiKeyData current(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        return ApiKeyData.of(valueIn(authorization), currentKey());
    }

    @DeleteMapping("/api/v1/api-keys/current")
    @SignedIn
    @SecretAnswer(
            hidden = "apiKey",
            shown = {"label", "permissions", "expiresAt"})
    ApiKeyData revokeCurrent(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        var key = currentKey();
        keys.revoke(key.owner(), key.hash());
        return ApiKeyData.of(valueIn(authorization), key);
    }

    @PostMapping("/api/v1/api-keys")
    @Requires(Permission.UNRESTRICTED)
    @SecretAnswer(
            hidden = "apiKey",
            shown = {"label", "permissions", "expiresAt"})
    ApiKeyData create(@RequestBody CreateApiKeyRequest request) {
        return ApiKeyData.of(keys.create(Caller.current().user(), request.toWish(clock)));
    }

    @DeleteMapping("/api/v1/api-keys/{apikey}")
    @Requires(Permission.UNRESTRICTED)
    void revoke(@PathVariable String apikey) {
        revoke(Caller.current().user(), apikey);
    }

    @PostMapping("/api/v1/users/{idOrEmail}/api-keys")
    @Requires(Permission.CAN_MANAGE_USERS)
    @SecretAnswer(
            hidden = "apiKey",
            shown = {"label", "permissions", "expiresAt"})
    ApiKeyData createFor(@PathVariable String idOrEmail, @RequestBody CreateApiKeyRequest request) {
        return ApiKeyData.of(
                keys.createFor(UsersApi.find(accounts, idOrEmail), request.toWish(clock), Caller.current()));
    }

    @DeleteMapping("/api/v1/users/{idOrEmail}/api-keys/{apikey}")
    @Requires(Permission.CAN_MANAGE_USERS)
    void revokeFor(@PathVariable String idOrEmail, @PathVariable String apikey) {
        revoke(UsersApi.find(accounts, idOrEmail).id(), apikey);
    }

    private void revoke(UserId owner, String value) {
        if (!keys.revokeValue(owner, value)) {
            throw new ProblemException(Problem.refused("apikey-not-found", "This apikey does not exists"));
        }
    }

    /** The key that this request came with; there is none behind an e-mail address and a password. */
    private ApiKey currentKey() {
        if (Caller.current().credential() instanceof Credential.ApiKey credential) {
            return keys.of(credential).orElseThrow(Caller::unauthenticated);
        }
        throw Caller.unauthenticated();
    }

    private static String valueIn(String authorization) {
        return authorization.strip().split("\\s+", 2)[1];
    }

    /**
     * A key with its value.
     *
     * @param expiresAt left out for a key that is good until it is revoked
     */
    record ApiKeyData(
            String apiKey,
            String label,
            List<String> permissions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant expiresAt) {
        static ApiKeyData of(ApiKey.Made made) {
            return of(made.value(), made.key());
        }

        static ApiKeyData of(String value, ApiKey key) {
            return new ApiKeyData(
                    value,
                    key.label(),
                    key.grants().stream().map(Grant::toString).toList(),
                    key.expiresAt());
        }
    }

    /** A key to be made. */
    record CreateApiKeyRequest(
            @Nullable String label,
            @Nullable List<@Nullable String> permissions,
            @Nullable Instant expiresAt) {
        ApiKey.Wish toWish(Clock clock) {
            var errors = new FieldErrors();
            var grants = grants(errors);
            var name = Objects.requireNonNullElse(label, "");
            if (name.length() > LONGEST_LABEL) {
                errors.add("Label", "The label has at most 500 characters");
            }
            if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
                errors.add("ExpiresAt", "The expiry date has passed");
            }
            errors.throwIfAny();
            return new ApiKey.Wish(name, grants, expiresAt);
        }

        private List<Grant> grants(FieldErrors errors) {
            var grants = new ArrayList<Grant>();
            var texts = Objects.requireNonNullElse(permissions, List.<String>of());
            for (var at = 0; at < texts.size(); at++) {
                var path = "permissions[" + at + "]";
                Grant.parse(Objects.requireNonNullElse(texts.get(at), ""))
                        .ifPresentOrElse(grants::add, () -> errors.add(path, "Invalid permission"));
            }
            return grants;
        }
    }
}
