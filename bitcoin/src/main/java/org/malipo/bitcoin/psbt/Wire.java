package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Protocol;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.bitcoin.io.ByteArrayInput;
import fr.acinq.bitcoin.io.ByteArrayOutput;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Numbers and transactions in Bitcoin's byte order. */
final class Wire {
    /** Lock times from here on are seconds since 1970, below it they are heights. */
    static final long FIRST_LOCK_TIME = 500_000_000;

    private static final long MOST_SATS = 2_100_000_000_000_000L;
    private static final long NO_WITNESS = Protocol.PROTOCOL_VERSION | Transaction.SERIALIZE_TRANSACTION_NO_WITNESS;

    private Wire() {}

    static long littleEndian(byte[] bytes) {
        var number = 0L;
        for (var i = bytes.length - 1; i >= 0; i--) {
            number = (number << 8) | Byte.toUnsignedLong(bytes[i]);
        }
        return number;
    }

    static byte[] littleEndian(long number, int length) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = i < Long.BYTES ? (byte) (number >>> (8 * i)) : 0;
        }
        return bytes;
    }

    static long uint32(byte[] bytes) {
        return littleEndian(bytes);
    }

    static long uint32(ByteVector bytes) {
        return littleEndian(bytes.toByteArray());
    }

    static long int64(byte[] bytes) {
        return littleEndian(bytes);
    }

    static byte[] compactSize(long number) {
        if (number < 0xfd) {
            return new byte[] {(byte) number};
        }
        var length = number <= 0xffff ? 2 : number <= 0xffff_ffffL ? 4 : 8;
        var mark = length == 2 ? 0xfd : length == 4 ? 0xfe : 0xff;
        return new ByteVector(new byte[] {(byte) mark})
                .concat(littleEndian(number, length))
                .toByteArray();
    }

    static void writeSized(ByteArrayOutputStream out, ByteVector bytes) {
        out.writeBytes(compactSize(bytes.size()));
        out.writeBytes(bytes.toByteArray());
    }

    static boolean isAmount(long sats) {
        return sats >= 0 && sats <= MOST_SATS;
    }

    static long amount(long sats) throws PsbtException {
        if (!isAmount(sats)) {
            throw new PsbtException("The PSBT holds an amount that can't be");
        }
        return sats;
    }

    /** {@return a transaction, with or without witnesses} */
    static Transaction transaction(byte[] bytes) throws PsbtException {
        var transaction = read(bytes, Protocol.PROTOCOL_VERSION);
        if (!Arrays.equals(Transaction.write(transaction), bytes)) {
            throw new PsbtException("The PSBT holds a transaction that is written in an unusual way");
        }
        return amounts(transaction);
    }

    static Transaction unsignedTransaction(byte[] bytes) throws PsbtException {
        var transaction = read(bytes, NO_WITNESS);
        if (!Arrays.equals(unsigned(transaction), bytes)) {
            throw new PsbtException("The PSBT holds a transaction that is written in an unusual way");
        }
        if (transaction.txIn.stream().anyMatch(input -> !input.signatureScript.isEmpty())) {
            throw new PsbtException("The transaction of the PSBT is signed already");
        }
        return amounts(transaction);
    }

    /** {@return the bytes of a transaction without witnesses} */
    static byte[] unsigned(Transaction transaction) {
        var out = new ByteArrayOutput();
        Transaction.write(transaction, out, NO_WITNESS);
        return out.toByteArray();
    }

    static byte[] output(TxOut output) {
        return TxOut.write(output);
    }

    static byte[] witness(ScriptWitness witness) {
        var out = new ByteArrayOutput();
        ScriptWitness.write(witness, out, Protocol.PROTOCOL_VERSION);
        return out.toByteArray();
    }

    private static Transaction read(byte[] bytes, long version) throws PsbtException {
        try {
            return Transaction.read(new ByteArrayInput(bytes), version);
        } catch (RuntimeException e) {
            throw new PsbtException("The PSBT holds a transaction that can't be read");
        }
    }

    private static Transaction amounts(Transaction transaction) throws PsbtException {
        for (var output : transaction.txOut) {
            amount(output.amount.toLong());
        }
        return transaction;
    }
}
