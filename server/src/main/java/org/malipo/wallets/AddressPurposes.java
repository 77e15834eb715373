package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import java.util.Collection;
import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;

/**
 * What a module gave addresses out for. It is asked when a transaction pays some of them, so that giving one out costs no
 * more for that: an address is known in the wallet's notes once money comes to it.
 */
public interface AddressPurposes {
    /**
     * Why an address was given out.
     *
     * @param store who gave it out
     * @param thing for example an invoice
     */
    record Purpose(StoreId store, ByteVector script, ObjectKey thing) {}

    /** {@return what is known of these scripts; many cost as few queries as one} */
    List<Purpose> of(Network network, Collection<ByteVector> scripts);
}
