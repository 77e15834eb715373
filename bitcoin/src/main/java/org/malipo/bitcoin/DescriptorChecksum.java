package org.malipo.bitcoin;

import fr.acinq.bitcoin.Descriptor;

/** The eight characters after {@code #} that guard a descriptor against typing errors (BIP 380). */
public final class DescriptorChecksum {
    private static final int LENGTH = 8;
    private static final String CHARACTERS =
            "0123456789()[],'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~" + "ijklmnopqrstuvwxyzABCDEFGH`#\"\\ ";

    private DescriptorChecksum() {}

    /** {@return the checksum of a descriptor without one} */
    public static String of(String descriptor) {
        return Descriptor.checksum(descriptor);
    }

    /** {@return the descriptor followed by {@code #} and its checksum} */
    public static String append(String descriptor) {
        return descriptor + "#" + of(descriptor);
    }

    /**
     * {@return the descriptor without its checksum}
     * @throws SchemeException if there is a checksum and it is wrong
     */
    public static String strip(String text) throws SchemeException {
        var hash = text.indexOf('#');
        var body = hash < 0 ? text : text.substring(0, hash);
        for (var at = 0; at < body.length(); at++) {
            if (CHARACTERS.indexOf(body.charAt(at)) < 0) {
                throw new SchemeException(
                        "The descriptor holds a character that no descriptor may hold (at character " + (at + 1) + ")");
            }
        }
        if (hash >= 0) {
            verify(body, text.substring(hash + 1));
        }
        return body;
    }

    private static void verify(String body, String checksum) throws SchemeException {
        if (checksum.length() != LENGTH) {
            throw new SchemeException("The checksum of a descriptor has 8 characters");
        }
        if (!of(body).equals(checksum)) {
            throw new SchemeException("The descriptor has a typing error: its checksum does not match");
        }
    }
}
