package org.malipo.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures, decoded and written anew: what comes out holds pixels and nothing else, whatever else the upload was. Of a
 * moving GIF the first picture stays. SVG is a program and WebP has no decoder here, so both are refused.
 */
final class Pictures {
    private static final long MOST_PIXELS = 12_000_000;
    private static final int LONGEST_SIDE = 8_000;
    /** Decoding takes four bytes a pixel. */
    private static final Semaphore DECODERS = new Semaphore(2);

    static {
        ImageIO.setUseCache(false);
    }

    /** A format by its first bytes. */
    @SuppressWarnings("ImmutableEnumChecker") // nothing outside sees the fields, and nothing changes them
    private enum Format {
        PNG("png", List.of("png"), 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a),
        JPEG("jpg", List.of("jpg", "jpeg"), 0xff, 0xd8, 0xff),
        GIF("png", List.of("gif"), 'G', 'I', 'F', '8'),
        BMP("png", List.of("bmp"), 'B', 'M');

        private final String written;
        private final List<String> extensions;
        private final byte[] magic;

        Format(String written, List<String> extensions, int... magic) {
            this.written = written;
            this.extensions = extensions;
            this.magic = new byte[magic.length];
            for (int at = 0; at < magic.length; at++) {
                this.magic[at] = (byte) magic[at];
            }
        }

        private boolean begins(byte[] bytes) {
            return bytes.length > magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
        }
    }

    private Pictures() {}

    /** {@return the picture written anew; empty if it is none, is broken, is too large, or has another kind's name} */
    static Optional<Content> read(byte[] bytes, String extension) {
        return Arrays.stream(Format.values())
                .filter(format -> format.begins(bytes) && format.extensions.contains(extension))
                .findFirst()
                .flatMap(format -> rewrite(bytes, format));
    }

    private static Optional<Content> rewrite(byte[] bytes, Format format) {
        DECODERS.acquireUninterruptibly();
        try {
            return decode(bytes, format).flatMap(picture -> encode(picture, format));
        } catch (IOException | RuntimeException _) { // decoders throw all sorts of things at broken pictures
            return Optional.empty();
        } finally {
            DECODERS.release();
        }
    }

    private static Optional<BufferedImage> decode(byte[] bytes, Format format) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(format.name());
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return isTooLarge(reader) ? Optional.empty() : Optional.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    /** Looks at the header alone, so that a small file which unpacks to gigabytes is not unpacked. */
    private static boolean isTooLarge(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        return width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS;
    }

    private static Optional<Content> encode(BufferedImage picture, Format format) {
        var out = new ByteArrayOutputStream();
        try {
            return ImageIO.write(picture, format.written, out)
                    ? Optional.of(new Content(out.toByteArray(), type(format), format.written))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Memory refuses bytes", e);
        }
    }

    private static String type(Format format) {
        return format == Format.JPEG ? "image/jpeg" : "image/png";
    }
}
