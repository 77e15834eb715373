package org.malipo.operations.doctor;

import java.util.List;
import org.malipo.operations.settings.SettingsCheck;
import org.springframework.core.env.ConfigurableEnvironment;

/** Whether the server would accept its settings. */
record SettingsFindings(ConfigurableEnvironment settings) implements Check {
    private static final String CHECK = "config-valid";

    @Override
    public List<Finding> findings() {
        var refusals = SettingsCheck.refusals(settings);
        return refusals.isEmpty()
                ? List.of(Finding.ok(CHECK, "All settings are right."))
                : refusals.stream()
                        .map(sentence -> Finding.fail(CHECK, sentence, "See docs/configuration.md."))
                        .toList();
    }
}
