package org.malipo.bitcoin.file;

import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;

/** One form in which wallets are exported. */
interface WalletFormat {
    /**
     * {@return the wallet, or empty if the content has another form}
     * @throws SchemeException if it has this form, but holds no wallet that can be taken
     */
    Optional<WalletFile> read(FileContent content, Network network) throws SchemeException;
}
