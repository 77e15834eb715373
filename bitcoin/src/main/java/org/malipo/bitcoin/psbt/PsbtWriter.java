package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.ByteArrayOutputStream;

/** Writes a PSBT in the form of its version. */
final class PsbtWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Psbt psbt;

    private PsbtWriter(Psbt psbt) {
        this.psbt = psbt;
    }

    static byte[] write(Psbt psbt) {
        return new PsbtWriter(psbt).write();
    }

    private byte[] write() {
        out.writeBytes(PsbtReader.MAGIC);
        write(global());
        for (var i = 0; i < psbt.inputMaps().size(); i++) {
            write(input(psbt.inputMaps().get(i), psbt.unsigned().txIn.get(i)));
        }
        for (var i = 0; i < psbt.outputMaps().size(); i++) {
            write(output(psbt.outputMaps().get(i), psbt.unsigned().txOut.get(i)));
        }
        return out.toByteArray();
    }

    private void write(PsbtMap map) {
        map.records().forEach((key, value) -> {
            Wire.writeSized(out, key);
            Wire.writeSized(out, value);
        });
        out.write(0);
    }

    private PsbtMap global() {
        var transaction = psbt.unsigned();
        if (psbt.version() == 0) {
            return psbt.globalMap().with(Field.UNSIGNED_TX, Wire.unsigned(transaction));
        }
        return psbt.globalMap()
                .with(Field.TX_VERSION, Wire.littleEndian(transaction.version, 4))
                .with(Field.INPUT_COUNT, Wire.compactSize(transaction.txIn.size()))
                .with(Field.OUTPUT_COUNT, Wire.compactSize(transaction.txOut.size()))
                .with(Field.VERSION, Wire.littleEndian(2, 4));
    }

    private PsbtMap input(PsbtMap map, TxIn input) {
        if (psbt.version() == 0) {
            return map;
        }
        var spending = map.with(Field.PREVIOUS_TXID, input.outPoint.hash.value)
                .with(Field.OUTPUT_INDEX, Wire.littleEndian(input.outPoint.index, 4));
        return input.sequence == TxIn.SEQUENCE_FINAL
                ? spending
                : spending.with(Field.SEQUENCE, Wire.littleEndian(input.sequence, 4));
    }

    private PsbtMap output(PsbtMap map, TxOut output) {
        return psbt.version() == 0
                ? map
                : map.with(Field.OUT_AMOUNT, Wire.littleEndian(output.amount.toLong(), 8))
                        .with(Field.OUT_SCRIPT, new ByteVector(output.publicKeyScript.toByteArray()));
    }
}
