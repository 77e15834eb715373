package org.malipo.access.factor;

import java.util.List;

/** What a browser is told before it asks the device for a passkey; the JSON forms of WebAuthn level 3. */
public final class PasskeyOptions {
    private static final long PATIENCE_MILLIS = 300_000;
    private static final String REQUIRED = "required";
    private static final String TYPE = "public-key";

    private PasskeyOptions() {}

    /** To make one that the device keeps for this site and gives out only after a finger, a face or a PIN. */
    public record Creation(
            Site rp,
            User user,
            String challenge,
            List<Parameter> pubKeyCredParams,
            long timeout,
            List<Credential> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {
        static Creation of(String host, User user, String challenge, List<Integer> algorithms, List<String> known) {
            return new Creation(
                    new Site(host, host),
                    user,
                    challenge,
                    algorithms.stream().map(alg -> new Parameter(TYPE, alg)).toList(),
                    PATIENCE_MILLIS,
                    known.stream().map(id -> new Credential(TYPE, id)).toList(),
                    new Selection(REQUIRED, true, REQUIRED),
                    "none");
        }
    }

    /** To use one, whichever the person chooses. */
    public record Request(
            String challenge, String rpId, long timeout, List<Credential> allowCredentials, String userVerification) {
        static Request of(String host, String challenge) {
            return new Request(challenge, host, PATIENCE_MILLIS, List.of(), REQUIRED);
        }
    }

    record Site(String id, String name) {}

    /** @param id in base64url */
    public record User(String id, String name, String displayName) {}

    record Parameter(String type, int alg) {}

    record Credential(String type, String id) {}

    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
