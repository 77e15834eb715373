package org.malipo.bitcoin.file;

import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import tools.jackson.databind.JsonNode;

/** Specter's JSON, which Sparrow and others write too: {@code {descriptor, blockheight, label}}. */
final class SpecterFormat implements WalletFormat {
    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        var descriptor = content.text("descriptor");
        var height = content.integer("blockheight");
        if (descriptor.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        var read = WalletText.ofFile(descriptor.get(), network);
        return Optional.of(WalletFile.of(read, "Specter", descriptor.get())
                .labelled(content.text("label").map(Labels::bounded).orElse(null))
                .bornAt(height.filter(SpecterFormat::isHeight)
                        .map(JsonNode::asInt)
                        .orElse(null)));
    }

    private static boolean isHeight(JsonNode number) {
        return number.canConvertToInt() && number.asInt() >= 0;
    }
}
