package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import java.util.Arrays;
import java.util.List;

/** The types of records that are understood; all others are kept as they are. */
enum Field {
    UNSIGNED_TX(Scope.GLOBAL, 0x00, Shape.NOTHING, Shape.UNSIGNED_TRANSACTION, Versions.ZERO),
    XPUB(Scope.GLOBAL, 0x01, Shape.EXTENDED_KEY, Shape.KEY_PATH, Versions.BOTH),
    TX_VERSION(Scope.GLOBAL, 0x02, Shape.NOTHING, Shape.UINT32, Versions.TWO),
    FALLBACK_LOCKTIME(Scope.GLOBAL, 0x03, Shape.NOTHING, Shape.UINT32, Versions.TWO),
    INPUT_COUNT(Scope.GLOBAL, 0x04, Shape.NOTHING, Shape.COUNT, Versions.TWO),
    OUTPUT_COUNT(Scope.GLOBAL, 0x05, Shape.NOTHING, Shape.COUNT, Versions.TWO),
    MODIFIABLE(Scope.GLOBAL, 0x06, Shape.NOTHING, Shape.UINT8, Versions.TWO),
    VERSION(Scope.GLOBAL, 0xfb, Shape.NOTHING, Shape.UINT32, Versions.BOTH),

    NON_WITNESS_UTXO(Scope.INPUT, 0x00, Shape.NOTHING, Shape.TRANSACTION, Versions.BOTH),
    WITNESS_UTXO(Scope.INPUT, 0x01, Shape.NOTHING, Shape.OUTPUT, Versions.BOTH),
    PARTIAL_SIG(Scope.INPUT, 0x02, Shape.PUBLIC_KEY, Shape.ECDSA_SIGNATURE, Versions.BOTH),
    SIGHASH_TYPE(Scope.INPUT, 0x03, Shape.NOTHING, Shape.UINT32, Versions.BOTH),
    REDEEM_SCRIPT(Scope.INPUT, 0x04, Shape.NOTHING, Shape.ANYTHING, Versions.BOTH),
    WITNESS_SCRIPT(Scope.INPUT, 0x05, Shape.NOTHING, Shape.ANYTHING, Versions.BOTH),
    BIP32_DERIVATION(Scope.INPUT, 0x06, Shape.PUBLIC_KEY, Shape.KEY_PATH, Versions.BOTH),
    FINAL_SCRIPTSIG(Scope.INPUT, 0x07, Shape.NOTHING, Shape.ANYTHING, Versions.BOTH),
    FINAL_SCRIPTWITNESS(Scope.INPUT, 0x08, Shape.NOTHING, Shape.WITNESS, Versions.BOTH),
    POR_COMMITMENT(Scope.INPUT, 0x09, Shape.NOTHING, Shape.ANYTHING, Versions.BOTH),
    RIPEMD160(Scope.INPUT, 0x0a, Shape.HASH20, Shape.ANYTHING, Versions.BOTH),
    SHA256(Scope.INPUT, 0x0b, Shape.HASH32, Shape.ANYTHING, Versions.BOTH),
    HASH160(Scope.INPUT, 0x0c, Shape.HASH20, Shape.ANYTHING, Versions.BOTH),
    HASH256(Scope.INPUT, 0x0d, Shape.HASH32, Shape.ANYTHING, Versions.BOTH),
    PREVIOUS_TXID(Scope.INPUT, 0x0e, Shape.NOTHING, Shape.HASH32, Versions.TWO),
    OUTPUT_INDEX(Scope.INPUT, 0x0f, Shape.NOTHING, Shape.UINT32, Versions.TWO),
    SEQUENCE(Scope.INPUT, 0x10, Shape.NOTHING, Shape.UINT32, Versions.TWO),
    TIME_LOCKTIME(Scope.INPUT, 0x11, Shape.NOTHING, Shape.LOCK_TIME, Versions.TWO),
    HEIGHT_LOCKTIME(Scope.INPUT, 0x12, Shape.NOTHING, Shape.LOCK_HEIGHT, Versions.TWO),
    TAP_KEY_SIG(Scope.INPUT, 0x13, Shape.NOTHING, Shape.SCHNORR_SIGNATURE, Versions.BOTH),
    TAP_SCRIPT_SIG(Scope.INPUT, 0x14, Shape.KEY_AND_LEAF, Shape.SCHNORR_SIGNATURE, Versions.BOTH),
    TAP_LEAF_SCRIPT(Scope.INPUT, 0x15, Shape.CONTROL_BLOCK, Shape.SOMETHING, Versions.BOTH),
    TAP_BIP32_DERIVATION(Scope.INPUT, 0x16, Shape.X_ONLY_KEY, Shape.TAP_KEY_PATH, Versions.BOTH),
    TAP_INTERNAL_KEY(Scope.INPUT, 0x17, Shape.NOTHING, Shape.X_ONLY_KEY, Versions.BOTH),
    TAP_MERKLE_ROOT(Scope.INPUT, 0x18, Shape.NOTHING, Shape.HASH32, Versions.BOTH),

