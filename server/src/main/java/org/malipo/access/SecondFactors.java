package org.malipo.access;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.malipo.access.factor.Base32;
import org.malipo.access.factor.Keys;
import org.malipo.access.factor.Sha256;
import org.malipo.access.factor.Totp;
import org.malipo.access.factor.TotpTable;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people prove themselves with beside their password. Once there is one of these, the password alone opens nothing. */
@Component
public class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final TotpTable apps;
    private final Keys keys;
    private final FactorAttempts attempts;
    private final Callers callers;
    private final Vault vault;
    private final AccountTrail trail;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // kinds of factors, each kept, tried, sealed and told of
    SecondFactors(
            TotpTable apps,
            Keys keys,
            FactorAttempts attempts,
            Callers callers,
            Vault vault,
            AccountTrail trail,
            Clock clock) {
        this.apps = apps;
        this.keys = keys;
        this.attempts = attempts;
        this.callers = callers;
        this.vault = vault;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What somebody has.
     *
     * @param app whether an authenticator app is in use
     * @param recoveryCodes how many are left
     */
    public record State(boolean app, int recoveryCodes, List<Keys.Key> keys) {
        public boolean isOn() {
            return app || !keys.isEmpty();
        }

        public boolean has(Keys.Kind kind) {
            return keys.stream().anyMatch(key -> key.kind() == kind);
        }
    }

    /** What came of an attempt. */
    public enum Verdict {
        RIGHT,
        WRONG,
        LOCKED_OUT
    }

    public State of(UserId user) {
        var app = apps.find(user).filter(TotpTable.Entry::confirmed).isPresent();
        return new State(app, apps.recoveryCodes(user), keys.list(user));
    }

    /** {@return the secret for an app that is to be set up, in base32; the same until the app was tried} */
    @Transactional
    public String offerApp(UserId user) {
        var secret = OpaqueId.hex(SECRET_BYTES);
        apps.offer(user, vault.seal(place(user), secret));
        return Base32.encode(secret(user));
    }

    /** Takes the app into use if that is a code of it. @return whether it was */
    @Transactional
    public boolean confirmApp(UserId user, String code) {
        var offered = apps.find(user).filter(entry -> !entry.confirmed());
        if (offered.isEmpty() || !isCode(user, code)) {
            return false;
        }
        apps.confirm(user, clock.instant());
        trail.note("factor.app.added", user);
        callers.forget(user);
        return true;
    }

    @Transactional
    public void removeApp(UserId user) {
        if (apps.delete(user)) {
            trail.note("factor.app.removed", user);
        }
        forgetRecoveryWhereNothingIsLeft(user);
    }

    @Transactional
    public boolean removeKey(UserId user, String keyId) {
        var removed = keys.delete(user, keyId);
        removed.ifPresent(key ->
                trail.note(key.kind() == Keys.Kind.PASSKEY ? "factor.passkey.removed" : "factor.wallet.removed", user));
        forgetRecoveryWhereNothingIsLeft(user);
        return removed.isPresent();
    }

    /** Makes new recovery codes, to be shown this once; the ones before are void. */
    @Transactional
    public List<String> renewRecoveryCodes(UserId user) {
        var codes = Stream.generate(() -> Base32.encode(HexFormat.of().parseHex(OpaqueId.hex(RECOVERY_BYTES))))
                .limit(RECOVERY_CODES)
                .toList();
        apps.replaceRecoveryCodes(user, codes.stream().map(Sha256::of).toList());
        trail.note("factor.codes.made", user);
        return codes.stream().map(code -> Base32.grouped(code, "-")).toList();
    }

    /** Tries a code of the app; none works twice. */
    @Transactional
    public Verdict tryCode(UserId user, String code) {
        return attempts.attempt(user, () -> hasApp(user) && isCode(user, code));
    }

    /** Tries a recovery code, which is used up with it. */
    @Transactional
    public Verdict tryRecoveryCode(UserId user, String code) {
        var verdict = attempts.attempt(user, () -> apps.useRecoveryCode(user, Sha256.of(Base32.plain(code))));
        if (verdict == Verdict.RIGHT) {
            trail.note("factor.code.used", user);
        }
        return verdict;
    }

    private boolean hasApp(UserId user) {
        return apps.find(user).filter(TotpTable.Entry::confirmed).isPresent();
    }

    private boolean isCode(UserId user, String code) {
        var step = Totp.stepOf(secret(user), code, clock.instant());
        return step.isPresent() && apps.use(user, step.getAsLong());
    }

    private byte[] secret(UserId user) {
        var sealed = apps.find(user).orElseThrow().sealedSecret();
        return HexFormat.of().parseHex(vault.open(place(user), sealed));
    }

    private void forgetRecoveryWhereNothingIsLeft(UserId user) {
        if (!of(user).isOn()) {
            apps.replaceRecoveryCodes(user, List.of());
        }
        callers.forget(user);
    }

    private static Place place(UserId user) {
        return new Place("account_totp", "sealed_secret", user.value(), null);
    }
}
