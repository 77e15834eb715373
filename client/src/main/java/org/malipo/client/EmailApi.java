package org.malipo.client;

import java.util.Map;

/** The mail server of one store. */
public final class EmailApi {
    private final Transport transport;
    private final Route email;

    EmailApi(Transport transport, String storeId) {
        this.transport = transport;
        this.email = Route.to("stores", storeId, "email");
    }

    public EmailSettings settings() {
        return transport.get(email, EmailSettings.class);
    }

    public EmailSettings change(EmailChange change) {
        return transport.put(email, change, EmailSettings.class);
    }

    /** Queues a letter of plain text; what can't be sent is tried again for three days. */
    public void send(String to, String subject, String text) {
        transport.call("POST", email.below("send"), Map.of("email", to, "subject", subject, "body", text));
    }
}
