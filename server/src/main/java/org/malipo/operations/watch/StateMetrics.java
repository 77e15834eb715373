package org.malipo.operations.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How much room is left. */
@Component
class StateMetrics implements MeterBinder {
    private final Path state;

    StateMetrics(Environment environment) {
        this.state = Path.of(environment.getProperty("malipo.state", "data")).toAbsolutePath();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("malipo.disk.free", state, StateMetrics::free)
                .description("What the file system of the state folder has left")
                .baseUnit("bytes")
                .tag("folder", "state")
                .register(registry);
    }

    private static double free(Path folder) {
        try {
            return DiskHealth.freeBytes(folder);
        } catch (IOException _) {
            return Double.NaN;
        }
    }
}
