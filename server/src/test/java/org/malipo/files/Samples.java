package org.malipo.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Files to upload, good ones and bad ones. */
public final class Samples {
    private Samples() {}

    /** {@return a small picture in that format} */
    public static byte[] picture(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(12, 8, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** {@return a picture of a kilobyte that says it has that many pixels a side} */
    public static byte[] pixelBomb(int side) {
        var png = picture("png");
        ByteBuffer.wrap(png).putInt(16, side).putInt(20, side);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    /** {@return one after the other} */
    public static byte[] joined(byte[] first, String second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** {@return the body of a form with this file} */
    public static MultiValueMap<String, Object> form(String name, byte[] content) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return form;
    }
}
