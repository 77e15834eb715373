package org.malipo.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Calls a Malipo server. It holds no state but its connections, so it may be shared between threads.
 * {@snippet :
 * var malipo = MalipoClient.of(URI.create("http://127.0.0.1:23000")).as(Credentials.apiKey("…"));
 * var invoice = malipo.invoices(storeId).create(NewInvoice.of("4.50", "USD"));
 * }
 */
public final class MalipoClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Transport transport;

    private MalipoClient(HttpClient http, Transport transport) {
        this.http = http;
        this.transport = transport;
    }

    /** {@return a client that calls without credentials} */
    public static MalipoClient of(URI server) {
        return of(
                server,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build());
    }

    public static MalipoClient of(URI server, HttpClient http) {
        return new MalipoClient(http, new Transport(http, server, Credentials.ANONYMOUS, ANSWER));
    }

    /** {@return a client for the same server that calls as somebody else, over the same connections} */
    public MalipoClient as(Credentials credentials) {
        return new MalipoClient(http, transport.with(credentials));
    }

    /** {@return the address of the server} */
    public URI server() {
        return transport.base();
    }

    /** Health and information about the server. */
    public ServerApi status() {
        return new ServerApi(transport);
    }

    public UsersApi users() {
        return new UsersApi(transport);
    }

    public ApiKeysApi apiKeys() {
        return new ApiKeysApi(transport);
    }

    public StoresApi stores() {
        return new StoresApi(transport);
    }

    /** Who works in a store. */
    public StoreUsersApi storeUsers(String storeId) {
        return new StoreUsersApi(transport, storeId);
    }

    public InvoicesApi invoices(String storeId) {
        return new InvoicesApi(transport, storeId);
    }

    public WebhooksApi webhooks(String storeId) {
        return new WebhooksApi(transport, storeId);
    }

    /** The payment methods of a store and the wallets behind them. */
    public PaymentMethodsApi paymentMethods(String storeId) {
        return new PaymentMethodsApi(transport, storeId);
    }

    @Override
    public void close() {
        http.close();
    }
}
