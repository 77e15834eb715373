package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;

/** Reads Bitcoin's formats from bytes of a stranger: nothing is believed that the bytes themselves don't show. */
final class WireReader {
    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - at;
    }

    boolean atEnd() {
        return remaining() == 0;
    }

    int uint8() throws PsbtException {
        return Byte.toUnsignedInt(bytes(1).get(0));
    }

    ByteVector bytes(long length) throws PsbtException {
        if (length < 0 || length > remaining()) {
            throw new PsbtException("The PSBT ends too early");
        }
        var read = new ByteVector(java.util.Arrays.copyOfRange(bytes, at, at + (int) length));
        at += (int) length;
        return read;
    }

    /** {@return a number in the shortest form there is for it} */
    long compactSize() throws PsbtException {
        var first = uint8();
        var length = first < 0xfd ? 0 : 1 << (first - 0xfc);
        if (length == 0) {
            return first;
        }
        var number = Wire.littleEndian(bytes(length).toByteArray());
        var least = length == 2 ? 0xfdL : length == 4 ? 0x1_0000L : 0x1_0000_0000L;
        if (number < least) {
            throw new PsbtException("The PSBT holds a number in a longer form than it needs");
        }
        return number;
    }

    ByteVector sized() throws PsbtException {
        return bytes(compactSize());
    }

    long wholeCompactSize() throws PsbtException {
        var number = compactSize();
        end();
        return number;
    }

    ScriptWitness wholeWitness() throws PsbtException {
        var count = compactSize();
        if (count > remaining()) {
            throw new PsbtException("The PSBT claims more witness elements than it holds");
        }
        var stack = new ArrayList<ByteVector>();
        for (var i = 0L; i < count; i++) {
            stack.add(sized());
        }
        end();
        return new ScriptWitness(stack);
    }

    TxOut wholeOutput() throws PsbtException {
        var amount = Wire.int64(bytes(Long.BYTES).toByteArray());
        var script = sized();
        end();
        return new TxOut(new Satoshi(Wire.amount(amount)), script);
    }

    /** {@return the scripts of the leaves; depth and version are passed over} */
    List<ByteVector> tapTree() throws PsbtException {
        var scripts = new ArrayList<ByteVector>();
        while (!atEnd()) {
            bytes(2);
            scripts.add(sized());
        }
        return scripts;
    }

    private void end() throws PsbtException {
        if (!atEnd()) {
            throw new PsbtException("The PSBT holds bytes that belong to nothing");
        }
    }
}
