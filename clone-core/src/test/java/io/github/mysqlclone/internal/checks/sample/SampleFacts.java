package io.github.mysqlclone.internal.checks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.Checks;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DiskSpace;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.internal.facts.HostFiles.TargetState;
import io.github.mysqlclone.internal.facts.LockedFolder;
import io.github.mysqlclone.internal.facts.LockedFolder.Content;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.SharedHost;
import io.github.mysqlclone.internal.facts.SharedHost.DonorsFiles;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.DiskSpaceProbe.FileSystemSpace;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.ServerError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Facts of a healthy pair, of which a test spoils the part it is about, and the judgement on them. */
public final class SampleFacts {

    public static final String RECIPIENT_UUID = "aaaaaaaa-0000-0000-0000-000000000001";
    public static final String DONOR_UUID = "bbbbbbbb-0000-0000-0000-000000000002";
    public static final String TARGET = "/backups/copy";

    private final CloneSpec spec;
    private final SampleServer recipient = new SampleServer("db2:3306", RECIPIENT_UUID, 2);
    private final SampleServer donor = new SampleServer("db1:3306", DONOR_UUID, 1);
    private Fact<Grants> donorAccountGrants = Fact.of(new Grants(Set.of("BACKUP_ADMIN"), List.of(), Set.of(), false));
    private Fact<DonorAccount> donorAccount = Fact.of(new DonorAccount(Set.of("%"), Set.of(), false, false, false));
    private Fact<Optional<ServerError>> refusal = Fact.of(Optional.empty());
    private Fact<Set<String>> uuids = Fact.of(Set.of(DONOR_UUID));
    private Fact<LoginAtDonor> login = Fact.of(new LoginAtDonor.Admitted("clone", true, true));
    private Fact<HostFiles> host = Fact.of(new HostFiles(
            Fact.of(Set.of("mysql_clone.so")),
            Fact.of(List.of()),
            Fact.of(List.of()),
            Fact.of(List.of()),
            Fact.of(List.of()),
            Fact.of(List.of()),
            Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
            Fact.of(new TargetState(false, "/backups", false, true, Fact.of(true)))));
    private Fact<DiskSpace> space = Fact.of(space(100L << 30));
    private PlannedChanges changes = PlannedChanges.NONE;
    private Fact<List<Finding>> inTheWayOfReplication = Fact.of(List.of());
    private boolean donorIsRead = true;
    private SharedHost sharedHost = SharedHost.NOT_LOOKED_AT;

    private SampleFacts(CloneSpec spec) {
        this.spec = spec;
    }

    /** For a clone that replaces the recipient's data, with the consent for that. */
    public static SampleFacts replacing() {
        return replacing(RemoteCloneSpec::replaceData);
    }

    /** For a clone that replaces the recipient's data. */
    public static SampleFacts replacing(UnaryOperator<RemoteCloneSpec> steps) {
        return new SampleFacts(steps.apply(remote()));
    }

    /** For a replace clone from a donor that the recipient reaches by this name. */
    public static SampleFacts fromLocalhost() {
        return new SampleFacts(
                CloneSpec.remote("localhost", 3306).donorAccount("clone", "pw").replaceData());
    }

    /** For a clone into a directory from a donor on the recipient's host. */
    public static SampleFacts fromLocalhostIntoDirectory() {
        return new SampleFacts(
                CloneSpec.remote("localhost", 3306).donorAccount("clone", "pw").dataDirectory(TARGET));
    }

    /** Two servers of one host, which have everything apart. */
    public SampleFacts onOneHost() {
        return both(server -> server.variable("hostname", "one"))
                .donor(server -> server.variable("datadir", "/srv/donor/").variable("port", "3307"));
    }

    /** The recipient's host, which is this one, has these of the donor's files, and no others. */
    public SampleFacts donorsFilesThere(String... paths) {
        sharedHost = new SharedHost(Fact.of(new DonorsFiles(List.of(paths), List.of())), false);
        return this;
    }

    /** The folders of these of the donor's files cannot be read from here. */
    public SampleFacts donorsFilesHidden(String... paths) {
        sharedHost = new SharedHost(Fact.of(new DonorsFiles(List.of(), List.of(paths))), false);
        return this;
    }

    /** The donor's address is one of the recipient's. */
    public SampleFacts atOneAddress() {
        sharedHost = new SharedHost(sharedHost.donorsFiles(), true);
        return this;
    }

    /** For a clone into a directory. */
    public static SampleFacts intoDirectory() {
        return intoDirectory(TARGET);
    }

    /** For a clone into this directory. */
    public static SampleFacts intoDirectory(String path) {
        return new SampleFacts(remote().dataDirectory(path));
    }

    /** For a local clone. */
    public static SampleFacts local() {
        return new SampleFacts(CloneSpec.local(TARGET));
    }

    private static RemoteCloneSpec remote() {
        return CloneSpec.remote("db1", 3306).donorAccount("clone", "pw");
    }

    private static DiskSpace space(long freeBytes) {
        FileSystemSpace all = new FileSystemSpace("/", freeBytes);
        return new DiskSpace(all, all, all);
    }

    /** Change the recipient. */
    public SampleFacts recipient(Consumer<SampleServer> change) {
        change.accept(recipient);
        return this;
    }

    /** Change the donor. */
    public SampleFacts donor(Consumer<SampleServer> change) {
        change.accept(donor);
        return this;
    }

    /** Change both. */
    public SampleFacts both(Consumer<SampleServer> change) {
        return recipient(change).donor(change);
    }

