package org.malipo.mailrules;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A link as a QR code inside a letter, as HTML: mail readers draw no SVG, so it is a PNG. */
final class LinkPicture {
    private static final int SCALE = 6;
    private static final int QUIET = 4;
    private static final int WHITE = 0xffffff;

    private LinkPicture() {}

    static String of(String link) {
        var code = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);
        int side = (code.size + 2 * QUIET) * SCALE;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, code.getModule(x / SCALE - QUIET, y / SCALE - QUIET) ? 0 : WHITE);
            }
        }
        return "<img alt=\"QR\" width=\"%d\" height=\"%d\" src=\"data:image/png;base64,%s\">"
                .formatted(side, side, Base64.getEncoder().encodeToString(png(picture)));
    }

    private static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
