package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Reads the bytes of a PSBT of version 0 or 2. */
final class PsbtReader {
    static final byte[] MAGIC = {'p', 's', 'b', 't', (byte) 0xff};

    private final WireReader bytes;

    private PsbtReader(byte[] bytes) {
        this.bytes = new WireReader(bytes);
    }

    static Psbt read(byte[] bytes) throws PsbtException {
        if (bytes.length > Psbt.MOST_BYTES) {
            throw new PsbtException("The PSBT is larger than " + Psbt.MOST_BYTES / 1_000 + " kB");
        }
        return new PsbtReader(bytes).read();
    }

    private Psbt read() throws PsbtException {
        if (bytes.remaining() < MAGIC.length
                || !Arrays.equals(bytes.bytes(MAGIC.length).toByteArray(), MAGIC)) {
            throw new PsbtException("This is not a PSBT");
        }
        var global = map();
        var version = version(global);
        Field.check(Field.Scope.GLOBAL, version, global);
        var psbt = version == 0 ? version0(global) : version2(global);
        if (!bytes.atEnd()) {
            throw new PsbtException("Something follows the end of the PSBT");
        }
        checkCoins(psbt.unsigned());
        return psbt;
    }

    private static int version(PsbtMap global) throws PsbtException {
        var version = global.get(Field.VERSION);
        if (version.isEmpty()) {
            return 0;
        }
        var number = Wire.uint32(version.get());
        if (number != 0 && number != 2) {
            throw new PsbtException("PSBTs of version " + number + " are not known here");
        }
        return (int) number;
    }

    private Psbt version0(PsbtMap global) throws PsbtException {
        var transaction =
                Wire.unsignedTransaction(required(global, Field.UNSIGNED_TX).toByteArray());
        var inputs = maps(Field.Scope.INPUT, 0, transaction.txIn.size());
        var outputs = maps(Field.Scope.OUTPUT, 0, transaction.txOut.size());
        return new Psbt(0, transaction, global.without(Field.UNSIGNED_TX, Field.VERSION), inputs, outputs);
    }

    private Psbt version2(PsbtMap global) throws PsbtException {
        var version = Wire.uint32(required(global, Field.TX_VERSION));
        var inputs = maps(Field.Scope.INPUT, 2, count(global, Field.INPUT_COUNT));
        var outputs = maps(Field.Scope.OUTPUT, 2, count(global, Field.OUTPUT_COUNT));
        var transaction = new Transaction(version, txIn(inputs), txOut(outputs), LockTimeChoice.of(global, inputs));
        return new Psbt(
                2,
                transaction,
                global.without(Field.TX_VERSION, Field.INPUT_COUNT, Field.OUTPUT_COUNT, Field.VERSION),
                inputs.stream()
                        .map(map -> map.without(Field.PREVIOUS_TXID, Field.OUTPUT_INDEX, Field.SEQUENCE))
                        .toList(),
                outputs.stream()
                        .map(map -> map.without(Field.OUT_AMOUNT, Field.OUT_SCRIPT))
                        .toList());
    }

    private static int count(PsbtMap global, Field field) throws PsbtException {
        var count = new WireReader(required(global, field).toByteArray()).wholeCompactSize();
        if (count > Psbt.MOST_BYTES) {
            throw new PsbtException("The PSBT claims more inputs or outputs than it could hold");
        }
        return (int) count;
    }

    private static List<TxIn> txIn(List<PsbtMap> inputs) throws PsbtException {
        var read = new ArrayList<TxIn>();
        for (var input : inputs) {
            var txid = new TxHash(new ByteVector32(required(input, Field.PREVIOUS_TXID)));
            var index = Wire.uint32(required(input, Field.OUTPUT_INDEX));
            var sequence = input.get(Field.SEQUENCE).map(Wire::uint32).orElse(TxIn.SEQUENCE_FINAL);
            read.add(new TxIn(new OutPoint(txid, index), sequence));
        }
        return read;
    }

    private static List<TxOut> txOut(List<PsbtMap> outputs) throws PsbtException {
        var read = new ArrayList<TxOut>();
        for (var output : outputs) {
            var amount = Wire.int64(required(output, Field.OUT_AMOUNT).toByteArray());
            read.add(new TxOut(new Satoshi(amount), required(output, Field.OUT_SCRIPT)));
        }
        return read;
    }

    private static ByteVector required(PsbtMap map, Field field) throws PsbtException {
        return map.get(field).orElseThrow(() -> new PsbtException("The PSBT lacks its field " + field));
    }

    private List<PsbtMap> maps(Field.Scope scope, int version, int count) throws PsbtException {
        if (count > bytes.remaining()) {
            throw new PsbtException("The PSBT claims more inputs or outputs than it holds");
        }
        var maps = new ArrayList<PsbtMap>();
        for (var i = 0; i < count; i++) {
            var map = map();
            Field.check(scope, version, map);
            maps.add(map);
        }
        return maps;
    }

    private PsbtMap map() throws PsbtException {
        var records = new HashMap<ByteVector, ByteVector>();
        while (true) {
            var key = bytes.sized();
            if (key.isEmpty()) {
                return PsbtMap.of(records);
            }
            checkType(key);
            if (records.put(key, bytes.sized()) != null) {
                throw new PsbtException("The PSBT says one thing twice");
            }
        }
    }

    private static void checkType(ByteVector key) throws PsbtException {
        new WireReader(key.toByteArray()).compactSize();
    }

    private static void checkCoins(Transaction transaction) throws PsbtException {
        var coins = new HashSet<OutPoint>();
        for (var input : transaction.txIn) {
            if (!coins.add(input.outPoint)) {
                throw new PsbtException("The PSBT spends one coin twice");
            }
        }
    }
}
