package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields between the time and the signature of a payment request, by what they are. A field that may come once is refused
 * when it comes twice: readers that took the first one and readers that took the last one have been played off against each other.
 */
final class TaggedFields {
    private static final int TYPE_GROUPS = 1;
    private static final int HEAD_GROUPS = 3;
    private static final int HASH_GROUPS = 52;

    private final Map<Tag, List<Groups>> known = new EnumMap<>(Tag.class);
    private final List<TaggedField> unknown = new ArrayList<>();

    private TaggedFields() {}

    static TaggedFields read(Groups groups) throws Bolt11Exception {
        var fields = new TaggedFields();
        var at = 0;
        while (at < groups.size()) {
            var start = at + HEAD_GROUPS;
            var end = start > groups.size()
                    ? start
                    : start + (int) groups.slice(at + TYPE_GROUPS, start).number();
            if (end > groups.size()) {
                throw Bolt11Exception.field("A field of the payment request is cut off.");
            }
            fields.add(groups.at(at), groups.slice(start, end));
            at = end;
        }
        return fields;
    }

    private void add(int type, Groups contents) {
        var tag = Tag.of(type);
        if (tag.isEmpty() || (tag.get() == Tag.FALLBACK && !FallbackCodec.knows(contents))) {
            unknown.add(new TaggedField(type, new ByteVector(contents.values())));
        } else {
            known.computeIfAbsent(tag.get(), _ -> new ArrayList<>()).add(contents);
        }
    }

    /** {@return all fields of a kind that may come more than once} */
    List<Groups> all(Tag tag) {
        return known.getOrDefault(tag, List.of());
    }

    Optional<Groups> single(Tag tag) throws Bolt11Exception {
        var fields = all(tag);
        if (fields.size() > 1) {
            throw Bolt11Exception.field("The payment request has more than one " + tag.words() + ".");
        }
        return fields.stream().findFirst();
    }

    Optional<ByteVector32> hash(Tag tag) throws Bolt11Exception {
        var field = single(tag);
        return field.isEmpty() ? Optional.empty() : Optional.of(new ByteVector32(bytes(tag, field.get(), HASH_GROUPS)));
    }

    ByteVector32 requiredHash(Tag tag) throws Bolt11Exception {
        return hash(tag).orElseThrow(() -> Bolt11Exception.field("The payment request has no " + tag.words() + "."));
    }

    /** {@return the bytes of a field that has this length only} */
    static byte[] bytes(Tag tag, Groups field, int groups) throws Bolt11Exception {
        if (field.size() != groups) {
            throw Bolt11Exception.field("The " + tag.words() + " in the payment request has a wrong length.");
        }
        return field.bytes();
    }

    /**
     * {@return the number in a field, or what holds if there is none}
     * @param max in groups
     */
    long number(Tag tag, int max, long otherwise) throws Bolt11Exception {
        var field = single(tag);
        if (field.isEmpty()) {
            return otherwise;
        }
        var groups = field.get();
        if (groups.size() > 0 && groups.at(0) == 0) {
            throw Bolt11Exception.field(
                    "The " + tag.words() + " in the payment request is written with leading zeros.");
        }
        if (groups.size() > max) {
            throw Bolt11Exception.field("The " + tag.words() + " in the payment request is beyond all bounds.");
        }
        return groups.number();
    }

    List<TaggedField> unknown() {
        return unknown;
    }
}
