package org.malipo.wallets.sending;

import java.util.Optional;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.wallets.StoreWallet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs with the keys of this server. A key is open for the moment of signing only. */
@Component
public class HotSigner {
    private static final Logger log = LoggerFactory.getLogger(HotSigner.class);

    /** The answer to whoever is no administrator where only those may have the server sign. */
    public static final Problem FORBIDDEN =
            unavailable("You need to allow non-admins to use hotwallets for their stores (in /server/policies)");

    private final HotKeys keys;
    private final Psbts psbts;

    HotSigner(HotKeys keys, Psbts psbts) {
        this.keys = keys;
        this.psbts = psbts;
    }

    /** {@return whether whoever makes this request may have the server sign} */
    public boolean isAllowed() {
        return keys.areAllowed();
    }

    /** {@return why the server can't sign for this wallet, if it can't} */
    public Optional<Problem> obstacle(StoreWallet wallet) {
        return obstacle(keys.of(wallet));
    }

    /** Refuses whoever must not have the server sign: no caller need remember to ask. */
    Signed sign(Draft draft) {
        if (!isAllowed()) {
            return new Signed.Refused(FORBIDDEN);
        }
        var found = keys.of(draft.wallet());
        return found instanceof HotKeys.Found.Key(var key)
                ? sign(draft, key)
                : new Signed.Refused(obstacle(found).orElseThrow());
    }

    private Signed sign(Draft draft, SigningKey key) {
        try {
            var signed = PsbtSigner.sign(psbts.forAccountKey(draft), key);
            var complete = PsbtFinalizer.complete(signed.psbt());
            if (!complete.isComplete()) {
                log.warn("Wallet {} was not signed: {} {}", draft.wallet().id(), signed.refused(), complete.missing());
                return new Signed.Refused(Problem.refused(
                        "psbt-signing-error", "The transaction could not be signed with the wallet's key"));
            }
            return new Signed.Complete(PsbtFinalizer.extract(complete.psbt()));
        } catch (PsbtException e) {
            return new Signed.Refused(Problem.refused("psbt-signing-error", e.getMessage()));
        }
    }

    private static Optional<Problem> obstacle(HotKeys.Found found) {
        return switch (found) {
            case HotKeys.Found.Key _ -> Optional.empty();
            case HotKeys.Found.Cold _ -> Optional.of(unavailable("You cannot send from a cold wallet"));
            case HotKeys.Found.Missing _ -> Optional.of(unavailable("NBXplorer doesn't have the seed of the wallet"));
            case HotKeys.Found.Mismatch _ ->
                Optional.of(unavailable("The private key saved for this wallet doesn't match the derivation scheme"));
        };
    }

    private static Problem unavailable(String message) {
        return Problem.of(Kind.UNAVAILABLE, "not-available", message);
    }
}