    OUT_REDEEM_SCRIPT(Scope.OUTPUT, 0x00, Shape.NOTHING, Shape.ANYTHING, Versions.BOTH),
    OUT_WITNESS_SCRIPT(Scope.OUTPUT, 0x01, Shape.NOTHING, Shape.ANYTHING, Versions.BOTH),
    OUT_BIP32_DERIVATION(Scope.OUTPUT, 0x02, Shape.PUBLIC_KEY, Shape.KEY_PATH, Versions.BOTH),
    OUT_AMOUNT(Scope.OUTPUT, 0x03, Shape.NOTHING, Shape.AMOUNT, Versions.TWO),
    OUT_SCRIPT(Scope.OUTPUT, 0x04, Shape.NOTHING, Shape.ANYTHING, Versions.TWO),
    OUT_TAP_INTERNAL_KEY(Scope.OUTPUT, 0x05, Shape.NOTHING, Shape.X_ONLY_KEY, Versions.BOTH),
    OUT_TAP_TREE(Scope.OUTPUT, 0x06, Shape.NOTHING, Shape.TAP_TREE, Versions.BOTH),
    OUT_TAP_BIP32_DERIVATION(Scope.OUTPUT, 0x07, Shape.X_ONLY_KEY, Shape.TAP_KEY_PATH, Versions.BOTH);

    /** The parts of a PSBT. */
    enum Scope {
        GLOBAL,
        INPUT,
        OUTPUT;

        private List<Field> fields() {
            return Arrays.stream(Field.values())
                    .filter(field -> field.scope == this)
                    .toList();
        }
    }

    private enum Versions {
        ZERO,
        TWO,
        BOTH
    }

    private final Scope scope;
    private final int type;
    private final Shape keyData;
    private final Shape value;
    private final Versions versions;

    Field(Scope scope, int type, Shape keyData, Shape value, Versions versions) {
        this.scope = scope;
        this.type = type;
        this.keyData = keyData;
        this.value = value;
        this.versions = versions;
    }

    /** {@return the fields of a part that version 2 brought} */
    static Field[] ofVersion2(Scope scope) {
        return scope.fields().stream()
                .filter(field -> field.versions == Versions.TWO)
                .toArray(Field[]::new);
    }

    ByteVector key() {
        return new ByteVector(new byte[] {(byte) type});
    }

    boolean isOf(ByteVector key) {
        return Byte.toUnsignedInt(key.get(0)) == type;
    }

    /** @throws PsbtException if a record of a known type has a wrong form, or no place in this version */
    static void check(Scope scope, int version, PsbtMap map) throws PsbtException {
        var fields = scope.fields();
        for (var record : map.records().entrySet()) {
            for (var field : fields) {
                if (field.isOf(record.getKey())) {
                    field.check(version, record.getKey().drop(1), record.getValue());
                }
            }
        }
    }

    private void check(int version, ByteVector rest, ByteVector content) throws PsbtException {
        if (version == 0 && versions == Versions.TWO && !rest.isEmpty()) {
            return; // BIP 174 had these types as examples of unknown ones before version 2 took them.
        }
        if ((versions == Versions.ZERO && version != 0) || (versions == Versions.TWO && version != 2)) {
            throw new PsbtException("A PSBT of version " + version + " has no field " + this);
        }
        if (!keyData.fits(rest.toByteArray())) {
            throw new PsbtException("The PSBT has a field " + this + " with a malformed key");
        }
        if (!value.fits(content.toByteArray())) {
            throw new PsbtException("The PSBT has a malformed field " + this);
        }
    }
}
