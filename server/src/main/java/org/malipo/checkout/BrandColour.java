package org.malipo.checkout;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.branding.Contrast;

/** A shop's own colour, made darker or lighter until text on it and beside it can be read. */
record BrandColour(int red, int green, int blue) {
    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final BrandColour WHITE = new BrandColour(255, 255, 255);
    private static final BrandColour BLACK = new BrandColour(0, 0, 0);
    private static final BrandColour LIGHT_SURFACE = WHITE;
    private static final BrandColour DARK_SURFACE = new BrandColour(0x16, 0x1e, 0x1b);
    private static final int STEPS = 40;

    static Optional<BrandColour> parse(@Nullable String text) {
        var found = HEX.matcher(text == null ? "" : text);
        return found.matches() ? Optional.of(of(Integer.parseInt(found.group(1), 16))) : Optional.empty();
    }

    private static BrandColour of(int rgb) {
        return new BrandColour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** {@return the address of the stylesheet with this colour} */
    String sheet() {
        return "/i/brand/" + hex() + ".css";
    }

    /** {@return the colour for light pages} */
    BrandColour onLight() {
        return readableOn(LIGHT_SURFACE, BLACK);
    }

    /** {@return the colour for dark pages} */
    BrandColour onDark() {
        return readableOn(DARK_SURFACE, WHITE);
    }

    /** {@return black or white, whichever is read better on this colour} */
    BrandColour ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    String hex() {
        return "%02x%02x%02x".formatted(red, green, blue);
    }

    /** {@return between 1 and 21} */
    double contrast(BrandColour other) {
        return Contrast.between('#' + hex(), '#' + other.hex());
    }

    private BrandColour readableOn(BrandColour surface, BrandColour towards) {
        var colour = this;
        for (int step = 1; step <= STEPS && colour.contrast(surface) < Contrast.READABLE; step++) {
            colour = mixed(towards, step);
        }
        return colour;
    }

    private BrandColour mixed(BrandColour other, int step) {
        return new BrandColour(
                between(red, other.red, step), between(green, other.green, step), between(blue, other.blue, step));
    }

    private static int between(int from, int to, int step) {
        return from + (to - from) * step / STEPS;
    }
}
