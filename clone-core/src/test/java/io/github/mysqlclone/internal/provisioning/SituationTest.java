package io.github.mysqlclone.internal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.replication.ReplicationVariables;
import io.github.mysqlclone.internal.replication.ReplicationVariables.GtidMode;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.replication.ThreadStatus;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final String DONOR = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String COPY = "bbbbbbbb-0000-0000-0000-000000000002";
    private static final Address ADDRESS = new Address("db1", 3306);

    private GtidSet executed = GtidSet.empty();
    private GtidSet received = GtidSet.empty();
    private GtidSet purged = GtidSet.empty();
    private GtidMode mode = GtidMode.ON;
    private List<ReplicaStatus> channels = List.of();
    private boolean hasData;
    private Optional<EarlierRunQuarantine> quarantine = Optional.empty();
    private Optional<Boolean> hasReplicas = Optional.of(false);
    private boolean seesAllData = true;
    private boolean donorHasData;
    private Set<String> sourcesOfDonor = Set.of();
    private Set<String> followedByDonor = Set.of();

    private String verdict() {
        ReplicationVariables copy = new ReplicationVariables(COPY, "2", mode, true, false, executed, GtidSet.empty());
        ReplicationVariables donor =
                new ReplicationVariables(DONOR, "1", mode, true, false, set(DONOR + ":1-10"), purged);
        ProvisioningVerdict verdict = new Situation(
                        copy,
                        channels,
                        hasData,
                        seesAllData,
                        quarantine,
                        hasReplicas,
                        new Situation.Donor(donor, ADDRESS, donorHasData, sourcesOfDonor, followedByDonor))
                .judge(Optional.empty());
        assertThat(verdict.recipientUuid()).isEqualTo(COPY);
        return verdict.toString();
    }

    private static GtidSet set(String text) {
        return GtidSet.parse(text);
    }

    private ReplicaStatus channel(Optional<String> sourceUuid, Address source, ThreadState state) {
        ThreadStatus thread = new ThreadStatus(state, Optional.empty(), "");
        return new ReplicaStatus(
                "",
                Optional.of(source),
                sourceUuid,
                thread,
                thread,
                true,
                received,
                GtidSet.empty(),
                new BinlogPosition("binlog.000002", 900),
                new BinlogPosition("binlog.000002", 800),
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void clonesAServerThatHoldsNothingButItsOwnAccounts() {
        executed = set(COPY + ":1-3");

        assertThat(verdict()).isEqualTo("Clone: it is empty");
    }

    @Test
    void replicatesACopyWhoseSourceHasAllThatItLacks() {
        executed = set(DONOR + ":1-7");
        purged = set(DONOR + ":1-7");
        hasData = true;

        assertThat(verdict()).startsWith("Replicate: ").contains("the 3 transactions");
    }

    @Test
    void refusesWhatCannotBecomeACopy() {
        hasData = true;
        executed = set(DONOR + ":1-7");
        purged = set(DONOR + ":1-8");
        assertThat(verdict()).startsWith("Refuse: the donor has purged");

        executed = set(DONOR + ":1-10," + COPY + ":1");
        assertThat(verdict()).startsWith("Refuse: it has all transactions of the donor and more");

        executed = set(DONOR + ":1-9," + COPY + ":1");
        assertThat(verdict()).startsWith("Refuse: it has transactions that the donor lacks");

        executed = GtidSet.empty();
        assertThat(verdict()).startsWith("Refuse: it holds data of which nothing proves");
    }

    @Test
    void refusesEmptyServersThatOthersNeed() {
        hasReplicas = Optional.of(true);
        followedByDonor = Set.of(COPY);

        assertThat(verdict())
                .isEqualTo("Refuse: other servers replicate from it, the donor replicates from it. If all"
                        + " that may be lost, say so with replaceDataOf(\"" + COPY + "\")");
    }

    @Test
    void isNotSureThatAServerIsEmptyWhoseReplicasCannotBeSeen() {
        hasReplicas = Optional.empty();

        assertThat(verdict())
                .startsWith("Refuse: whether other servers replicate from it cannot be seen without PROCESS");
    }

    @Test
    void handsOverAReplicaThatIsStillInQuarantine() {
        executed = set(DONOR + ":1-9");
        quarantine = Optional.of(new EarlierRunQuarantine(Optional.empty()));
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.RUNNING));

        assertThat(verdict()).startsWith("Hand it over: ");
    }

    @Test
    void resetsAStoppedChannelThatCameWithTheCloneAndNoOther() {
        executed = set(DONOR + ":1-9");
        String upstream = "cccccccc-0000-0000-0000-000000000003";
        channels = List.of(channel(Optional.of(upstream), new Address("db0", 3306), ThreadState.STOPPED));
        sourcesOfDonor = Set.of(upstream);
        assertThat(verdict()).as("nobody knows").startsWith("Refuse: it replicates from another server");

        quarantine = Optional.of(new EarlierRunQuarantine(Optional.empty()));
        assertThat(verdict()).startsWith("Replicate: ");

        sourcesOfDonor = Set.of();
        assertThat(verdict()).as("not the donor's").startsWith("Refuse: it replicates from another server");

        sourcesOfDonor = Set.of(upstream);
        channels = List.of(channel(Optional.of(upstream), new Address("db0", 3306), ThreadState.RUNNING));
        assertThat(verdict()).as("it has applied something").startsWith("Refuse: it replicates from another server");
    }

    @Test
    void goesOnWithoutGtidsFromWhereAQuarantinedCopyWasCloned() {
        mode = GtidMode.OFF;
        hasData = true;
        quarantine = Optional.of(new EarlierRunQuarantine(Optional.of(cloned(DONOR))));
        assertThat(verdict()).startsWith("Replicate: ");

        quarantine = Optional.of(new EarlierRunQuarantine(Optional.of(cloned(COPY))));
        assertThat(verdict()).as("of another donor").startsWith("Refuse: it holds data");

        quarantine = Optional.of(new EarlierRunQuarantine(Optional.empty()));
        assertThat(verdict()).as("of who knows which donor").startsWith("Refuse: it holds data");
    }

    private static BinlogCoordinates cloned(String donorUuid) {
        return new BinlogCoordinates(Optional.of("binlog.000002"), 157, GtidSet.empty(), Optional.of(donorUuid));
    }

    @Test
    void doesNotTakeAReceiverThatIsNotConnectedForAReplicaAtWork() {
        executed = set(DONOR + ":1-9");
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.CONNECTING));

        assertThat(verdict()).startsWith("Replicate: ");
    }

    @Test
    void countsWhatAChannelHasFetchedAsHad() {
        executed = set(DONOR + ":1-7");
        purged = set(DONOR + ":1-8");
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.STOPPED));
        assertThat(verdict()).startsWith("Refuse: the donor has purged");

        received = set(DONOR + ":5-8");
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.STOPPED));
        assertThat(verdict()).startsWith("Replicate: ");
    }

    @Test
    void leavesAReplicaAloneThatTheDonorFollowsOrHasFollowed() {
        executed = set(DONOR + ":1-9");
        hasData = true;
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.RUNNING));
        sourcesOfDonor = Set.of(COPY);
        assertThat(verdict()).startsWith("Nothing to do");

        followedByDonor = Set.of(COPY);
        assertThat(verdict()).as("a pair").startsWith("Nothing to do");

        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.STOPPED));
        assertThat(verdict()).startsWith("Refuse: the donor replicates from it");
    }

    @Test
    void clonesAServerThatAFailedCloneHasEmptiedWhateverItsGtidsAndChannelsSay() {
        donorHasData = true;
        executed = set(DONOR + ":1-9");
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.STOPPED));
        assertThat(verdict()).isEqualTo("Clone: it is empty");

        executed = set(DONOR + ":1-10");
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.RUNNING));
        assertThat(verdict()).isEqualTo("Clone: it is empty");

        executed = set(DONOR + ":1-9");
        assertThat(verdict()).as("the data may be on its way").startsWith("Nothing to do");

        executed = set(DONOR + ":1-10");
        seesAllData = false;
        assertThat(verdict()).as("nobody knows").startsWith("Nothing to do");
    }

    @Test
    void leavesAReplicaAloneThoughOthersFollowIt() {
        executed = set(DONOR + ":1-9");
        hasData = true;
        hasReplicas = Optional.of(true);
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.RUNNING));

        assertThat(verdict()).startsWith("Nothing to do");
    }

    @Test
    void knowsTheDonorByItsAddressWhereAChannelWasNeverConnected() {
        executed = set(DONOR + ":1-9");
        channels = List.of(channel(Optional.empty(), ADDRESS, ThreadState.STOPPED));
        assertThat(verdict()).startsWith("Replicate: ");

        channels = List.of(channel(Optional.empty(), new Address("db9", 3306), ThreadState.STOPPED));
        assertThat(verdict()).startsWith("Refuse: it replicates from another server");
    }

    @Test
    void goesOnFromWhereAChannelWithoutGtidsHasCome() {
        mode = GtidMode.OFF;
        hasData = true;
        channels = List.of(channel(Optional.of(DONOR), ADDRESS, ThreadState.STOPPED));
        assertThat(verdict()).startsWith("Replicate: ");

        channels = List.of();
        assertThat(verdict()).startsWith("Refuse: it holds data");
    }
}
