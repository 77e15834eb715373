package org.malipo.interop.kit;

import java.net.URI;
import java.util.List;
import org.malipo.client.ApiException;
import org.malipo.client.Checkout;
import org.malipo.client.Credentials;
import org.malipo.client.Invoice;
import org.malipo.client.InvoicePaymentMethod;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.InvoicesApi;
import org.malipo.client.MalipoClient;
import org.malipo.client.NewInvoice;
import org.malipo.client.NewUser;
import org.malipo.client.Retries;
import org.malipo.client.SpeedPolicy;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletApi;
import org.malipo.client.WalletGeneration;
import org.malipo.client.WebhookSettings;

/** A merchant's shop, set up over HTTP on an empty server: administrator, API key, store, wallet, webhook. */
public final class Shop {
    public static final String METHOD = "BTC-CHAIN";
    public static final String EMAIL = "asha@example.com";
    public static final String PASSWORD = "a long enough password";

    private static final int NOT_NOW = 503;

    private final MalipoClient client;
    private final String storeId;

    private Shop(MalipoClient client, String storeId) {
        this.client = client;
        this.storeId = storeId;
    }

    public static Shop open(MalipoClient anybody, WebhookReceiver receiver) {
        anybody.users().create(NewUser.administrator(EMAIL, PASSWORD));
        var admin = anybody.as(Credentials.basic(EMAIL, PASSWORD));
        var key = admin.apiKeys().create("shop", List.of("unrestricted"));
        var client = anybody.as(Credentials.apiKey(key.apiKey()));
        return open(client, "Duka la Kahawa", receiver.url());
    }

    private static Shop open(MalipoClient client, String name, URI receiver) {
        var store = client.stores().create(StoreSettings.named(name));
        client.wallet(store.id(), METHOD).generate(WalletGeneration.HOT_SEGWIT);
        client.webhooks(store.id()).create(WebhookSettings.everything(receiver).secret(WebhookReceiver.SECRET));
        return new Shop(client, store.id());
    }

    /** {@return another store of the same merchant} */
    public Shop branch(URI receiver) {
        return open(client, "Duka la Chai", receiver);
    }

    /** {@return the same store, asked through another server} */
    public Shop through(Deployment server) {
        return new Shop(server.client().as(Credentials.apiKey(apiKey())), storeId);
    }

    /** {@return the same store, asked again and again while the server can't answer} */
    public Shop patient() {
        return new Shop(client.retries(Retries.DEFAULT), storeId);
    }

    public String apiKey() {
        return client.apiKeys().current().apiKey();
    }

    public MalipoClient client() {
        return client;
    }

    public String storeId() {
        return storeId;
    }

    public InvoicesApi invoices() {
        return client.invoices(storeId);
    }

    public WalletApi wallet() {
        return client.wallet(storeId, METHOD);
    }

    public Invoice bill(String amount, SpeedPolicy speed) {
        return invoices().create(NewInvoice.of(amount, "USD").checkout(Checkout.AS_THE_STORE_SAYS.speed(speed)));
    }

    public InvoicePaymentMethod chain(Invoice invoice) {
        return invoices().paymentMethods(invoice.id()).stream()
                .filter(method -> method.paymentMethodId().equals(METHOD))
                .findFirst()
                .orElseThrow();
    }

    public String address(Invoice invoice) {
        var address = chain(invoice).destination();
        if (address == null) {
            throw new AssertionError("invoice " + invoice.id() + " has no address");
        }
        return address;
    }

    public long dueSats(Invoice invoice) {
        return chain(invoice).due().movePointRight(8).longValueExact();
    }

    public Invoice awaitStatus(Invoice invoice, InvoiceStatus status) {
        return Await.until(
                "invoice " + invoice.id() + " to be " + status,
                () -> invoices().get(invoice.id()),
                now -> now.status().equals(status));
    }

    /** {@return the confirmations of a transaction as the store's wallet sees them; -1 while it is unknown or the wallet syncs} */
    public int confirmations(String txid) {
        try {
            return wallet().transactions().stream()
                    .filter(transaction -> transaction.transactionHash().equals(txid))
                    .mapToInt(transaction -> transaction.confirmations())
                    .findFirst()
                    .orElse(-1);
        } catch (ApiException refusal) {
            if (refusal.status() != NOT_NOW) {
                throw refusal;
            }
            return -1;
        }
    }

    public void awaitConfirmations(String txid, int count) {
        Await.until(count + " confirmations of " + txid, () -> confirmations(txid), now -> now == count);
    }
}
