package org.malipo.bitcoin;

/** How many keys a multisig script may hold. */
final class MultisigLimits {
    /** OP_CHECKMULTISIG takes no more keys. */
    static final int MAX_KEYS = 20;
    /** As many compressed keys as fit into a redeem script. */
    static final int MAX_P2SH_KEYS = 15;

    static final int MAX_REDEEM_SCRIPT_BYTES = 520;

    private MultisigLimits() {}

    static void check(int threshold, int keys, int most) throws SchemeException {
        if (keys < 1 || keys > most) {
            throw new SchemeException("A multisig script of this type has 1 to " + most + " keys");
        }
        if (threshold < 1 || threshold > keys) {
            throw new SchemeException("A multisig script asks for at least 1 and at most all " + keys + " signatures");
        }
    }
}
