package org.malipo.operations.doctor;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.malipo.chain.ChainSettings;
import org.malipo.operations.doctor.Finding.Level;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/** All checks, one after the other. They read and change nothing, so a running server is not disturbed. */
public final class Doctor {
    private static final int HEALTHY = 0;
    private static final int ILL = 1;

    private final ConfigurableEnvironment settings;

    public Doctor(ConfigurableEnvironment settings) {
        this.settings = settings;
    }

    /**
     * Prints a line for each finding.
     *
     * @return the exit status: 1 if something is wrong that loses payments or keeps the server from starting
     */
    public int run(PrintStream out) {
        var findings =
                checks().stream().flatMap(check -> check.findings().stream()).toList();
        findings.forEach(finding -> print(finding, out));
        long wrong = findings.stream()
                .filter(finding -> finding.level() == Level.FAIL)
                .count();
        out.println(wrong == 0 ? "Nothing is wrong." : wrong == 1 ? "1 thing is wrong." : wrong + " things are wrong.");
        return wrong == 0 ? HEALTHY : ILL;
    }

    private List<Check> checks() {
        var checks = new ArrayList<Check>(List.of(
                new SettingsFindings(settings),
                new KeyFileFindings(settings),
                new DatabaseFindings(settings),
                new DiskFindings(settings),
                new PortFindings(settings)));
        try {
            var chain = Binder.get(settings).bindOrCreate("malipo", ChainSettings.class);
            chain.enabled().forEach((network, node) -> checks.add(new NodeFindings(network, node)));
        } catch (BindException _) {
            // the check of the settings tells what is wrong with them
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
