package io.github.mysqlclone.internal.fleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever happens to the clones of a fleet: the rules hold at each moment, and each member ends in one way. */
@Timeout(120)
class SimulatedFleetTest {

    private static final Logger log = LoggerFactory.getLogger(SimulatedFleetTest.class);

    /** The same in each build; others are asked for by clone.test.seed. */
    private static final long SEED = 1;

    private static final int FLEETS = 5_000;

    @Test
    void holdsTheRulesForFiveThousandFleets() {
        long seed = Long.getLong("clone.test.seed", SEED);
        log.info("The seed is {}", seed);
        Random seeds = new Random(seed);
        for (int i = 0; i < FLEETS; i++) {
            long each = seeds.nextLong();
            new Simulation(each).run();
        }
    }

    /** One fleet. */
    private static final class Simulation {

        private final long seed;
        private final Random random;
        private final Map<String, ServerLocation> places = new HashMap<>();
        private final List<ServerLocation> members = new ArrayList<>();
        private final QueueRules rules;
        private final Map<String, Integer> attempts = new HashMap<>();
        private final Map<String, Integer> generations = new HashMap<>(Map.of("root", 0));
        private CloneQueue queue;
        private long now;
        private boolean isStopped;

        Simulation(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            ServerLocation root = place("root");
            int count = 1 + random.nextInt(20);
            for (int i = 0; i < count; i++) {
                members.add(place("m" + i));
            }
            this.rules = new QueueRules(
                    1 + random.nextInt(8),
                    random.nextBoolean(),
                    random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1000,
                    Set.of(),
                    random.nextInt(3) == 0 ? random.nextInt(1_000_000) : Long.MAX_VALUE);
            this.queue = CloneQueue.begin(rules, root, members, now);
        }

        private ServerLocation place(String name) {
            ServerLocation place = new ServerLocation(
                    name,
                    random.nextInt(3) == 0 ? "machine" + random.nextInt(4) : name,
                    random.nextBoolean() ? Optional.of("rack" + random.nextInt(3)) : Optional.empty());
            places.put(name, place);
            return place;
        }

        void run() {
            int steps = 0;
            while (!queue.isDone()) {
                for (Optional<Pairing> next = queue.next(now); next.isPresent(); next = queue.next(now)) {
                    begin(next.get());
                }
                if (queue.isStarved() || random.nextInt(60) == 0) {
                    queue = queue.stopped();
                    isStopped = true;
                }
                now += 1 + random.nextInt(100_000);
                leave();
                if (!queue.running().isEmpty()) {
                    end(queue.running().get(random.nextInt(queue.running().size())));
                }
                assertThat(++steps)
                        .as("seed %d: it does not end: %s", seed, queue.waiting())
                        .isLessThan(1000);
            }
            assertThat(queue.ended().keySet())
                    .as("seed %d: each member has one end", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            members.stream().map(ServerLocation::name).toList());
        }

        private void leave() {
            for (String copy : generations.keySet()) {
                if (!copy.equals("root") && queue.mayLeave(copy, now)) {
                    queue = queue.left(copy);
                }
            }
        }

        private void begin(Pairing pairing) {
            assertThat(isStopped).as("seed %d: it was stopped", seed).isFalse();
            assertThat(pairing.generation())
                    .as("seed %d: %s", seed, pairing)
                    .isEqualTo(generations.getOrDefault(pairing.donor(), 1000) + 1)
                    .isLessThanOrEqualTo(rules.maxGenerations());
            queue = queue.started(pairing, now);
            assertThat(queue.running().size()).as("seed %d", seed).isLessThanOrEqualTo(rules.maxParallel());
            List<String> machines = new ArrayList<>();
            List<String> donors = new ArrayList<>();
            for (Pairing one : queue.running()) {
                donors.add(one.donor());
                String from = hostLabel(one.donor());
                String to = hostLabel(one.recipient());
                machines.addAll(from.equals(to) ? List.of(from) : List.of(from, to));
            }
            assertThat(donors).as("seed %d: one clone out of a donor", seed).doesNotHaveDuplicates();
            assertThat(machines).as("seed %d: one clone for a machine", seed).doesNotHaveDuplicates();
        }

        private String hostLabel(String name) {
            return Objects.requireNonNull(places.get(name), name).hostLabel();
        }

        private void end(Pairing pairing) {
            String recipient = pairing.recipient();
            int kind = random.nextInt(10);
            if (kind < 6) {
                boolean mayServe = random.nextInt(5) > 0;
                boolean serves = mayServe && !queue.isEmptied(recipient);
                queue = queue.completed(recipient, mayServe, now);
                if (serves) {
                    generations.put(recipient, pairing.generation());
                }
            } else if (kind < 8) {
                attempts.merge(recipient, 1, Integer::sum);
                assertThat(attempts.get(recipient))
                        .as("seed %d: two attempts", seed)
                        .isLessThanOrEqualTo(2);
                queue = queue.failed(
                        recipient,
                        new FailureConsequence(random.nextInt(5) > 0, random.nextBoolean(), random.nextBoolean()),
                        now);
            } else if (kind == 8) {
                queue = queue.unresolved(recipient, now + random.nextInt(400_000), now);
            } else {
                queue = queue.returned(recipient, now + 5_000, now);
            }
        }
    }
}
