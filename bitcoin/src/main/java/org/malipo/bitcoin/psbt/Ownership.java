package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.KeyOrigin;

/** Tells whether a script is ours: by deriving it. A claim only says where to look. */
final class Ownership {
    /** Derivation is work that a stranger could ask for without end. */
    private static final int MOST_TRIES = 4;

    private final DerivationScheme scheme;
    private final Known known;

    Ownership(DerivationScheme scheme, Known known) {
        this.scheme = scheme;
        this.known = known;
    }

    Optional<AddressIndex> placeOf(ByteVector script, Collection<KeyOrigin> claims) {
        var claimed = claims.stream()
                .filter(claim -> !claim.path().path.isEmpty())
                .map(claim -> claim.path().path.getLast())
                .filter(step -> !DeterministicWallet.isHardened(step))
                .distinct()
                .limit(MOST_TRIES)
                .flatMap(step ->
                        Arrays.stream(Branch.values()).map(branch -> new AddressIndex(branch, step.intValue())));
        return Stream.concat(known.placeOf(script).stream(), claimed)
                .filter(at -> isAt(script, at))
                .findFirst();
    }

    private boolean isAt(ByteVector script, AddressIndex at) {
        return new ByteVector(scheme.scriptPubKey(at.branch(), at.index())).equals(script);
    }
}
