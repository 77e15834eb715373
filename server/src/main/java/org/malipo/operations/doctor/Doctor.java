package org.malipo.operations.doctor;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.malipo.chain.ChainSettings;
import org.malipo.operations.doctor.Finding.Level;
import org.malipo.operations.settings.SettingsCheck;
import org.malipo.web.Texts;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All checks, one after the other. They read and change nothing, so a running server is not disturbed. */
public final class Doctor {
    private static final int HEALTHY = 0;
    private static final int ILL = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ConfigurableEnvironment settings;

    /** What a program reads. */
    private record Report(boolean healthy, List<Finding> findings) {}

    public Doctor(ConfigurableEnvironment settings) {
        this.settings = settings;
    }

    /**
     * Prints what was found, for a person or for a program.
     *
     * @return the exit status: 1 if something is wrong that loses payments or keeps the server from starting
     */
    public int run(PrintStream out, boolean json) {
        var findings =
                checks().stream().flatMap(check -> check.findings().stream()).toList();
        long wrong = findings.stream()
                .filter(finding -> finding.level() == Level.FAIL)
                .count();
        if (json) {
            out.println(JSON.writeValueAsString(new Report(wrong == 0, findings)));
        } else {
            findings.forEach(finding -> print(finding, out));
            out.println(
                    wrong == 0 ? "Nothing is wrong." : wrong == 1 ? "1 thing is wrong." : wrong + " things are wrong.");
        }
        return wrong == 0 ? HEALTHY : ILL;
    }

    /** Nodes are looked at once the settings are right that say where they are. */
    private List<Check> checks() {
        var checks = new ArrayList<Check>(List.of(
                new SettingsFindings(settings),
                new KeyFileFindings(settings),
                new DatabaseFindings(settings),
                new DiskFindings(settings),
                new PortFindings(settings)));
        if (SettingsCheck.refusals(settings).isEmpty()) {
            var chain = Binder.get(settings).bindOrCreate("malipo", ChainSettings.class);
            var words = new Texts().in(Locale.ENGLISH);
            checks.add(new FileFindings(settings));
            chain.enabled()
                    .forEach((network, node) -> checks.add(
                            node.isLight(network)
                                    ? new LightFindings(network, node)
                                    : new NodeFindings(network, node, words)));
        }
        return checks;
    }

    private static void print(Finding finding, PrintStream out) {
        out.printf("%-5s %-16s %s%n", finding.level().word(), finding.check(), finding.sentence());
        if (finding.remedy() != null) {
            out.printf("%-22s → %s%n", "", finding.remedy());
        }
    }
}
