package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.preflight.StatementLog.Command;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What preflight costs the servers and whoever waits for it, and that it leaves the servers as they were. */
@Tag(Lane.FULL)
class PreflightCostIT {

    private static final Logger log = LoggerFactory.getLogger(PreflightCostIT.class);

    private static final int MOST_STATEMENTS = 8;

    /** Several connections, the driver's own questions, a login that is tried, and both servers at once. */
    private static final int MOST_ROUND_TRIPS_TO_THE_DONOR = 34;

    private static final int MOST_ROUND_TRIPS_TO_THE_RECIPIENT = 15;
    private static final int TABLES = 2_000;

    private final ClonePair pair = ClonePair.create();

    @BeforeEach
    void makeAccounts() throws SQLException {
        ReadmeAccounts.makeOn(pair);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    /** What both servers received. */
    private record Received(List<Command> donor, List<Command> recipient) {

        List<Command> all() {
            List<Command> all = new ArrayList<>(donor);
            all.addAll(recipient);
            return all;
        }

        List<Command> statements() {
            return all().stream().filter(Command::isStatement).toList();
        }

        static List<Command> ofTheLibrary(List<Command> commands) {
            return commands.stream()
                    .filter(command -> command.isStatement() && !command.isTheDriversOwn())
                    .toList();
        }

        static long logins(List<Command> commands) {
            return commands.stream()
                    .filter(command -> command.kind().equals("Connect"))
                    .count();
        }
    }

    private PreflightReport look() {
        return Told.report(ReadmeAccounts.cloningFrom(pair.donor()), ReadmeAccounts.recipientOf(pair));
    }

    private Received receivedMeanwhile() throws SQLException {
        StatementLog donor = StatementLog.of(pair.donor());
        StatementLog recipient = StatementLog.of(pair.recipient());
        look();
        return new Received(donor.stop(), recipient.stop());
    }

    @Test
    void eightStatementsForEachServer() throws SQLException {
        Received received = receivedMeanwhile();

        List<Command> onDonor = Received.ofTheLibrary(received.donor());
        List<Command> onRecipient = Received.ofTheLibrary(received.recipient());
        log.info(
                "preflight: {} statements in {} logins on the donor, {} in {} on the recipient; {} with the driver's own",
                onDonor.size(),
                Received.logins(received.donor()),
                onRecipient.size(),
                Received.logins(received.recipient()),
                received.statements().size());
        assertThat(onDonor).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(onRecipient).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
    }

    @Test
    void nothingButSelectShowAndSetSession() throws SQLException {
        Received received = receivedMeanwhile();

        assertThat(received.donor()).isNotEmpty();
        assertThat(received.recipient()).isNotEmpty();
        assertThat(received.statements())
                .allSatisfy(command ->
                        assertThat(command.onlyReads()).as(command.toString()).isTrue());
        assertThat(received.all())
                .noneSatisfy(command -> assertThat(command.text())
                        .containsAnyOf(
                                ReadmeAccounts.DONOR.password().reveal(),
                                ReadmeAccounts.RECIPIENT.password().reveal()));
    }

    @Test
    void twoThousandTablesTakeNoMoreStatements() throws SQLException {
        Received before = receivedMeanwhile();
        ManyTables.make(pair.donor(), TABLES);
        Received after = receivedMeanwhile();

        assertThat(after.donor()).hasSameSizeAs(before.donor());
        assertThat(after.recipient()).hasSameSizeAs(before.recipient());
    }

    /** Each walk looks at every file. */
    @Test
    void theTablespacesAreWalkedThroughOnceOnEachServer() throws SQLException {
        Received received = receivedMeanwhile();

        assertThat(walks(received.donor())).isEqualTo(1);
        assertThat(walks(received.recipient())).isEqualTo(1);
    }

    private static long walks(List<Command> commands) {
        return commands.stream()
                .map(Command::text)
                .mapToLong(text -> Pattern.compile("INNODB_TABLESPACES\\b")
                        .matcher(text)
                        .results()
                        .count())
                .sum();
    }

    @Test
    void fewRoundTripsToEitherServer() throws SQLException {
        look(); // From then on the servers know the passwords, and ask for less.
        NetworkLink toDonor = pair.network().betweenServers();
        NetworkLink toRecipient = pair.network().toRecipient();
        MySqlServer recipient =
                MySqlServer.at(toRecipient.host(), toRecipient.port()).login(ReadmeAccounts.RECIPIENT);

        PreflightReport report = Told.report(ReadmeAccounts.cloningFrom(toDonor.host(), toDonor.port()), recipient);

        log.info(
                "preflight: {} round trips to the donor and {} to the recipient",
                toDonor.roundTrips(),
                toRecipient.roundTrips());
        // The link is what DONOR_ENDPOINT sees, and setting the list is what RUNTIME_SETTINGS sees: all was read.
        assertThat(Told.by(report))
                .as("%s", report)
                .containsExactlyInAnyOrder(
                        "NOTICE DONOR_ENDPOINT",
                        "NOTICE RUNTIME_SETTINGS",
                        "NOTICE SUPERVISOR",
                        "NOTICE WRITABLE_AFTER_RESTART");
        assertThat(toDonor.roundTrips()).isPositive().isLessThanOrEqualTo(MOST_ROUND_TRIPS_TO_THE_DONOR);
        assertThat(toRecipient.roundTrips()).isPositive().isLessThanOrEqualTo(MOST_ROUND_TRIPS_TO_THE_RECIPIENT);
    }
}
