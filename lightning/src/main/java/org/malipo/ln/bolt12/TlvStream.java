package org.malipo.ln.bolt12;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PublicKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The fields of a message, each type once and in order. Odd ones that nobody knows are kept (BOLT 1). */
record TlvStream(List<Tlv> fields) {
    /**
     * @param known which types are understood
     * @param allowed in which ranges others may lie
     */
    static TlvStream read(byte[] bytes, LongPredicate known, LongPredicate allowed) throws Bolt12Exception {
        var fields = new ArrayList<Tlv>();
        var reader = new TlvReader(bytes);
        while (reader.hasMore()) {
            var field = reader.next();
            if (!fields.isEmpty() && Long.compareUnsigned(fields.getLast().type(), field.type()) >= 0) {
                throw new Bolt12Exception("The fields are out of order, or one is there twice.");
            }
            if (!known.test(field.type()) && (field.type() % 2 == 0 || !allowed.test(field.type()))) {
                throw new Bolt12Exception(
                        "Field " + Long.toUnsignedString(field.type()) + " is unknown here, and may not be ignored.");
            }
            fields.add(field);
        }
        return new TlvStream(fields);
    }

    Optional<ByteVector> bytes(long type) {
        return fields.stream()
                .filter(field -> field.type() == type)
                .map(Tlv::value)
                .findFirst();
    }

    /** {@return a number without leading zeros, which has no byte if it is 0} */
    Optional<Long> number(long type) throws Bolt12Exception {
        var field = bytes(type);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        var bytes = field.get().toByteArray();
        if (bytes.length > 8 || (bytes.length > 0 && bytes[0] == 0) || (bytes.length == 8 && bytes[0] < 0)) {
            throw new Bolt12Exception("The number in field " + type + " can't be read.");
        }
        return Optional.of(TlvReader.number(bytes));
    }

    Optional<String> text(long type) throws Bolt12Exception {
        var field = bytes(type);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(field.get().toByteArray()));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            throw new Bolt12Exception("The text in field " + type + " can't be read.");
        }
    }

    Optional<PublicKey> key(long type) throws Bolt12Exception {
        var field = bytes(type);
        return field.isEmpty() ? Optional.empty() : Optional.of(key(field.get().toByteArray()));
    }

    static PublicKey key(byte[] bytes) throws Bolt12Exception {
        if (!Crypto.isPubKeyCompressed(bytes) || !Crypto.isPubKeyValid(bytes)) {
            throw new Bolt12Exception("A node is named by what is no key.");
        }
        return new PublicKey(new ByteVector(bytes));
    }
}
