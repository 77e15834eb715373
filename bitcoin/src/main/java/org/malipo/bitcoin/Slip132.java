package org.malipo.bitcoin;

import java.util.Arrays;
import java.util.Optional;

/** What the first letters of an extended key say about its wallet (SLIP-132). */
enum Slip132 {
    XPUB(0x0488b21e, false, Hint.NONE),
    YPUB(0x049d7cb2, false, Hint.NESTED),
    ZPUB(0x04b24746, false, Hint.SEGWIT),
    YPUB_MULTISIG(0x0295b43f, false, Hint.NESTED_MULTISIG),
    ZPUB_MULTISIG(0x02aa7ed3, false, Hint.SEGWIT_MULTISIG),
    TPUB(0x043587cf, true, Hint.NONE),
    UPUB(0x044a5262, true, Hint.NESTED),
    VPUB(0x045f1cf6, true, Hint.SEGWIT),
    UPUB_MULTISIG(0x024289ef, true, Hint.NESTED_MULTISIG),
    VPUB_MULTISIG(0x02575483, true, Hint.SEGWIT_MULTISIG);

    /** The sort of wallet that a prefix announces. */
    enum Hint {
        NONE,
        SEGWIT,
        NESTED,
        SEGWIT_MULTISIG,
        NESTED_MULTISIG;

        boolean multisig() {
            return this == SEGWIT_MULTISIG || this == NESTED_MULTISIG;
        }
    }

    private final int version;
    private final boolean test;
    private final Hint hint;

    Slip132(int version, boolean test, Hint hint) {
        this.version = version;
        this.test = test;
        this.hint = hint;
    }

    int version() {
        return version;
    }

    Hint hint() {
        return hint;
    }

    static Optional<Slip132> ofVersion(int version) {
        return Arrays.stream(values())
                .filter(prefix -> prefix.version == version)
                .findFirst();
    }

    /** {@return the prefix that says nothing more than the network: xpub or tpub} */
    static Slip132 plain(Network network) {
        return network == Network.MAINNET ? XPUB : TPUB;
    }

    /** {@return the prefix of a single-key wallet of this type, as other wallets write it} */
    static Slip132 of(AccountType type, Network network) {
        var wanted = switch (type) {
            case SEGWIT -> Hint.SEGWIT;
            case SEGWIT_P2SH -> Hint.NESTED;
            case LEGACY, TAPROOT_BIP86 -> Hint.NONE;
        };
        return Arrays.stream(values())
                .filter(prefix -> prefix.hint == wanted && prefix.test == (network != Network.MAINNET))
                .findFirst()
                .orElseThrow();
    }
}
