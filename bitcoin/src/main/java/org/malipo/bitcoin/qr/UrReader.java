package org.malipo.bitcoin.qr;

import co.nstant.in.cbor.CborException;
import com.sparrowwallet.hummingbird.Bytewords;
import com.sparrowwallet.hummingbird.ResultType;
import com.sparrowwallet.hummingbird.UR;
import com.sparrowwallet.hummingbird.fountain.FountainDecoder;
import com.sparrowwallet.hummingbird.fountain.FountainEncoder.Part;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a UR series together (BCR-2020-005): parts in any order, also such that mix several others. Lengths, counts and
 * the structure of CBOR are checked before the library sees them, so that memory and time are bounded.
 */
final class UrReader implements SeriesReader {
    /** What the whole may hold. */
    static final int MAX_BYTES = 1 << 18;

    private static final int MAX_PARTS = 250;
    private static final String UNREADABLE = "This is no readable UR code";
    private static final Pattern FORM =
            Pattern.compile("ur:([a-z0-9-]{1,30})/(?:([0-9]{1,9})-([0-9]{1,4})/)?((?:[a-z]{2})++)");

    private final FountainDecoder fountain = new FountainDecoder();
    private final Set<Long> seen = new HashSet<>();
    private @Nullable String type;
    private @Nullable Part first;

    @Override
    public QrScan accept(String text) {
        var match = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return new QrScan.Refused(UNREADABLE);
        }
        if (type != null && !type.equals(match.group(1))) {
            return new QrScan.Refused("This code belongs to another series");
        }
        try {
            var cbor = Bytewords.decode(match.group(4), Bytewords.Style.MINIMAL);
            if (!CborGuard.passes(cbor)) {
                return new QrScan.Refused(UNREADABLE);
            }
            return match.group(2) == null
                    ? whole(match.group(1), cbor)
                    : part(match.group(1), Long.parseLong(match.group(2)), match.group(3), Part.fromCborBytes(cbor));
        } catch (CborException | RuntimeException e) {
            return new QrScan.Refused(UNREADABLE);
        }
    }

    private QrScan part(String name, long number, String total, Part part) {
        if (number != part.getSeqNum() || Integer.parseInt(total) != part.getSeqLen() || !isSane(part)) {
            return new QrScan.Refused(UNREADABLE);
        }
        if (first != null && !isOfSameMessage(part, first)) {
            return new QrScan.Refused("This code belongs to another series");
        }
        first = first == null ? part : first;
        type = name;
        if (seen.add(number)) {
            if (seen.size() > 2 * part.getSeqLen() + 50) {
                return new QrScan.Refused("The series does not come to an end; start again");
            }
            fountain.receivePart(part);
        }
        var result = fountain.getResult();
        if (result == null) {
            return new QrScan.InProgress(fountain.getRecievedPartIndexes().size(), part.getSeqLen());
        }
        return result.type == ResultType.SUCCESS && CborGuard.passes(result.data)
                ? whole(name, result.data)
                : new QrScan.Refused("The series holds a part that does not belong to it; start again");
    }

    /** The parts are as many as the message needs, no more, and none is empty. */
    private static boolean isSane(Part part) {
        var each = (long) part.getData().length;
        var parts = part.getSeqLen();
        var message = part.getMessageLen();
        return part.getSeqNum() > 0
                && parts > 0
                && parts <= MAX_PARTS
                && message > 0
                && message <= MAX_BYTES
                && each > 0
                && each * parts >= message
                && each * (parts - 1) < message;
    }

    private static boolean isOfSameMessage(Part part, Part other) {
        return part.getSeqLen() == other.getSeqLen()
                && part.getMessageLen() == other.getMessageLen()
                && part.getChecksum() == other.getChecksum()
                && part.getData().length == other.getData().length;
    }

    private static QrScan whole(String type, byte[] cbor) {
        try {
            return UrContent.read(new UR(type, cbor));
        } catch (UR.URException | RuntimeException e) {
            return new QrScan.Refused("The content of this UR code can't be read");
        }
    }
}
