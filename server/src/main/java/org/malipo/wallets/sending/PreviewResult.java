package org.malipo.wallets.sending;

import org.malipo.problem.Problem;

/** What came of working out a preview. */
public sealed interface PreviewResult {
    record Shown(SendPreview preview) implements PreviewResult {}

    record Refused(Problem problem) implements PreviewResult {}
}
