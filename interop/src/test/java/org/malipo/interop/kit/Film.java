package org.malipo.interop.kit;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** What a browser's camera sees: pictures, one after the other and over again. As YUV4MPEG2, which Chromium reads in a camera's place. */
public record Film(Path file) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int PICTURES_A_SECOND = 4;
    private static final int QUIET = 4;
    private static final byte GREY = (byte) 0x80;

    /** From the next time that the camera is opened, a screen with these codes is before it. */
    public void codes(List<String> texts) {
        write(texts.stream().map(Film::draw).toList());
    }

    /** The same with pictures of a screen that shows codes. */
    public void screens(List<byte[]> pngs) {
        write(pngs.stream().map(Film::read).toList());
    }

    private static BufferedImage draw(String text) {
        var code = QrCode.encodeText(text.toUpperCase(Locale.ROOT), Ecc.LOW);
        var scale = HEIGHT / (code.size + 2 * QUIET);
        var margin = (HEIGHT - scale * code.size) / 2;
        var picture = new BufferedImage(HEIGHT, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < HEIGHT; y++) {
            for (var x = 0; x < HEIGHT; x++) {
                var dark = code.getModule(Math.floorDiv(x - margin, scale), Math.floorDiv(y - margin, scale));
                picture.setRGB(x, y, (dark ? Color.BLACK : Color.WHITE).getRGB());
            }
        }
        return picture;
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<BufferedImage> pictures) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            print(out, "YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420".formatted(WIDTH, HEIGHT, PICTURES_A_SECOND));
            var colours = new byte[WIDTH * HEIGHT / 2]; // none
            Arrays.fill(colours, GREY);
            for (var picture : pictures) {
                print(out, "FRAME");
                out.write(luma(picture));
                out.write(colours);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return the square picture in the middle of the film's, as bright as its points are} */
    private static byte[] luma(BufferedImage picture) {
        var whole = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var pen = whole.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.drawImage(picture, (WIDTH - HEIGHT) / 2, 0, HEIGHT, HEIGHT, null);
        pen.dispose();
        return (byte[]) whole.getRaster().getDataElements(0, 0, WIDTH, HEIGHT, null);
    }
}
