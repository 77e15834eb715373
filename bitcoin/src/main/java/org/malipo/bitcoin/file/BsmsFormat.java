package org.malipo.bitcoin.file;

import java.util.Optional;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;

/**
 * The descriptor record of BIP 129, round 2, not encrypted: version, descriptor template, path restrictions, first
 * address. That address is how the signers know that nobody changed the record, so it must be ours too.
 */
final class BsmsFormat implements WalletFormat {
    private static final String VERSION = "BSMS 1.0";

    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        var lines = content.text().lines().map(String::strip).limit(5).toList();
        if (lines.isEmpty() || !lines.getFirst().equals(VERSION)) {
            return Optional.empty();
        }
        if (lines.size() < 4) {
            throw new SchemeException(
                    "A BSMS file has 4 lines: the version, the descriptor, the path restrictions and the first address");
        }
        if (!isUnrestricted(lines.get(2))) {
            throw new SchemeException("The BSMS file allows other paths than /0/* and /1/*");
        }
        var read = WalletText.ofFile(lines.get(1), network);
        if (read.form() != WalletText.Form.DESCRIPTOR) {
            throw new SchemeException("The second line of a BSMS file is a descriptor");
        }
        if (!read.scheme().address(Branch.DEPOSIT, 0).equals(lines.get(3))) {
            throw new SchemeException("The first address of the BSMS file is not that of its descriptor");
        }
        return Optional.of(WalletFile.of(read, "BSMS", lines.get(1)));
    }

    private static boolean isUnrestricted(String restrictions) {
        return restrictions.equals("No path restrictions")
                || restrictions.equals("/0/*")
                || restrictions.replace(" ", "").equals("/0/*,/1/*");
    }
}
