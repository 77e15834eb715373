package org.malipo.access;

import java.util.Optional;
import org.malipo.access.Caller.Credential;
import org.malipo.idempotency.CallScope;
import org.springframework.stereotype.Component;

/** Idempotency keys belong to the API key that they come with, else to the person. */
@Component
class CredentialScope implements CallScope {
    @Override
    public Optional<String> current() {
        return Caller.find().map(CredentialScope::of);
    }

    private static String of(Caller caller) {
        return switch (caller.credential()) {
            case Credential.ApiKey(var hash) -> "key " + hash;
            case Credential.Basic _, Credential.Session _ ->
                "user " + caller.user().value();
        };
    }
}
