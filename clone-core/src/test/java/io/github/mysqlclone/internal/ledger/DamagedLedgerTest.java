package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.preparation.change.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ledger that is not as it was written: it is refused, or says what it said. {@code -Dclone.test.seed=…} runs it again. */
class DamagedLedgerTest {

    private static final int DAMAGES = 400;

    @TempDir
    private Path folder;

    enum Damage {
        A_BIT_FLIPPED {
            @Override
            byte[] of(byte[] whole, Random random) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                return damaged;
            }
        },
        A_BYTE_REPLACED {
            @Override
            byte[] of(byte[] whole, Random random) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
                return damaged;
            }
        },
        A_LINE_REPEATED {
            @Override
            byte[] of(byte[] whole, Random random) {
                List<String> lines = lines(whole);
                lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
                return text(lines);
            }
        },
        LINES_SWAPPED {
            @Override
            byte[] of(byte[] whole, Random random) {
                List<String> lines = lines(whole);
                Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
                return text(lines);
            }
        },
        A_LINE_TAKEN_OUT {
            @Override
            byte[] of(byte[] whole, Random random) {
                List<String> lines = lines(whole);
                // Without the last one it is a ledger that was cut.
                lines.remove(random.nextInt(lines.size() - 1));
                return text(lines);
            }
        },
        A_PIECE_REPEATED {
            @Override
            byte[] of(byte[] whole, Random random) {
                int from = random.nextInt(whole.length);
                int to = from + 1 + random.nextInt(whole.length - from);
                byte[] damaged = Arrays.copyOf(whole, whole.length + to - from);
                System.arraycopy(whole, from, damaged, to, whole.length - from);
                return damaged;
            }
        };

        abstract byte[] of(byte[] whole, Random random);

        private static List<String> lines(byte[] whole) {
            return new ArrayList<>(
                    new String(whole, StandardCharsets.UTF_8).lines().toList());
        }

        private static byte[] text(List<String> lines) {
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedOrSaysWhatItSaid(Damage damage) throws IOException {
        long seed = Long.getLong("clone.test.seed", System.nanoTime());
        Random random = new Random(seed);
        Path file = folder.resolve("ledger");
        List<RandomLedger.Written> written = RandomLedger.write(random, file);
        List<Change> outstanding = written.get(written.size() - 1).outstanding();
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged");
        int refused = 0;
        for (int time = 0; time < DAMAGES; time++) {
            byte[] bytes = damage.of(whole, random);
            Files.write(damaged, bytes);
            try {
                assertThat(Ledger.look(damaged).outstanding().stream().map(Note::change))
                        .as("seed %d:%n%s", seed, new String(bytes, StandardCharsets.UTF_8))
                        .containsExactlyInAnyOrderElementsOf(outstanding);
            } catch (IOException e) {
                assertThat(e).as("seed %d", seed).message().isNotBlank();
                refused++;
            }
        }

        assertThat(refused).as("seed %d", seed).isGreaterThan(DAMAGES / 2);
    }
}
