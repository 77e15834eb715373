package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.Crypto;
import java.util.Arrays;

/** What bytes of a record must look like. */
enum Shape {
    NOTHING,
    SOMETHING,
    ANYTHING,
    UINT8,
    UINT32,
    LOCK_TIME,
    LOCK_HEIGHT,
    AMOUNT,
    COUNT,
    HASH20,
    HASH32,
    X_ONLY_KEY,
    KEY_AND_LEAF,
    PUBLIC_KEY,
    EXTENDED_KEY,
    KEY_PATH,
    TAP_KEY_PATH,
    ECDSA_SIGNATURE,
    SCHNORR_SIGNATURE,
    CONTROL_BLOCK,
    TAP_TREE,
    WITNESS,
    OUTPUT,
    TRANSACTION,
    UNSIGNED_TRANSACTION;

    boolean fits(byte[] bytes) {
        return switch (this) {
            case NOTHING -> bytes.length == 0;
            case SOMETHING -> bytes.length > 0;
            case ANYTHING -> true;
            case UINT8 -> bytes.length == 1;
            case UINT32 -> bytes.length == 4;
            case LOCK_TIME -> bytes.length == 4 && Wire.uint32(bytes) >= Wire.FIRST_LOCK_TIME;
            case LOCK_HEIGHT ->
                bytes.length == 4 && Wire.uint32(bytes) > 0 && Wire.uint32(bytes) < Wire.FIRST_LOCK_TIME;
            case AMOUNT -> bytes.length == 8 && Wire.isAmount(Wire.int64(bytes));
            case COUNT -> reads(() -> new WireReader(bytes).wholeCompactSize());
            case HASH20 -> bytes.length == 20;
            case HASH32 -> bytes.length == 32;
            case X_ONLY_KEY -> bytes.length == 32;
            case KEY_AND_LEAF -> bytes.length == 64;
            case PUBLIC_KEY -> (bytes.length == 33 || bytes.length == 65) && Crypto.isPubKeyValid(bytes);
            case EXTENDED_KEY -> bytes.length == 78 && Crypto.isPubKeyValid(Arrays.copyOfRange(bytes, 45, 78));
            case KEY_PATH -> bytes.length >= 4 && bytes.length % 4 == 0;
            case TAP_KEY_PATH -> reads(() -> KeyPathCodec.taproot(bytes));
            case ECDSA_SIGNATURE -> bytes.length >= 9 && bytes.length <= 73;
            case SCHNORR_SIGNATURE -> bytes.length == 64 || bytes.length == 65;
            case CONTROL_BLOCK -> bytes.length >= 33 && bytes.length <= 33 + 32 * 128 && (bytes.length - 33) % 32 == 0;
            case TAP_TREE -> bytes.length > 0 && reads(() -> new WireReader(bytes).tapTree());
            case WITNESS -> reads(() -> new WireReader(bytes).wholeWitness());
            case OUTPUT -> reads(() -> new WireReader(bytes).wholeOutput());
            case TRANSACTION -> reads(() -> Wire.transaction(bytes));
            case UNSIGNED_TRANSACTION -> reads(() -> Wire.unsignedTransaction(bytes));
        };
    }

    private interface Reading {
        Object read() throws PsbtException;
    }

    private static boolean reads(Reading reading) {
        try {
            reading.read();
            return true;
        } catch (PsbtException e) {
            return false;
        }
    }
}
