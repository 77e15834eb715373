package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What administrators see and set. */
public final class AdministrationApi {
    private static final Route EMAIL = Route.to("server", "email");

    private final Transport transport;

    AdministrationApi(Transport transport) {
        this.transport = transport;
    }

    /** {@return the roles that members of any store may have} */
    public List<Role> roles() {
        return transport.list(Route.to("server", "roles"), Role.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Role> roles(int take, @Nullable String after) {
        return transport.page(Route.to("server", "roles"), Role.class, take, after);
    }

    /** {@return all roles that members of any store may have} They are read page after page, while the stream is. */
    public Stream<Role> allRoles() {
        return transport.stream(Route.to("server", "roles"), Role.class);
    }

    public EmailSettings email() {
        return transport.get(EMAIL, EmailSettings.class);
    }

    public EmailSettings changeEmail(EmailChange change) {
        return transport.put(EMAIL, change, EmailSettings.class);
    }

    /** Who did what on the whole server. */
    public AuditApi audit() {
        return new AuditApi(transport, Route.to("server"));
    }
}
