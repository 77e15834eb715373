package org.malipo.cli.sandbox;

import java.util.List;
import java.util.Objects;
import org.malipo.client.ApiException;
import org.malipo.client.Credentials;
import org.malipo.client.MalipoClient;
import org.malipo.client.NewUser;
import org.malipo.client.Store;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletGeneration;

/**
 * Makes an administrator, a store with a wallet, and an API key over HTTP, as any client would. Each step looks first
 * whether it is done, so a start that was cut short goes on where it stopped.
 */
final class DemoStore {
    private static final String NAME = "Duka la Kahawa";
    private static final String METHOD = "BTC-CHAIN";
    private static final int UNAUTHORIZED = 401;

    private final MalipoClient anybody;

    DemoStore(MalipoClient anybody) {
        this.anybody = anybody;
    }

    /** {@return the file with store and API key in it} */
    SandboxFile prepare(SandboxFile file) {
        if (file.apiKey() != null && file.storeId() != null) {
            return file;
        }
        var admin = anybody.as(Credentials.basic(file.adminEmail(), file.adminPassword()));
        makeAdministrator(admin, file);
        var store = store(admin);
        makeWallet(admin, store);
        var key = admin.apiKeys().create("Sandbox", List.of("unrestricted"));
        return file.withStore(store.id(), key.apiKey());
    }

    private void makeAdministrator(MalipoClient admin, SandboxFile file) {
        try {
            admin.users().me();
        } catch (ApiException refusal) {
            if (refusal.status() != UNAUTHORIZED) {
                throw refusal;
            }
            anybody.users().create(NewUser.administrator(file.adminEmail(), file.adminPassword()));
        }
    }

    private static Store store(MalipoClient admin) {
        return admin.stores().list().stream()
                .filter(store -> Objects.equals(store.name(), NAME))
                .findFirst()
                .orElseGet(() -> admin.stores().create(StoreSettings.named(NAME).defaultCurrency("USD")));
    }

    private static void makeWallet(MalipoClient admin, Store store) {
        var methods = admin.paymentMethods(store.id());
        if (methods.list().stream().noneMatch(method -> method.paymentMethodId().equals(METHOD))) {
            admin.wallet(store.id(), METHOD).generate(WalletGeneration.HOT_SEGWIT);
        }
    }
}
