package org.malipo.bitcoin.file;

import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;

/** An extended key or a derivation scheme, with nothing else in the file. */
final class SchemeFormat implements WalletFormat {
    private static final Pattern START =
            Pattern.compile("(?s)(?:[0-9]{1,2}\\s*-\\s*of|(?:\\[[^\\]]*]\\s*)?[a-zA-Z]pub).*");

    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        if (!START.matcher(content.text()).matches()) {
            return Optional.empty();
        }
        var read = WalletText.ofFile(content.text(), network);
        return Optional.of(WalletFile.of(read, "GenericFile", content.text()));
    }
}