    public SampleFacts donorAccountGrants(Fact<Grants> grants) {
        donorAccountGrants = grants;
        return this;
    }

    public SampleFacts donorAccount(Fact<DonorAccount> account) {
        donorAccount = account;
        return this;
    }

    /** The donor account cannot log in from this JVM. */
    public SampleFacts donorAccountRefused(int number, String message) {
        refusal = Fact.of(Optional.of(new ServerError(number, "28000", message)));
        return this;
    }

    public SampleFacts donorAccountUntried(String reason) {
        refusal = Fact.unknown(reason);
        return this;
    }

    public SampleFacts uuidsAtDonorsAddress(String... answers) {
        uuids = Fact.of(Set.of(answers));
        return this;
    }

    public SampleFacts login(LoginAtDonor answer) {
        login = Fact.of(answer);
        return this;
    }

    public SampleFacts host(Fact<HostFiles> files) {
        host = files;
        return this;
    }

    public SampleFacts target(TargetState state) {
        return host(Fact.of(new HostFiles(
                Fact.of(Set.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
                Fact.of(state))));
    }

    /** The recipient is on this host, and its option files say this. */
    public SampleFacts optionFile(OptionNames names) {
        return host(Fact.of(new HostFiles(
                Fact.of(Set.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(names),
                Fact.unknown("there is no target"))));
    }

    /** The recipient is on this host, and these lie in directories of schemas. */
    public SampleFacts strayFiles(String... files) {
        return host(Fact.of(new HostFiles(
                Fact.of(Set.of()),
                Fact.of(List.of()),
                Fact.of(List.of(files)),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
                Fact.unknown("there is no target"))));
    }

    /** The recipient is on this host, and these are named as tablespaces and are none of its own. */
    public SampleFacts strayTablespaces(Fact<List<String>> files) {
        return host(Fact.of(new HostFiles(
                Fact.of(Set.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                files,
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
                Fact.unknown("there is no target"))));
    }

    /** The recipient is on this host, and may not write into these folders, in which tablespaces lie. */
    public SampleFacts lockedFolders(String... names) {
        return lockedFolders(Fact.of(Stream.of(names)
                .map(name -> new LockedFolder(name, name, Content.TABLESPACES, Fact.of(true)))
                .toList()));
    }

    /** The recipient is on this host, and may not write into these folders. */
    public SampleFacts lockedFolders(Fact<List<LockedFolder>> folders) {
        return host(Fact.of(new HostFiles(
                Fact.of(Set.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                folders,
                Fact.of(List.of()),
                Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
                Fact.unknown("there is no target"))));
    }

    /** The recipient is on this host, and empty folders of these names have no schema. */
    public SampleFacts orphanFolders(String... names) {
        return host(Fact.of(new HostFiles(
                Fact.of(Set.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(List.of()),
                Fact.of(Stream.of(names)
                        .map(name -> new OrphanFolder(name, name, true))
                        .toList()),
                Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
                Fact.unknown("there is no target"))));
    }

    public SampleFacts freeBytes(long bytes) {
        space = Fact.of(space(bytes));
        return this;
    }

    public SampleFacts unreadSpace(String reason) {
        space = Fact.unknown(reason);
        return this;
    }

    public SampleFacts space(DiskSpace newSpace) {
        space = Fact.of(newSpace);
        return this;
    }

    /** This is changed on the servers before the clone. */
    public SampleFacts changing(Change... planned) {
        changes = new PlannedChanges(List.of(planned), Map.of());
        return this;
    }

    /** Nothing could be read but who the recipient is. */
    public SampleFacts unread() {
        recipient.unread();
        donorIsRead = false;
        login = Fact.unknown("the login was not tried");
        host = Fact.unknown("the host was not looked at");
        space = Fact.unknown("the host was not looked at");
        return this;
    }

    /** Only the donor could not be reached. */
    public SampleFacts donorUnread() {
        donorIsRead = false;
        return this;
    }

    /** This is all that would keep the copy from replicating, where the policy intends it. */
    public SampleFacts inTheWayOfReplication(Finding finding) {
        inTheWayOfReplication = Fact.of(List.of(finding));
        return this;
    }

    /** Judge it all. */
    public PreflightReport report() {
        return Checks.judge(spec, facts());
    }

    /** Returns the spec that it is for. */
    public CloneSpec spec() {
        return spec;
    }

    /** Returns them all. */
    public CloneFacts facts() {
        ServerFacts server = recipient.facts();
        RecipientFacts facts =
                new RecipientFacts(server, server.details().content().userData(), host, space);
        Fact<DonorFacts> donorFacts = donorIsRead
                ? Fact.of(new DonorFacts(donor.facts(), donorAccountGrants, donorAccount, refusal, uuids))
                : Fact.unknown("the donor could not be read");
        return new CloneFacts(facts, donorFacts, login, changes, inTheWayOfReplication, sharedHost);
    }

    /** Judge it by one check. */
    public CheckResult check(CheckId id) {
        return report().result(id).orElseThrow();
    }

    /** Judge it by one check that must find exactly one thing. */
    public Finding finding(CheckId id) {
        CheckResult result = check(id);
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FOUND);
        assertThat(result.findings()).as("%s", result).hasSize(1);
        return result.findings().get(0);
    }

    /** Judge it by one check that must find nothing. */
    public void passes(CheckId id) {
        CheckResult result = check(id);
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASSED);
    }

    /** Judge it by one check that must lack facts; returns why. */
    public String unknown(CheckId id) {
        CheckResult result = check(id);
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.UNKNOWN);
        return result.reason();
    }
}
