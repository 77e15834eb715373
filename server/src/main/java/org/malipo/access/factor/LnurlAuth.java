package org.malipo.access.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.acinq.bitcoin.Bech32;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.OpaqueId;
import org.malipo.access.UserId;
import org.malipo.access.factor.Challenges.Purpose;
import org.malipo.access.factor.Keys.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lightning wallets that confirm who somebody is (LUD-04): they sign a challenge with a key that they keep for this host. */
@Component
public class LnurlAuth {
    private static final int CHALLENGE_BYTES = 32;
    private static final Pattern COMPRESSED_KEY = Pattern.compile("0[23][0-9a-f]{64}");
    private static final Pattern CHALLENGE = Pattern.compile("[0-9a-f]{64}");

    private final Keys keys;
    private final Challenges challenges;
    private final Audit audit;
    private final Clock clock;

    LnurlAuth(Keys keys, Challenges challenges, Audit audit, Clock clock) {
        this.keys = keys;
        this.challenges = challenges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a wallet sends.
     *
     * @param k1 the challenge, 32 bytes in hex
     * @param sig DER in hex
     * @param key compressed, in hex
     */
    public record Answer(String k1, String sig, String key) {
        /** {@return whether the key signed the 32 bytes themselves; nothing is hashed} */
        boolean isSigned() {
            if (!CHALLENGE.matcher(k1).matches() || !COMPRESSED_KEY.matcher(key).matches()) {
                return false;
            }
            var hex = HexFormat.of();
            var curve = Secp256k1.get();
            try {
                var signature = curve.signatureNormalize(curve.der2compact(hex.parseHex(sig)));
                return curve.verify(signature.getFirst(), hex.parseHex(k1), hex.parseHex(key));
            } catch (Secp256k1Exception | IllegalArgumentException forged) {
                return false;
            }
        }
    }

    /** {@return a challenge for somebody's wallet, which the wallet is to be linked with} */
    public String askToLink(UserId user) {
        return ask(Purpose.LNURL_LINK, user);
    }

    /** {@return a challenge for the wallet of somebody who wants in} */
    public String askToSignIn(UserId user) {
        return ask(Purpose.LNURL_LOGIN, user);
    }

    /** Links the wallet that answers. @return whose it is now, if the answer is good and it was nobody's before */
    @Transactional
    public Optional<UserId> link(Answer answer) {
        var linked = challenges
                .awaited(Purpose.LNURL_LINK, answer.k1())
                .filter(_ -> answer.isSigned())
                .filter(_ -> keys.find(Kind.LNURL_AUTH, answer.key()).isEmpty())
                .filter(owner -> challenges.answer(Purpose.LNURL_LINK, answer.k1(), owner))
                .filter(owner -> keys.insert(key(owner, answer.key())));
        linked.ifPresent(
                owner -> audit.record(new AuditEntry("factor.wallet.added", null, AuditEntry.user(owner)), owner));
        return linked;
    }

    /** Notes the answer of a wallet for the browser that waits. @return whether it is a wallet of that person */
    @Transactional
    public boolean confirm(Answer answer) {
        var wallet = challenges
                .awaited(Purpose.LNURL_LOGIN, answer.k1())
                .flatMap(user -> keys.find(Kind.LNURL_AUTH, answer.key())
                        .filter(key -> key.owner().equals(user)));
        if (wallet.isEmpty() || !answer.isSigned()) {
            return false;
        }
        keys.used(wallet.get(), 0, clock.instant());
        return challenges.answer(Purpose.LNURL_LOGIN, answer.k1(), wallet.get().owner());
    }

    public boolean isLinked(String k1, UserId user) {
        return challenges.isAnswered(Purpose.LNURL_LINK, k1, user);
    }

    /** {@return whether a wallet has answered for this person; true once} */
    @Transactional
    public boolean takeConfirmed(String k1, UserId user) {
        return challenges.isAnswered(Purpose.LNURL_LOGIN, k1, user)
                && challenges.take(Purpose.LNURL_LOGIN, k1).equals(Optional.of(user));
    }

    /** {@return the address in the form that wallets scan (LUD-01)} */
    public static String encode(String url) {
        return Bech32.encodeBytes("lnurl", url.getBytes(US_ASCII), Bech32.Encoding.Bech32)
                .toUpperCase(Locale.ROOT);
    }

    private String ask(Purpose purpose, UserId user) {
        var k1 = OpaqueId.hex(CHALLENGE_BYTES);
        challenges.put(purpose, k1, user);
        return k1;
    }

    private Keys.Key key(UserId owner, String linkingKey) {
        return new Keys.Key(
                OpaqueId.base58(16), owner, Kind.LNURL_AUTH, "", linkingKey, null, 0, clock.instant(), null);
    }
}
