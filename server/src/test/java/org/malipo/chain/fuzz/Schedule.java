package org.malipo.chain.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What happens to the chain and to the server while a batch of seeds goes about its business: the same for all of them. */
final class Schedule {
    private static final int STEPS = 5;

    private Schedule() {}

    sealed interface Step {
        record Mine(int blocks) implements Step {}

        /** @param atOnce whether nobody sees the chain in between */
        record Reorganise(int depth, boolean atOnce) implements Step {}

        /** To the branch that the last reorganisation left. */
        record GoBack() implements Step {}

        /**
         * The tracker stops and starts again.
         *
         * @param abruptly in the middle of blocks that it is just told of
         * @param awayFor how long, for those who look at clocks
         */
        record Restart(boolean abruptly, Duration awayFor) implements Step {}

        /** The connection is lost. */
        record Cut() implements Step {}

        record Pass(Duration time) implements Step {}

        /** Enough empty blocks to make rewards spendable. */
        record Ripen() implements Step {}
    }

    static List<Step> of(Random random) {
        var steps = new ArrayList<Step>();
        steps.add(new Step.Mine(2 + random.nextInt(4)));
        for (int i = 1; i < STEPS; i++) {
            steps.add(step(random));
        }
        return steps;
    }

    private static Step step(Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> new Step.Mine(1 + random.nextInt(3));
            case 3, 4, 5, 6, 7 -> new Step.Reorganise(1 + random.nextInt(6), random.nextInt(3) > 0);
            case 8 -> new Step.GoBack();
            case 9, 10 -> new Step.Restart(random.nextBoolean(), Duration.ZERO);
            case 11 -> new Step.Restart(false, Stage.OPEN.plusMinutes(1));
            case 12 -> new Step.Cut();
            case 13 -> new Step.Pass(Stage.OPEN.plusMinutes(1));
            case 14 -> new Step.Pass(Duration.ofHours(26));
            default -> new Step.Ripen();
        };
    }
}
