package org.malipo.wallets.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.malipo.bitcoin.qr.Bbqr;
import org.malipo.bitcoin.qr.Ur;
import org.malipo.web.QrPicture;

/**
 * A series of codes that a signing device films one after the other. Drawn so that the browser moves it without a script.
 *
 * @param kind {@code ur} or {@code bbqr}
 * @param frames empty where these would be too many
 */
public record AnimatedQr(String kind, List<QrPicture> frames) {
    private static final int UR_BYTES = 150;
    private static final int BBQR_CHARS = 420;
    private static final int MOST_FRAMES = 80;
    private static final int FRAME_MILLIS = 250;

    /** {@return the series that devices read, each device at least one of them} */
    static List<AnimatedQr> ofPsbt(byte[] psbt) {
        return List.of(of("ur", Ur.psbt(psbt, UR_BYTES)), of("bbqr", Bbqr.parts(psbt, Bbqr.FileType.PSBT, BBQR_CHARS)));
    }

    private static AnimatedQr of(String kind, List<String> texts) {
        return new AnimatedQr(
                kind,
                texts.size() > MOST_FRAMES
                        ? List.of()
                        : texts.stream()
                                .map(text -> QrPicture.of(text.toUpperCase(Locale.ROOT)))
                                .toList());
    }

    /** {@return how long the whole series takes, as SVG writes it} */
    public String duration() {
        return frames.size() * FRAME_MILLIS + "ms";
    }

    /** {@return when this frame is seen: the times at which it comes and goes, as parts of the whole} */
    public String times(int frame) {
        return frame == 0 ? "0;" + part(1) : "0;" + part(frame) + ";" + part(frame + 1);
    }

    /** {@return whether this frame is seen from each of these times on} */
    public String values(int frame) {
        return frame == 0 ? "visible;hidden" : "hidden;visible;hidden";
    }

    private String part(int frame) {
        return String.format(Locale.ROOT, "%.5f", Math.min(1, (double) frame / frames.size()));
    }

    public int[] indexes() {
        return IntStream.range(0, frames.size()).toArray();
    }
}
