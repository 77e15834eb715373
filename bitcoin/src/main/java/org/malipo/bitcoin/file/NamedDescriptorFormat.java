package org.malipo.bitcoin.file;

import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;

/** JSON that any program may write: {@code {Descriptor, Source}}. */
final class NamedDescriptorFormat implements WalletFormat {
    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        var descriptor = content.text("descriptor");
        var source = content.text("source");
        if (descriptor.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        var read = WalletText.ofFile(descriptor.get(), network);
        return Optional.of(WalletFile.of(read, Labels.bounded(source.get()), descriptor.get()));
    }
}
