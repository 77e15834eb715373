package org.malipo.bitpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.NewInvoice;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;

/** Lets strangers make invoices, in stores that want it. */
@Component
public class PayButtons {
    private final Stores stores;
    private final Invoices invoices;
    private final NotificationCheck check;

    PayButtons(Stores stores, Invoices invoices, NotificationCheck check) {
        this.stores = stores;
        this.invoices = invoices;
        this.check = check;
    }

    /** What came of pressing a button. */
    public sealed interface Pressed {
        record Made(InvoiceView invoice) implements Pressed {}

        /** The store takes no invoice as things are. */
        record Failed(String reason) implements Pressed {}
    }

    /** {@return the store that a button names, if it lets strangers make invoices} */
    public Optional<Store> open(String storeId) {
        return stores.find(new StoreId(storeId)).filter(PayButtons::isOpen);
    }

    /** {@return whether there is such a store at all} */
    public boolean exists(String storeId) {
        return stores.find(new StoreId(storeId)).isPresent();
    }

    private static boolean isOpen(Store store) {
        return store.settings().invoices().anyoneCanCreate() && !store.archived();
    }

    /** {@return the fields that say where to tell of the invoice and can't be used} */
    public List<String> wrongAddresses(Optional<String> serverIpn, Optional<String> notifyEmail) {
        var wrong = new ArrayList<String>();
        check.ofUrl(serverIpn.orElse(null)).ifPresent(_ -> wrong.add("serverIpn"));
        check.ofEmail(notifyEmail.orElse(null)).ifPresent(_ -> wrong.add("notifyEmail"));
        return wrong;
    }

    public Pressed press(Store store, NewInvoice wish) {
        try {
            return new Pressed.Made(invoices.create(store, wish));
        } catch (ProblemException refused) {
            return new Pressed.Failed(refused.problem().message());
        } catch (InvalidFields wrong) {
            return new Pressed.Failed(wrong.errors().getFirst().message());
        }
    }
}
