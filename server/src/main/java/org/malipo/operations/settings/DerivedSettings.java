package org.malipo.operations.settings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Settings of Spring Boot that follow from ours and can't be written as placeholders. */
class DerivedSettings implements EnvironmentPostProcessor, Ordered {
    private static final String LEVEL = "malipo.log.level";
    private static final String LOOPBACK = "127.0.0.0/8,::1";
    private static final String LOCALHOST = "127.0.0.1";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> derived = new HashMap<>();
        logs(environment, derived);
        proxies(environment, derived);
        publicUrl(environment, derived);
        environment.getPropertySources().addLast(new MapPropertySource("derived", derived));
    }

    private static void logs(ConfigurableEnvironment environment, Map<String, Object> derived) {
        if ("ecs".equals(environment.getProperty("malipo.log.format"))) {
            derived.put("logging.structured.format.console", "ecs");
        }
        Optional.ofNullable(environment.getProperty("malipo.log.file"))
                .ifPresent(file -> logFile(file, "ecs".equals(environment.getProperty("malipo.log.format")), derived));
        var level = environment.getProperty(LEVEL);
        if (level != null) {
            derived.put("logging.level.root", level);
        }
        environment.getPropertySources().stream()
                .flatMap(DerivedSettings::names)
                .filter(name -> name.startsWith(LEVEL + "."))
                .forEach(name -> derived.put(
                        "logging.level.org.malipo" + name.substring(LEVEL.length()),
                        environment.getRequiredProperty(name)));
    }

    /** A fortnight of files that can be read as they are, 200 MB of them at most. */
    private static void logFile(String file, boolean ecs, Map<String, Object> derived) {
        var rolling = "logging.logback.rollingpolicy.";
        derived.put("logging.file.name", file);
        derived.put(rolling + "file-name-pattern", file + ".%d{yyyy-MM-dd}.%i");
        derived.put(rolling + "max-file-size", "10MB");
        derived.put(rolling + "max-history", "14");
        derived.put(rolling + "total-size-cap", "200MB");
        if (ecs) {
            derived.put("logging.structured.format.file", "ecs");
        }
    }

    /** A wrong value is left to the check of all settings, which says what is wrong with it. */
    private static void proxies(ConfigurableEnvironment environment, Map<String, Object> derived) {
        var ranges = environment.getProperty("malipo.http.proxies", LOOPBACK);
        if (Kind.NETWORKS.admits(ranges)) {
            derived.put(
                    "server.tomcat.remoteip.internal-proxies",
                    Arrays.stream(ranges.split(","))
                            .map(range -> AddressRange.parse(range).pattern())
                            .collect(Collectors.joining("|")));
        }
    }

    /**
     * Where real money is, no link is built from what a request says. A server that somebody tries by one line of a shell
     * ({@code --network mainnet}), that only its own machine can reach and whose address nobody has set is that machine's.
     */
    private static void publicUrl(ConfigurableEnvironment environment, Map<String, Object> derived) {
        boolean isReal = environment.getPropertySources().stream()
                .filter(CommandLinePropertySource.class::isInstance)
                .anyMatch(line -> "true".equals(line.getProperty("malipo.network.mainnet.enabled")));
        var port = environment.getProperty("malipo.http.port", "8080");
        if (isReal
                && environment.getProperty("malipo.public.url", "").isBlank()
                && environment.getProperty("malipo.http.bind", LOCALHOST).equals(LOCALHOST)
                && environment.getProperty("malipo.http.proxies") == null) {
            derived.put("malipo.public.url", "http://" + LOCALHOST + ":" + port);
        }
    }

    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> known
                ? Stream.of(known.getPropertyNames())
                        .map(name -> name.startsWith("MALIPO_LOG_LEVEL_")
                                ? name.toLowerCase(Locale.ROOT).replace('_', '.')
                                : name)
                : Stream.empty();
    }

    /** Behind the files with settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
