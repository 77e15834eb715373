package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The records of one part of a PSBT: global, of an input or of an output. A key is the type of the record and what tells it
 * from others of its type, for example a public key. Sorted, so that equal contents are equal bytes. Never changed.
 */
final class PsbtMap {
    static final PsbtMap EMPTY = new PsbtMap(new TreeMap<>(order()));

    private final SortedMap<ByteVector, ByteVector> records;

    private PsbtMap(SortedMap<ByteVector, ByteVector> records) {
        this.records = records;
    }

    static PsbtMap of(Map<ByteVector, ByteVector> records) {
        var sorted = new TreeMap<ByteVector, ByteVector>(order());
        sorted.putAll(records);
        return new PsbtMap(sorted);
    }

    private static Comparator<ByteVector> order() {
        return (a, b) -> Arrays.compareUnsigned(a.toByteArray(), b.toByteArray());
    }

    Map<ByteVector, ByteVector> records() {
        return Collections.unmodifiableMap(records);
    }

    /** {@return the value of a type that has one record at most} */
    Optional<ByteVector> get(Field field) {
        return Optional.ofNullable(records.get(field.key()));
    }

    boolean has(Field field) {
        return records.keySet().stream().anyMatch(field::isOf);
    }

    /** {@return the values of a type by the rest of their keys} */
    Map<ByteVector, ByteVector> all(Field field) {
        var found = new LinkedHashMap<ByteVector, ByteVector>();
        records.forEach((key, value) -> {
            if (field.isOf(key)) {
                found.put(key.drop(1), value);
            }
        });
        return found;
    }

    PsbtMap with(Field field, ByteVector value) {
        return with(field, ByteVector.empty, value);
    }

    PsbtMap with(Field field, byte[] value) {
        return with(field, new ByteVector(value));
    }

    PsbtMap with(Field field, ByteVector keyData, ByteVector value) {
        var changed = copy();
        changed.put(field.key().concat(keyData), value);
        return new PsbtMap(changed);
    }

    PsbtMap without(Field... fields) {
        var changed = copy();
        changed.keySet().removeIf(key -> Arrays.stream(fields).anyMatch(field -> field.isOf(key)));
        return new PsbtMap(changed);
    }

    /** {@return the records of both; where they differ, the same one is kept whichever was first} */
    PsbtMap union(PsbtMap other) {
        var changed = copy();
        other.records.forEach((key, value) -> changed.merge(key, value, PsbtMap::first));
        return new PsbtMap(changed);
    }

    private static ByteVector first(ByteVector a, ByteVector b) {
        return order().compare(a, b) <= 0 ? a : b;
    }

    private SortedMap<ByteVector, ByteVector> copy() {
        var copy = new TreeMap<ByteVector, ByteVector>(order());
        copy.putAll(records);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PsbtMap map && records.equals(map.records);
    }

    @Override
    public int hashCode() {
        return records.hashCode();
    }

    @Override
    public String toString() {
        return records.toString();
    }
}
