package org.malipo.bitcoin;

import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.ByteVector;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A segwit output: version 0 to 16 and a program of 2 to 40 bytes (BIP 141), written as Bech32 for version 0 (BIP 173)
 * and as Bech32m for the others (BIP 350).
 */
record WitnessProgram(int version, ByteVector program) {
    private static final int OP_1 = 0x51;
    private static final int MAX_ADDRESS_LENGTH = 90;
    private static final int CHECKSUM_LENGTH = 6;

    /** {@return the program that a script holds, or empty if it is no segwit output} */
    static Optional<WitnessProgram> ofScript(byte[] script) {
        if (script.length < 4 || script.length > 42 || script[1] != script.length - 2) {
            return Optional.empty();
        }
        var version = script[0] == 0 ? 0 : script[0] - OP_1 + 1;
        var program = new ByteVector(Arrays.copyOfRange(script, 2, script.length));
        return version < 0 || version > 16 || (version != 0 && script[0] < OP_1)
                ? Optional.empty()
                : Optional.of(new WitnessProgram(version, program));
    }

    /** @throws AddressException if the text is not a segwit address with this human readable part */
    static WitnessProgram ofAddress(String address, String hrp) throws AddressException {
        var decoded = decode(address);
        if (!decoded.getFirst().toLowerCase(Locale.ROOT).equals(hrp)) {
            throw new AddressException("The address belongs to another network");
        }
        return checked(decoded.getSecond(), decoded.getThird());
    }

    /** {@return human readable part, data in groups of 5 bits, and how the checksum was counted} */
    static kotlin.Triple<String, Byte[], Bech32.Encoding> decode(String address) throws AddressException {
        if (address.length() > MAX_ADDRESS_LENGTH) {
            throw new AddressException("The address is too long");
        }
        if (address.length() - address.lastIndexOf('1') <= CHECKSUM_LENGTH) {
            throw new AddressException("The address is too short");
        }
        try {
            return Bech32.decode(address, false);
        } catch (RuntimeException e) {
            throw new AddressException("The address has a typing error: its checksum does not match");
        }
    }

    private static WitnessProgram checked(Byte[] data, Bech32.Encoding encoding) throws AddressException {
        if (data.length == 0 || data[0] > 16) {
            throw new AddressException("The address has an unknown segwit version");
        }
        var version = data[0];
        var expected = version == 0 ? Bech32.Encoding.Bech32 : Bech32.Encoding.Bech32m;
        if (!expected.equals(encoding)) {
            throw new AddressException("The address has the checksum of another segwit version");
        }
        var program = program(data);
        if (!fits(version, program.length)) {
            throw new AddressException("The address has a wrong length");
        }
        return new WitnessProgram(version, new ByteVector(program));
    }

    private static byte[] program(Byte[] data) throws AddressException {
        try {
            return Bech32.five2eight(data, 1);
        } catch (RuntimeException e) {
            throw new AddressException("The address has wrong padding");
        }
    }

    private static boolean fits(int version, int length) {
        return version == 0 ? length == 20 || length == 32 : length >= 2 && length <= 40;
    }

    /** {@return whether an address can be written: BIP 141 gives version 0 no meaning in other lengths} */
    boolean hasAddress() {
        return fits(version, program.size());
    }

    byte[] script() {
        var opcode = version == 0 ? 0 : OP_1 + version - 1;
        return new ByteVector(new byte[] {(byte) opcode, (byte) program.size()})
                .concat(program)
                .toByteArray();
    }

    String address(String hrp) {
        return Bech32.encodeWitnessAddress(hrp, (byte) version, program.toByteArray());
    }
}
