package org.malipo.bitcoin.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/**
 * Tells an encrypted record of BIP 129 by its look: hex of an authentication code and of a ciphertext, which are noise. Other
 * hex is text, or has a run of zeros somewhere, as PSBTs and transactions have.
 */
final class EncryptedBsms {
    private static final int CODE_BYTES = 32;
    /** Version, key and first address. In bytes. */
    private static final int SHORTEST_RECORD = 150;

    private static final String ZEROS = "00000000";

    private EncryptedBsms() {}

    static boolean isOne(String text) {
        return text.length() >= 2 * (CODE_BYTES + SHORTEST_RECORD)
                && WalletFiles.isHex(text)
                && !text.contains(ZEROS)
                && !isText(HexFormat.of().parseHex(text));
    }

    private static boolean isText(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
