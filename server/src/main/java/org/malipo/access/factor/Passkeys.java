package org.malipo.access.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.UserId;
import org.malipo.access.factor.Challenges.Purpose;
import org.malipo.access.factor.Keys.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/**
 * Passkeys (WebAuthn level 3): kept by a device, given out only after it has made sure who holds it, and so enough on
 * their own to sign in. They belong to the host name that the browser was on.
 */
@Component
public class Passkeys {
    private static final int CHALLENGE_BYTES = 32;
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final Keys keys;
    private final Challenges challenges;
    private final Audit audit;
    private final Clock clock;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    Passkeys(Keys keys, Challenges challenges, Audit audit, Clock clock) {
        this.keys = keys;
        this.challenges = challenges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Where the browser is.
     *
     * @param origin for example https://pay.example.com
     * @param host for example pay.example.com
     */
    public record Site(String origin, String host) {}

    public PasskeyOptions.Creation creation(UserId user, String email, Site site) {
        var known = keys.list(user).stream()
                .filter(key -> key.kind() == Kind.PASSKEY)
                .map(Keys.Key::credential)
                .toList();
        var algorithms = ALGORITHMS.stream()
                .map(algorithm -> Math.toIntExact(algorithm.getValue()))
                .toList();
        var handle = new PasskeyOptions.User(base64(user.value().getBytes(UTF_8)), email, email);
        return PasskeyOptions.Creation.of(site.host(), handle, challenge(user), algorithms, known);
    }

    public PasskeyOptions.Request request(Site site) {
        return PasskeyOptions.Request.of(site.host(), challenge(null));
    }

    /**
     * Keeps the passkey that a device has made.
     *
     * @param response JSON of the browser's {@code RegistrationResponse}
     * @return whether it answers a challenge of ours to this person, and is nobody's yet
     */
    @Transactional
    public boolean register(UserId user, String name, String response, Site site) {
        var made = read(() -> webAuthn.parseRegistrationResponseJSON(response))
                .filter(data -> challenges
                        .take(Purpose.PASSKEY, challengeOf(data.getCollectedClientData()))
                        .equals(Optional.of(user)))
                .filter(data -> isMade(data, site))
                .filter(data -> keys.insert(key(user, name, data)))
                .isPresent();
        if (made) {
            audit.record(new AuditEntry("factor.passkey.added", null, AuditEntry.user(user), Map.of("name", name)));
        }
        return made;
    }

    /** {@return whose passkey signed a challenge of ours; each challenge serves once} */
    @Transactional
    public Optional<UserId> verify(String response, Site site) {
        return read(() -> webAuthn.parseAuthenticationResponseJSON(response))
                .filter(data -> challenges.takeAnonymous(Purpose.PASSKEY, challengeOf(data.getCollectedClientData())))
                .flatMap(data -> keys.find(Kind.PASSKEY, base64(data.getCredentialId()))
                        .filter(key -> isOf(key, data))
                        .filter(key -> isSigned(key, data, site)))
                .map(Keys.Key::owner);
    }

    /** Strangers send anything, and the library has many ways to say that it can't read it. */
    private static <T> Optional<T> read(Supplier<T> response) {
        try {
            return Optional.of(response.get());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isMade(RegistrationData data, Site site) {
        var server = server(site, challengeOf(data.getCollectedClientData()));
        try {
            webAuthn.verify(data, new RegistrationParameters(server, parameters(), true, true));
            return true;
        } catch (VerificationException wrong) {
            return false;
        }
    }

    private boolean isSigned(Keys.Key key, AuthenticationData data, Site site) {
        var server = server(site, challengeOf(data.getCollectedClientData()));
        var known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                key.signatureCount(),
                credentials.convert(Objects.requireNonNull(key.publicKey())),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
        try {
            webAuthn.verify(data, new AuthenticationParameters(server, known, null, true, true));
        } catch (VerificationException wrong) {
            return false;
        }
        keys.used(key, Objects.requireNonNull(data.getAuthenticatorData()).getSignCount(), clock.instant());
        return true;
    }

    /** A device also says whose passkey it means. */
    private static boolean isOf(Keys.Key key, AuthenticationData data) {
        var handle = data.getUserHandle();
        return handle != null && new String(handle, UTF_8).equals(key.owner().value());
    }

    private Keys.Key key(UserId user, String name, RegistrationData data) {
        var authenticator = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        return new Keys.Key(
                OpaqueId.base58(16),
                user,
                Kind.PASSKEY,
                name,
                base64(credential.getCredentialId()),
                credentials.convert(credential),
                authenticator.getSignCount(),
                clock.instant(),
                null);
    }

    private String challenge(@Nullable UserId user) {
        var challenge = base64(HexFormat.of().parseHex(OpaqueId.hex(CHALLENGE_BYTES)));
        challenges.put(Purpose.PASSKEY, challenge, user);
        return challenge;
    }

    private static String challengeOf(@Nullable CollectedClientData client) {
        return client == null ? "" : base64(client.getChallenge().getValue());
    }

    private static ServerProperty server(Site site, String challenge) {
        return ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
