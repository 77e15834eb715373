package org.malipo.operations.settings;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the operator in sentences why the server does not start, where the reason is one that an operator can mend. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalReporter implements SpringBootExceptionReporter {
    /** Made by Spring Boot, which hands the context over; the reasons are all in the exception. */
    @SuppressWarnings("unused") // the signature is Spring Boot's
    RefusalReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        var sentences = sentences(failure);
        if (sentences.isEmpty()) {
            return false;
        }
        System.err.println("Malipo does not start:");
        sentences.forEach(sentence -> System.err.println("  " + sentence));
        return true;
    }

    static List<String> sentences(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(RefusalReporter::of)
                .filter(sentences -> !sentences.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> of(Throwable cause) {
        return switch (cause) {
            case StartRefusal refusal -> refusal.sentences();
            case PortInUseException taken -> List.of("Port " + taken.getPort() + " is in use.");
            case ConfigurationPropertiesBindException wrong -> List.of(root(wrong));
            default ->
                cause instanceof ExitCodeGenerator && cause.getMessage() != null
                        ? List.of(cause.getMessage())
                        : List.of();
        };
    }

    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
