package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A partially signed transaction, of version 0 (BIP 174) or 2 (BIP 370). Records of unknown types are kept. Whoever gave it may
 * have lied in each of its fields: {@link PsbtInspector} tells what is true. Never changed; each step gives a new one.
 *
 * <p>bitcoin-kmp has a PSBT as well, but of version 0 only, and it drops fields that don't fit the state it sees an input in.
 */
public final class Psbt {
    /** Larger ones are refused. */
    public static final int MOST_BYTES = 500_000;

    private final int version;
    private final Transaction unsigned;
    private final PsbtMap global;
    private final List<PsbtMap> inputs;
    private final List<PsbtMap> outputs;

    Psbt(int version, Transaction unsigned, PsbtMap global, List<PsbtMap> inputs, List<PsbtMap> outputs) {
        this.version = version;
        this.unsigned = unsigned;
        this.global = global;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
    }

    /** {@return a PSBT of version 0 that knows nothing but the transaction} */
    static Psbt of(Transaction unsigned) {
        return new Psbt(
                0,
                unsigned,
                PsbtMap.EMPTY,
                IntStream.range(0, unsigned.txIn.size())
                        .mapToObj(_ -> PsbtMap.EMPTY)
                        .toList(),
                IntStream.range(0, unsigned.txOut.size())
                        .mapToObj(_ -> PsbtMap.EMPTY)
                        .toList());
    }

    /** {@return the PSBT of a transaction that is signed completely, which knows nothing of the coins} */
    public static Psbt ofFinished(Transaction signed) {
        var psbt = of(signed.updateInputs(signed.txIn.stream()
                .map(input -> new TxIn(input.outPoint, input.sequence))
                .toList()));
        for (var i = 0; i < signed.txIn.size(); i++) {
            var script = new ByteVector(signed.txIn.get(i).signatureScript.toByteArray());
            var map = script.isEmpty() ? PsbtMap.EMPTY : PsbtMap.EMPTY.with(Field.FINAL_SCRIPTSIG, script);
            var witness = signed.txIn.get(i).witness;
            psbt = psbt.withInput(
                    i, witness.isNull() ? map : map.with(Field.FINAL_SCRIPTWITNESS, Wire.witness(witness)));
        }
        return psbt;
    }

    /** Reads the bytes of a file: binary, or text as in {@link #parse(String)}. */
    public static Psbt parse(byte[] file) throws PsbtException {
        return file.length > 0 && file[0] == PsbtReader.MAGIC[0] && !isHex(file)
                ? PsbtReader.read(file)
                : parse(new String(file, StandardCharsets.ISO_8859_1));
    }

    private static boolean isHex(byte[] file) {
        return file.length > 4 && file[4] != PsbtReader.MAGIC[4];
    }

    /** Reads Base64 or hex; blanks around it are ignored. */
    public static Psbt parse(String text) throws PsbtException {
        var trimmed = text.strip();
        if (trimmed.length() > 2 * MOST_BYTES) {
            throw new PsbtException("The PSBT is larger than " + MOST_BYTES / 1_000 + " kB");
        }
        try {
            return PsbtReader.read(
                    trimmed.toLowerCase(Locale.ROOT).startsWith("70736274")
                            ? HexFormat.of().parseHex(trimmed)
                            : Base64.getDecoder().decode(trimmed));
        } catch (IllegalArgumentException e) {
            throw new PsbtException("This is not a PSBT: it is neither Base64 nor hex");
        }
    }

    public int version() {
        return version;
    }

    /** {@return the transaction without signatures} */
    public Transaction unsigned() {
        return unsigned;
    }

    public List<PsbtInput> inputs() {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> new PsbtInput(i, unsigned.txIn.get(i), inputs.get(i)))
                .toList();
    }

    public List<PsbtOutput> outputs() {
        return IntStream.range(0, outputs.size())
                .mapToObj(i -> new PsbtOutput(i, unsigned.txOut.get(i), outputs.get(i)))
                .toList();
    }

    /** {@return whether it holds extended keys, which tell a wallet's whole history} */
    public boolean hasGlobalXpubs() {
        return global.has(Field.XPUB);
    }

    PsbtMap globalMap() {
        return global;
    }

    List<PsbtMap> inputMaps() {
        return inputs;
    }

    List<PsbtMap> outputMaps() {
        return outputs;
    }

    Psbt withGlobal(PsbtMap map) {
        return new Psbt(version, unsigned, map, inputs, outputs);
    }

    Psbt withInput(int at, PsbtMap map) {
        var changed = new ArrayList<>(inputs);
        changed.set(at, map);
        return new Psbt(version, unsigned, global, changed, outputs);
    }

    Psbt withOutput(int at, PsbtMap map) {
        var changed = new ArrayList<>(outputs);
        changed.set(at, map);
        return new Psbt(version, unsigned, global, inputs, changed);
    }

    /** {@return the same contents in version 0 or 2} */
    public Psbt inVersion(int wanted) {
        return wanted == 2 ? toVersion2() : toVersion0();
    }

    /** {@return the same contents in version 2} */
    public Psbt toVersion2() {
        if (version == 2) {
            return this;
        }
        var clean = global.without(Field.ofVersion2(Field.Scope.GLOBAL));
        return new Psbt(
                2,
                unsigned,
                unsigned.lockTime == 0
                        ? clean
                        : clean.with(Field.FALLBACK_LOCKTIME, Wire.littleEndian(unsigned.lockTime, 4)),
                without(inputs, Field.ofVersion2(Field.Scope.INPUT)),
                without(outputs, Field.ofVersion2(Field.Scope.OUTPUT)));
    }

    private static List<PsbtMap> without(List<PsbtMap> maps, Field... fields) {
        return maps.stream().map(map -> map.without(fields)).toList();
    }

    /** {@return the same contents in version 0, where inputs and outputs can no longer be added} */
    public Psbt toVersion0() {
        if (version == 0) {
            return this;
        }
        return new Psbt(
                0,
                unsigned,
                global.without(Field.FALLBACK_LOCKTIME, Field.MODIFIABLE),
                without(inputs, Field.TIME_LOCKTIME, Field.HEIGHT_LOCKTIME),
                outputs);
    }

    public byte[] toBytes() {
        return PsbtWriter.write(this);
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(toBytes());
    }

    public String toHex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Psbt psbt
                && version == psbt.version
                && unsigned.equals(psbt.unsigned)
                && global.equals(psbt.global)
                && inputs.equals(psbt.inputs)
                && outputs.equals(psbt.outputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, unsigned, global, inputs, outputs);
    }

    @Override
    public String toString() {
        return "Psbt[" + unsigned.txid + ", version " + version + "]";
    }
}
